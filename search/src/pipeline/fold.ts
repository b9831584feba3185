/**
 * Makes spellings of the same letters equal: compatibility forms, case, ё → е, combining marks, dashes,
 * invisible characters. й keeps its breve: it is a letter of its own, not an и with an accent.
 */

/** Lower-case Latin and Cyrillic without ё: nothing but the case can differ, so the slow path is skipped. */
const SIMPLE = /^[\u0020-\u007e\n\u0410-\u044f]*$/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = /[«»“”„‟‹›〝〞]/g;

/** Folds a text; `fold(fold(x)) === fold(x)`. The length may change, so keep offsets on the raw text. */
export function fold(text: string): string {
  if (SIMPLE.test(text)) return text.toLowerCase();
  // Lower-casing can produce new decomposable characters (İ → i + dot) and the reverse: hence both, twice.
  return text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('и\u0306', 'й')
    .replace(/\p{M}+/gu, '')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(QUOTES, '"')
    .replaceAll('×', 'x');
}
