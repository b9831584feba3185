import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { openSearch } from '@fieldlore/search';
import type { Config } from './config.ts';
import type { App } from './context.ts';
import { openDatabase } from './database/data-source.ts';
import type { Logger } from './log.ts';
import { openFileStorage } from './files/open-file-storage.ts';

/** Database, index and files, opened in that order and closed in the other. */
export async function openApp(
  config: Config,
  log: Logger,
  options: { join?: boolean } = {},
): Promise<{ app: App; close(): Promise<void> }> {
  const database = await openDatabase(config, log, options);
  try {
    const search = await openSearch(searchOptions(config));
    const app: App = {
      config,
      db: database.db,
      search,
      files: openFileStorage(config.files),
      log,
      now: () => new Date(),
    };
    return {
      app,
      close: async () => {
        await search.close();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function searchOptions({ search, dataDir }: Config): Parameters<typeof openSearch>[0] {
  if (search.meiliUrl)
    return { meili: { url: search.meiliUrl, ...(search.meiliKey && { apiKey: search.meiliKey }) } };
  const directory = resolve(dataDir, 'search');
  mkdirSync(directory, { recursive: true });
  return { embedded: { directory } };
}
