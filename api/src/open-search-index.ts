import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Balancer,
  openCopies,
  openSearch,
  SearchError,
  type BalancedSearch,
  type MeilisearchOptions,
  type SearchDictionary,
  type SearchErrorCode,
} from '@fieldlore/search';
import type { Config } from './config.ts';
import { withMeaning } from './embeddings/search-by-meaning.ts';
import type { Logger } from './log.ts';
import { StartupError } from './startup-error.ts';

const tryAgainAfter = 1_000;
/** What passes by itself while a server starts. */
const passing: readonly SearchErrorCode[] = ['SERVER_UNREACHABLE', 'SERVER_FAILED'];

/**
 * Opens the copies of the search index that the configuration names. Meilisearch servers that start at the same time
 * are waited for as long as the database is; the first that answers is enough.
 * @throws StartupError with the remedy: server away, key refused, index held by another process
 */
export async function openSearchIndex(
  config: Config,
  log: Logger,
  dictionary: SearchDictionary = {},
): Promise<BalancedSearch> {
  const until = Date.now() + config.database.waitSeconds * 1000;
  for (;;) {
    try {
      return withMeaning(await openAll(config, log, dictionary), config, log);
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      if (!passing.includes(error.code) || Date.now() > until) throw explained(error, config);
      log.warn({ err: error }, 'Meilisearch does not answer yet, waiting');
      await sleep(tryAgainAfter);
    }
  }
}

async function openAll(
  { search, dataDir, embeddings }: Config,
  log: Logger,
  dictionary: SearchDictionary,
): Promise<BalancedSearch> {
  const [first, ...others] = search.meiliUrls.map((url): MeilisearchOptions => ({
    url,
    ...(search.meiliKey && { apiKey: search.meiliKey }),
  }));
  if (first) {
    return await openCopies([first, ...others], {
      dictionary,
      ...(embeddings && { embeddings: embeddings.space }),
      tell: (copy, err) =>
        err
          ? log.warn({ copy, err }, 'a search server does not answer, the others do its work')
          : log.info({ copy }, 'a search server answers again'),
    });
  }
  const directory = resolve(dataDir, 'search');
  mkdirSync(directory, { recursive: true });
  return new Balancer([
    await openSearch({
      embedded: { directory },
      dictionary,
      ...(embeddings && { embeddings: embeddings.space }),
    }),
  ]);
}

function explained(error: SearchError, { search, dataDir }: Config): StartupError {
  const where = search.meiliUrls.join(', ') || dataDir;
  switch (error.code) {
    case 'SERVER_UNREACHABLE':
    case 'SERVER_FAILED':
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
