import type { App } from '../context.ts';
import { readNextAttachment } from './read-attachments.ts';

/** A notice may be lost with its connection, and a file given up by a process that died. */
const lookEvery = 60_000;

export interface Reading {
  /** Some entry shows a file: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Reads the text of attachments one by one, until it is stopped. */
export function startReadingAttachments(app: App): Reading {
  let isStopping = false;
  let isWoken = false;
  let wakeUp: () => void = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      try {
        while (!isStopping && (await readNextAttachment(app)));
      } catch (error) {
        if (!isStopping) app.log.error({ err: error }, 'reading attachments failed, trying again');
      }
      if (!isStopping && !isWoken) await pause();
    }
  }

  const running = run();
  return {
    wake: () => {
      isWoken = true;
      wakeUp();
    },
    stop: async () => {
      isStopping = true;
      wakeUp();
      await running;
    },
  };
}
