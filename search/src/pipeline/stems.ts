import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as russianStem } from '@orama/stemmers/russian';
import { STABLE_OK_EK, STEM_OVERRIDES } from './stem-overrides.ts';

const CYRILLIC = /^[а-я]+$/;
const LATIN = /^[a-z]+$/;
/** Kept as written: acronyms and model letters (ДУТ, CAN, ГАЗ) are not words with endings. */
const SHORT = 3;
/** Nothing people write is longer; a pasted blob is cut so that it costs no more than a word. */
const LONGEST = 64;

const cache = new Map<string, string>();
const CACHE_SIZE = 50_000;

/** The stem of one folded word: Snowball Russian for Cyrillic, Snowball English for Latin, else unchanged. */
export function stem(word: string): string {
  if (word.length <= SHORT) return word;
  if (word.length > LONGEST) return word.slice(0, LONGEST);
  const known = cache.get(word);
  if (known !== undefined) return known;
  const result = compute(word);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, result);
  return result;
}

function compute(word: string): string {
  if (CYRILLIC.test(word)) {
    return STEM_OVERRIDES.get(word) ?? withoutFleetingVowel(word) ?? (russianStem(word) || word);
  }
  return LATIN.test(word) ? englishStem(word.length < 7 ? word : americanised(word)) || word : word;
}

/** One spelling for -ise and -ize, or `immobiliser` would not find `immobilizer`. */
function americanised(word: string): string {
  return word.replace(/is(e|es|ed|er|ers|ing|ation|ations)$/, 'iz$1');
}

/**
 * Genitive plurals (кнопок, настроек, перемычек) and short masculines (щиток) get the stem of their other
 * forms (кнопк-а, настройк-а, перемычк-а, щитк-а). Snowball leaves the vowel in.
 */
function withoutFleetingVowel(word: string): string | undefined {
  if (word.length < 5 || !/[ое]к$/.test(word) || STABLE_OK_EK.has(word)) return undefined;
  const root = word.slice(0, -2);
  const last = root.charAt(root.length - 1);
  if (word.endsWith('ок')) return 'аеиоуыэюя'.includes(last) ? undefined : `${root}к`;
  if ('аеоуыэюя'.includes(last)) return `${root}йк`;
  return `${root}к`;
}
