import type { SearchIndex } from '@fieldlore/search';
import type { DataSource } from 'typeorm';
import type { Logger } from '../log.ts';
import { indexBatch } from './indexer.ts';
import { rebuildIndex, reconcileIndex } from './rebuild-index.ts';

/** A notice may be lost with its connection; then the next look finds what it announced. */
const lookEvery = 2_000;
const reconcileEvery = 24 * 3600 * 1000;

export interface Indexing {
  /** Something was written to the outbox: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Keeps the index in step until it is stopped: rebuilds an empty one, then empties the outbox whenever it is woken. */
export function startIndexing(db: DataSource, search: SearchIndex, log: Logger): Indexing {
  let isStopping = false;
  /** Woken while it was busy: what was announced may have come after its last look. */
  let isWoken = false;
  let wakeUp: () => void = () => {};
  let reconciledAt = Date.now();

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
        if (search.needsRebuild) {
          const { documents, tookMs } = await rebuildIndex(db, search);
          log.info({ documents, tookMs }, 'search index rebuilt');
        }
        while (!isStopping && (await indexBatch(db, search, log)) > 0);
        if (Date.now() - reconciledAt > reconcileEvery) {
          reconciledAt = Date.now();
          const differences = await reconcileIndex(db, search);
          log.info({ differences }, 'search index compared with the database');
        }
      } catch (error) {
        if (!isStopping) log.error({ err: error }, 'indexing failed, trying again');
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
