import type { App } from '../context.ts';
import { readNextAttachment } from './read-attachments.ts';

/** A notice may be lost with its connection, and a file given up by a process that died. */
const lookEvery = 60_000;

export interface Reading {
  /** Some entry shows a file: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Reads the text of attachments, one file after the other, until it is stopped. */
export function startReadingAttachments(app: App): Reading {
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isStopping = false;

  async function readAll(): Promise<void> {
    isWoken = false;
    try {
      while (!isStopping && (await readNextAttachment(app)));
    } catch (error) {
      if (!isStopping) app.log.error({ err: error }, 'reading attachments failed, trying again in a minute');
    }
  }

  function wake(): void {
    isWoken = true;
    running ??= readAll().finally(() => {
      running = undefined;
      // Woken while it was busy: what was announced may have come after its last look.
      if (isWoken && !isStopping) wake();
    });
  }

  const timer = setInterval(wake, lookEvery);
  wake();
  return {
    wake,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
