import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../context.ts';

/** After a failure: the database or the search server is away, and comes back. */
const tryAgainAfter = 5_000;

/**
 * Keeps this process at the dictionary in force. Queries go on all the while: each is answered by the old words or by the
 * new ones.
 * @param onChange what else follows from other words, once they are in force
 */
export function followDictionary(app: App, onChange: () => void): { wake(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let isWoken = false;
  /** Others may load it too; what counts is what the search has been told. */
  let inForce = app.dictionary.number;

  async function run(): Promise<void> {
    while (isWoken && !stopping.signal.aborted) {
      isWoken = false;
      try {
        await app.dictionary.refresh(app.db);
        if (app.dictionary.number === inForce) continue;
        const { number, words } = app.dictionary;
        await app.search.useDictionary(words);
        inForce = number;
        onChange();
        app.log.info({ version: number }, 'another search dictionary is in force');
      } catch (error) {
        app.log.warn({ err: error }, 'the search dictionary could not be exchanged, trying again');
        isWoken = true;
        await sleep(tryAgainAfter, undefined, stopping).catch(() => {});
      }
    }
  }

  return {
    wake() {
      isWoken = true;
      running ??= run().finally(() => {
        running = undefined;
        // Woken between its last look and its end.
        if (isWoken && !stopping.signal.aborted) this.wake();
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
