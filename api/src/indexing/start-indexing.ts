import type { BalancedSearch, SearchIndex } from '@fieldlore/search';
import type { DataSource } from 'typeorm';
import type { Logger } from '../log.ts';
import { copyErrorToKeep } from './copy-error.ts';
import { registerCopies } from './deal-out.ts';
import { readLags } from './index-lag.ts';
import { indexBatch } from './indexer.ts';
import { rebuildIfDue, reconcileIndex, takeReconcile } from './rebuild-index.ts';

/** A notice may be lost with its connection; then the next look finds what it announced. */
const lookEvery = 2_000;
/** A copy that can't be written to is tried again ever more rarely, whoever saves what meanwhile. */
const longestWait = 30_000;
/** How often the engine is asked whether it still has the index: a server may have come back with an empty disk. */
const checkEvery = 10_000;
const watchLagEvery = 60_000;
/** Readers notice: then somebody should look why. */
const lagToWarnOf = 30;

export interface Indexing {
  /** Something was written to the outbox: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Keeps every copy of the index in step until it is stopped, each at its own pace. */
export async function startIndexing(db: DataSource, search: BalancedSearch, log: Logger): Promise<Indexing> {
  await registerCopies(
    db,
    search.copies.map(({ name }) => name),
  );
  const keepers = search.copies.map((copy) => keepInStep(db, copy, log));
  const watch = setInterval(() => void warnOfLag(db, log), watchLagEvery);
  return {
    wake: () => keepers.forEach((keeper) => keeper.wake()),
    stop: async () => {
      clearInterval(watch);
      await Promise.all(keepers.map((keeper) => keeper.stop()));
    },
  };
}

/** Rebuilds a copy that needs it, empties its outbox whenever it is woken, and compares it with the tables every night. */
function keepInStep(db: DataSource, copy: SearchIndex, log: Logger): Indexing {
  let isStopping = false;
  /** Woken while it was busy: what was announced may have come after its last look. */
  let isWoken = false;
  let wakeUp: () => void = () => {};
  let failures = 0;
  let checkAt = 0;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        if (failures > 0 && !isStopping) return;
        clearTimeout(timer);
        resolve();
      };
    });

  async function look(): Promise<void> {
    if (Date.now() >= checkAt) {
      await copy.check();
      checkAt = Date.now() + checkEvery;
    }
    await rebuildIfDue(db, copy, log);
    while (!isStopping && (await indexBatch(db, copy, log)) > 0);
    if (!isStopping && (await takeReconcile(db, copy, new Date()))) {
      const differences = await reconcileIndex(db, copy);
      log.info({ copy: copy.name, differences }, 'search index compared with the database');
    }
  }

  /** What an admin is shown; undefined until it is known whether this process can write at all. */
  let told: string | null | undefined;
  async function tell(reason: string | null): Promise<void> {
    if (reason === told) return;
    told = reason;
    await db
      .query('UPDATE search_copy SET error = $2 WHERE name = $1', [copy.name, reason])
      .catch((err: unknown) => log.warn({ err }, 'the state of the search index could not be written down'));
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      isWoken = false;
      try {
        await look();
        if (failures > 0) log.info({ copy: copy.name }, 'indexing goes on');
        failures = 0;
        await tell(null);
      } catch (error) {
        if (isStopping) return;
        checkAt = 0;
        if (failures++ === 0) log.error({ err: error, copy: copy.name }, 'indexing failed, trying again');
        await tell(copyErrorToKeep(error));
      }
      const wait = Math.min(lookEvery * 2 ** Math.max(0, failures - 1), longestWait);
      if (!isStopping && (failures > 0 || !isWoken)) await pause(wait);
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

async function warnOfLag(db: DataSource, log: Logger): Promise<void> {
  try {
    for (const lag of await readLags(db))
      if ((lag.lagSeconds ?? 0) > lagToWarnOf) log.warn(lag, 'the search index lags behind');
  } catch (error) {
    log.warn({ err: error }, 'how far the search index lags behind could not be read');
  }
}
