import type { Config } from './config.ts';
import type { App } from './context.ts';
import { openDatabase } from './database/data-source.ts';
import type { Logger } from './log.ts';
import { openFileStorage } from './files/open-file-storage.ts';
import { openSearchIndex } from './open-search-index.ts';
import { LiveDictionary } from './search-dictionary/live-dictionary.ts';

/** Database, index and files, opened in that order and closed in the other. */
export async function openApp(
  config: Config,
  log: Logger,
  options: { join?: boolean } = {},
): Promise<{ app: App; close(): Promise<void> }> {
  const database = await openDatabase(config, log, options);
  try {
    const dictionary = await LiveDictionary.load(database.db);
    const search = await openSearchIndex(config, log, dictionary.words);
    const app: App = {
      config,
      db: database.db,
      search,
      dictionary,
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
