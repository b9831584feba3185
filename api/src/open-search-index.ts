import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  openSearch,
  SearchError,
  type SearchDictionary,
  type SearchIndex,
  type SearchOptions,
} from '@fieldlore/search';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';
import { StartupError } from './startup-error.ts';

const tryAgainAfter = 1_000;

/**
 * Opens the search index that the configuration names; a Meilisearch server that starts at the same time is waited for
 * as long as the database is.
 * @throws StartupError with the remedy: server away, key refused, index held by another process
 */
export async function openSearchIndex(
  config: Config,
  log: Logger,
  dictionary: SearchDictionary = {},
): Promise<SearchIndex> {
  const until = Date.now() + config.database.waitSeconds * 1000;
  for (;;) {
    try {
      return await openSearch({ ...searchOptions(config), dictionary });
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      if (error.code !== 'SERVER_UNREACHABLE' || Date.now() > until) throw explained(error, config);
      log.warn({ err: error }, 'Meilisearch does not answer yet, waiting');
      await sleep(tryAgainAfter);
    }
  }
}

function searchOptions({ search, dataDir }: Config): SearchOptions {
  if (search.meiliUrl)
    return { meili: { url: search.meiliUrl, ...(search.meiliKey && { apiKey: search.meiliKey }) } };
  const directory = resolve(dataDir, 'search');
  mkdirSync(directory, { recursive: true });
  return { embedded: { directory } };
}

function explained(error: SearchError, { search, dataDir }: Config): StartupError {
  const where = search.meiliUrl ?? dataDir;
  switch (error.code) {
    case 'SERVER_UNREACHABLE':
      return new StartupError(
        {
          ru: `Поисковый сервер ${where} не отвечает. Запустите его или уберите MEILI_URL: встроенный поиск обойдётся без него.`,
          en: `The search server ${where} does not answer. Start it, or take MEILI_URL away: the embedded search does without.`,
        },
        { cause: error },
      );
    case 'SERVER_REFUSED':
      return new StartupError(
        {
          ru: `Поисковый сервер ${where} отказал: ${error.message}. Проверьте MEILI_KEY и версию сервера (нужна 1.x).`,
          en: `The search server ${where} refused: ${error.message}. Check MEILI_KEY and the server's version (1.x is needed).`,
        },
        { cause: error },
      );
    default:
      return new StartupError(
        {
          ru: `Индекс поиска в ${where} открыть не удалось: ${error.message}. Если его держит другой Fieldlore, остановите тот.`,
          en: `The search index in ${where} could not be opened: ${error.message}. If another Fieldlore holds it, stop that one.`,
        },
        { cause: error },
      );
  }
}
