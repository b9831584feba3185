import type { App } from './context.ts';
import { removeUnusedFiles } from './files/remove-unused-files.ts';
import { forgetSearches } from './search-log/forget-searches.ts';
import { forgetSenders } from './votes/limit-sender.ts';

const every = 6 * 3600 * 1000;
const firstAfter = 60 * 1000;

/** What nobody waits for: ended sessions, forgotten failures of signing in, old searches, addresses that voted, files that nothing shows. Safe to run in any number of processes. */
export async function keepHouse(app: App): Promise<void> {
  const now = app.now();
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  await app.db.query('DELETE FROM session WHERE expires_at < $1', [now]);
  await app.db.query('DELETE FROM sign_in_attempt WHERE since < $1', [yesterday]);
  await forgetSearches(app);
  await forgetSenders(app.db.manager, now);
  const files = await removeUnusedFiles(app);
  app.log.debug({ files }, 'kept house');
}

/** Keeps house some times a day until it is stopped. */
export function startHousekeeping(app: App): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = keepHouse(app).catch((error: unknown) => app.log.error({ err: error }, 'housekeeping failed'));
  };
  const first = setTimeout(run, firstAfter);
  const timer = setInterval(run, every);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}
