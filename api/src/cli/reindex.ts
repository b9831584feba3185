import { setTimeout as sleep } from 'node:timers/promises';
import { SearchError } from '@fieldlore/search';
import type { DataSource } from 'typeorm';
import { loadConfig } from '../config.ts';
import { requestRebuild } from '../indexing/request-rebuild.ts';
import { SearchCopy } from '../indexing/search-copy.entity.ts';
import { startIndexing } from '../indexing/start-indexing.ts';
import { createLog } from '../log.ts';
import { openApp } from '../open-app.ts';
import { StartupError } from '../startup-error.ts';
import { withApp } from './open-command.ts';
import { startProgress } from './progress.ts';
import { print, say } from './say.ts';

const lookEvery = 250;
/** A worker looks every two seconds; one that has not begun by then is not there. */
const nobodyAfter = 20_000;

/** Rebuilds every copy of the index and shows how far it is: here, or in the running program, which holds the embedded one. */
export async function reindex(): Promise<void> {
  const config = loadConfig();
  const log = createLog({ ...config.log, level: 'warn' });
  try {
    const { app, close } = await openApp(config, log, { join: true });
    try {
      const indexing = await startIndexing(app.db, app.search, log);
      await requestRebuild(app.db, null);
      indexing.wake();
      await follow(app.db).finally(() => indexing.stop());
    } finally {
      await close();
    }
  } catch (error) {
    if (!isInUse(error)) throw error;
    await withApp(async ({ db }) => {
      await requestRebuild(db, null);
      await follow(db);
    });
  }
}

/** Another process holds the embedded index: the program runs. */
function isInUse(error: unknown): boolean {
  return (
    error instanceof StartupError && error.cause instanceof SearchError && error.cause.code === 'INDEX_IN_USE'
  );
}

/** Shows the progress of what was asked for, until it is done or can't go on. @throws StartupError */
async function follow(db: DataSource): Promise<void> {
  const progress = startProgress(say({ ru: 'Поиск', en: 'Search' }));
  const started = Date.now();
  let copies: SearchCopy[] = [];
  let hasBegun = false;
  try {
    for (;;) {
      copies = await db.getRepository(SearchCopy).find();
      const waiting = copies.filter((copy) => copy.rebuildRequestedAt ?? copy.rebuildStartedAt);
      hasBegun ||= copies.some((copy) => copy.rebuildStartedAt !== null);
      if (waiting.length === 0) break;
      const stuck = waiting.filter((copy) => copy.error !== null && copy.rebuildStartedAt === null);
      if (stuck.length === waiting.length) throw away(stuck);
      if (!hasBegun && Date.now() - started > nobodyAfter) throw nobody();
      progress.set(share(copies));
      await sleep(lookEvery);
    }
    progress.set(1);
  } finally {
    progress.stop();
  }
  for (const { name, rebuiltDocuments, rebuildTookMs } of copies) {
    const seconds = Math.round((rebuildTookMs ?? 0) / 100) / 10;
    print(
      say({
        ru: `Поиск (${name}) построен заново: документов — ${rebuiltDocuments}, секунд — ${seconds}.`,
        en: `The search (${name}) was built anew: ${rebuiltDocuments} documents in ${seconds} s.`,
      }),
    );
  }
}

/** Copies still to be begun count as nothing done; there is always something to divide by. */
function share(copies: readonly SearchCopy[]): number {
  const shares = copies.map((copy) => {
    if (copy.rebuildStartedAt !== null) return Math.min(1, copy.rebuildDone / Math.max(1, copy.rebuildTotal));
    return copy.rebuildRequestedAt === null ? 1 : 0;
  });
  return shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
}

function away(copies: readonly SearchCopy[]): StartupError {
  const reasons = copies.map(({ name, error }) => `  ${name}: ${error}`).join('\n');
  return new StartupError({
    ru: `Не построено, потому что поиск недоступен; как только он ответит, это произойдёт само:\n${reasons}`,
    en: `Not built, as the search can't be reached; once it answers this happens by itself:\n${reasons}`,
  });
}

function nobody(): StartupError {
  return new StartupError({
    ru: 'Запрос записан, но его никто не взял. Запустите программу (или процесс с ROLE=worker): она построит поиск, как только начнёт работать.',
    en: 'The request is written down, but nobody took it up. Start the program (or a process with ROLE=worker): it builds the search as soon as it runs.',
  });
}
