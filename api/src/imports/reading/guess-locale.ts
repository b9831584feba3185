import { Locale } from '../../graphql/locale.ts';

/** Russian where at least a fifth of the letters is Cyrillic: manuals are full of English names and commands. */
export function guessLocale(text: string): Locale {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && cyrillic / letters >= 0.2 ? Locale.ru : Locale.en;
}

/** The language that a path names: `ru/guide/start.html`, `osticket-en`, `help_ru-RU/index.md`; null where none does. */
export function localeInPath(path: string): Locale | null {
  const words = path.toLowerCase().split(/[/_.\s]+/);
  const named = words.map((word) => /(?:^|-)(ru|en)(?:-[a-z]{2})?$/.exec(word)?.[1]).find(Boolean);
  return named ? Locale[named as Locale] : null;
}

/** The path without its words for a language: equal for the twins `ru/guide/start.html` and `en-US/guide/start.html`. */
export function withoutLocale(path: string): string {
  return path
    .split('/')
    .map((part) => part.replace(/(^|[-_.])(ru|en)(-[a-z]{2})?(?=\.|$)/i, ''))
    .filter(Boolean)
    .join('/');
}
