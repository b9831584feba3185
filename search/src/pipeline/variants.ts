import type { SearchVariant } from '../types.ts';

/** Another reading of what was typed. */
export interface QueryVariant {
  text: string;
  variant: SearchVariant;
}

const EN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RU_KEYS = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const EN_SHIFTED = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';
const RU_SHIFTED = 'ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ';

/** Letters whose keys are punctuation in the other layout: whoever meant English has not hit them. */
const NO_ENGLISH = /[хъжэбюё]/i;

const toRussianKeys = keyMap(EN_KEYS + EN_SHIFTED, RU_KEYS + RU_SHIFTED);
const toEnglishKeys = keyMap(RU_KEYS + RU_SHIFTED, EN_KEYS + EN_SHIFTED);

function keyMap(from: string, to: string): Map<string, string> {
  return new Map([...from].map((key, i) => [key, to.charAt(i)]));
}

/** The text as the same keys give it in the other layout: `lfnxbr` → «датчик», «АЬИ920» → `FMB920`. */
export function swapLayout(text: string): string {
  const isRussian = /[А-яЁё]/.test(text);
  if (isRussian && NO_ENGLISH.test(text)) return text;
  const map = isRussian ? toEnglishKeys : toRussianKeys;
  let result = '';
  for (const sign of text) result += map.get(sign) ?? sign;
  return result;
}

/** Longest first: `shch` before `sh`. */
// prettier-ignore
const LATIN_SOUNDS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'], ['sch', 'щ'], ['yo', 'ё'], ['jo', 'ё'], ['zh', 'ж'], ['kh', 'х'], ['ts', 'ц'], ['ch', 'ч'], ['sh', 'ш'],
  ['yu', 'ю'], ['ju', 'ю'], ['ya', 'я'], ['ja', 'я'], ['ye', 'е'], ['iy', 'ий'], ['yy', 'ый'], ['ey', 'ей'], ['ay', 'ай'],
  ['oy', 'ой'], ['uy', 'уй'], ['ck', 'к'], ['ph', 'ф'], ['th', 'т'],
  ['a', 'а'], ['b', 'б'], ['c', 'к'], ['d', 'д'], ['e', 'е'], ['f', 'ф'], ['g', 'г'], ['h', 'х'], ['i', 'и'], ['j', 'й'],
  ['k', 'к'], ['l', 'л'], ['m', 'м'], ['n', 'н'], ['o', 'о'], ['p', 'п'], ['q', 'к'], ['r', 'р'], ['s', 'с'], ['t', 'т'],
  ['u', 'у'], ['v', 'в'], ['w', 'в'], ['x', 'кс'], ['y', 'ы'], ['z', 'з'], ["'", 'ь'],
];

// prettier-ignore
const CYRILLIC_SOUNDS: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
};

/** Latin letters read as Russian words: `datchik` → «датчик». */
export function toCyrillic(text: string): string {
  const lower = text.toLowerCase();
  let result = '';
  for (let i = 0; i < lower.length;) {
    const sound = LATIN_SOUNDS.find(([latin]) => lower.startsWith(latin, i));
    result += sound ? sound[1] : lower.charAt(i);
    i += sound ? sound[0].length : 1;
  }
  return result;
}

/** Russian letters spelt in Latin: «телтоника» → `teltonika`. */
export function toLatin(text: string): string {
  let result = '';
  for (const letter of text.toLowerCase()) result += CYRILLIC_SOUNDS[letter] ?? letter;
  return result;
}

/**
 * Other readings of a query, to be tried where the query as typed finds nothing good. With `isKnown` only the
 * words nothing is known of are changed, so «fmb920 hfcgbyjdrf» becomes «fmb920 распиновка».
 */
export function variants(text: string, isKnown: (word: string) => boolean = () => false): QueryVariant[] {
  const chunks = text.split(/(\s+)/);
  const changed = (change: (chunk: string) => string): string =>
    chunks.map((chunk) => (chunk.trim() === '' || isKnown(chunk) ? chunk : change(chunk))).join('');
  const candidates: QueryVariant[] = [
    { text: changed(swapLayout), variant: 'layout' },
    { text: changed(bySound), variant: 'transliteration' },
  ];
  return candidates.filter((candidate) => candidate.text.toLowerCase() !== text.toLowerCase());
}

function bySound(chunk: string): string {
  if (/[А-яЁё]/.test(chunk)) return toLatin(chunk);
  return /[a-z]/i.test(chunk) && !/\d/.test(chunk) ? toCyrillic(chunk) : chunk;
}
