import type { App } from './context.ts';
import { removeUnusedFiles } from './files/remove-unused-files.ts';
import { forgetReadings } from './recalls/forget-readings.ts';
import { forgetSearches } from './search-log/forget-searches.ts';
import { forgetSenders } from './votes/limit-sender.ts';

const hour = 3600 * 1000;
const every = 6 * hour;
const firstAfter = 60 * 1000;

/** What nobody waits for: ended sessions, forgotten failures of signing in, old searches, who opened what long ago, files that nothing shows. Safe to run in any number of processes. */
export async function keepHouse(app: App): Promise<void> {
  const now = app.now();
  const yesterday = new Date(now.getTime() - 24 * hour);
  await app.db.query('DELETE FROM session WHERE expires_at < $1', [now]);
  await app.db.query('DELETE FROM sign_in_attempt WHERE since < $1', [yesterday]);
  await forgetSearches(app);
  await forgetReadings(app);
  const files = await removeUnusedFiles(app);
  app.log.debug({ files }, 'kept house');
}

/** Keeps house some times a day, and forgets addresses that voted every hour, until it is stopped. */
export function startHousekeeping(app: App): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const run = (work: () => Promise<void>) => {
    const done = work().catch((error: unknown) => app.log.error({ err: error }, 'housekeeping failed'));
    running = Promise.all([running, done]);
  };
  const first = setTimeout(run, firstAfter, () => keepHouse(app));
  const timers = [
    setInterval(run, every, () => keepHouse(app)),
    setInterval(run, hour, () => forgetSenders(app.db.manager, app.now())),
  ];
  return async () => {
    clearTimeout(first);
    timers.forEach(clearInterval);
    await running;
  };
}
