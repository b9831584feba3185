import { SearchError, type SearchErrorCode } from '@fieldlore/search';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';

/** What an admin can do about a copy that takes no changes; the engine's own words follow. */
const remedies: Partial<Record<SearchErrorCode, Message>> = {
  SERVER_UNREACHABLE: {
    ru: 'Сервер поиска не отвечает. Проверьте, что он запущен и что адрес в MEILI_URL верен.',
    en: 'The search server does not answer. Check that it runs and that its address in MEILI_URL is right.',
  },
  SERVER_REFUSED: {
    ru: 'Сервер поиска отказал. Проверьте ключ MEILI_KEY и версию сервера (она названа в docker-compose.yml).',
    en: 'The search server refused. Check MEILI_KEY and the server’s version (docker-compose.yml names it).',
  },
  SERVER_FAILED: {
    ru: 'Сервер поиска сейчас не может выполнить запрос. Проверьте место на его диске и его журнал.',
    en: 'The search server can’t do this now. Check the space on its disk, and its log.',
  },
  ENGINE_FAILED: {
    ru: 'Встроенный поиск остановился. Проверьте место на диске; он запустится снова сам.',
    en: 'The embedded search stopped. Check the space on the disk; it starts again by itself.',
  },
};

/** As it is written down beside the copy: what went wrong, in a word, and how the engine put it. */
export function copyErrorToKeep(error: unknown): string {
  const { message } = error as Error;
  return (error instanceof SearchError ? `${error.code} ${message}` : message).slice(0, 1000);
}

/** The kept error for people: what to look at in their language, then the engine's own words for whoever mends it. */
export function copyErrorInWords(kept: string, locale: Locale): string {
  const [, code, message] = /^([A-Z_]+) (.*)$/s.exec(kept) ?? [];
  const remedy = remedies[code as SearchErrorCode];
  return remedy ? `${remedy[locale]} (${message})` : kept;
}
