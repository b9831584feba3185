import { colourCode } from './wire-colour-notation.ts';
import type { WireColour, WireColourCode } from './wire-colour.ts';

/** What is understood besides the letters that are shown. In a file apart: a page that only shows need not carry it. */
interface Understood {
  /** Lower case; ё as е. */
  ru: readonly string[];
  din: readonly string[];
  /** Three-letter codes of American and Japanese sheets. */
  other: readonly string[];
  /** Beginnings of words in Russian, English and German; a word of any gender and case begins so. */
  words: readonly string[];
}

// prettier-ignore
const UNDERSTOOD: Record<WireColourCode, Understood> = {
  BK: { ru: ['чер', 'черн'], din: [], other: ['blk'], words: ['черн', 'black', 'schwarz'] },
  BN: { ru: ['кор', 'корич'], din: [], other: ['brn'], words: ['коричнев', 'brown', 'braun'] },
  RD: { ru: ['кр', 'крас', 'п'], din: [], other: ['red'], words: ['красн', 'red', 'rot'] },
  OG: { ru: ['ор', 'оранж'], din: [], other: ['orn', 'org'], words: ['оранжев', 'orange'] },
  YE: { ru: ['жел', 'желт'], din: [], other: ['yel'], words: ['желт', 'yellow', 'gelb'] },
  GN: { ru: ['зел'], din: [], other: ['grn'], words: ['зелен', 'green', 'grün'] },
  BU: { ru: ['син', 'г', 'гол'], din: [], other: ['blu'], words: ['син', 'голуб', 'blue', 'blau'] },
  VT: { ru: ['фио', 'фиол'], din: ['li'], other: ['vio', 'pur', 'ppl'], words: ['фиолетов', 'violet', 'purple', 'violett', 'lila'] },
  GY: { ru: [], din: [], other: ['gry', 'gra', 'sl'], words: ['сер', 'grey', 'gray', 'slate', 'grau'] },
  WH: { ru: ['бел'], din: [], other: ['wht'], words: ['бел', 'white', 'weiß', 'weiss'] },
  PK: { ru: ['роз'], din: [], other: ['pnk'], words: ['розов', 'pink', 'rosa'] },
  TQ: { ru: ['бир'], din: [], other: ['trq'], words: ['бирюзов', 'turquoise', 'türkis'] },
  GD: { ru: ['зол'], din: [], other: ['gld'], words: ['золот', 'gold'] },
  SR: { ru: [], din: [], other: ['sil', 'slv'], words: ['серебр', 'silver', 'silber'] },
  TR: { ru: ['прозр'], din: [], other: ['clr'], words: ['прозрачн', 'transparent', 'clear'] },
};

const CODES = Object.keys(UNDERSTOOD) as WireColourCode[];

const NOTATIONS = ['iec', 'ru', 'din', 'other'] as const;
type Notation = (typeof NOTATIONS)[number];

/** All codes of a colour in a notation, lower case. */
function codesOf(main: WireColourCode, notation: Notation): readonly string[] {
  if (notation === 'iec') return [main.toLowerCase()];
  const understood = UNDERSTOOD[main][notation];
  if (notation === 'other') return understood;
  return [colourCode({ main }, notation === 'ru' ? 'RU' : 'DIN').toLowerCase(), ...understood];
}

/** Colours by their codes; of a code that stands for two the first has it. */
const byCode = (notations: readonly Notation[]): ReadonlyMap<string, WireColourCode> =>
  new Map(
    CODES.toReversed().flatMap((main) =>
      notations.flatMap((notation) => codesOf(main, notation).map((code) => [code, main] as const)),
    ),
  );
const BY_ANY_CODE = byCode(NOTATIONS);
const BY_CODE = NOTATIONS.map((notation) => ({ notation, codes: byCode([notation]) }));

/** Characters; what is longer is no colour, and not worth the time. */
const LONGEST = 100;

/** Sheets of VAZ (2105 to 2115): К is brown, С grey, П red («пунцовый»), which the standard reads otherwise. */
const VAZ: Record<string, WireColourCode> = { к: 'BN', с: 'GY', п: 'RD' };

export interface ParseColourOptions {
  /** Whose letters stand on the sheet, where they differ from the standard's. */
  maker?: 'VAZ';
}

/**
 * Reads a wire's colour as people and files write it: `BU/WH`, `BUWH`, «СБ», «Г/Б», «ч», `bl/ws`, «сине-белый», «синий с
 * белой полосой», `blue-white`, `Ж Б 1.5` (a cross-section is left out). Shades are left out too: light green is green.
 * @returns null for what it does not know or what could be two colours, never a guess. «КЧ» is brown, «К/Ч» red and black.
 */
export function parseColour(text: string, { maker }: ParseColourOptions = {}): WireColour | null {
  if (text.length > LONGEST) return null;
  const clean = oneScript(text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е'))
    .replace(/\b\d+(?:[.,]\d+)?\s*(?:мм2|mm2|мм|mm|awg)?\s*$/u, '')
    .replace(/[.()]/g, ' ')
    .replace(/(?<!\p{L})(?:светло|темно|light|dark|hell|dunkel)[\s-]*(?=\p{L})/gu, '')
    .trim();
  const phrase = /^(\p{L}+)\s+(?:с|со|with)\s+(?:an?\s+)?(\p{L}+)(?:\s+(?:полос|stripe)\p{L}*)?$/u.exec(
    clean,
  );
  const parts = phrase ? phrase.slice(1) : clean.split(/[\s/\\|,;+–—-]+/).filter(Boolean);
  const own = maker === 'VAZ' ? VAZ : {};

  if (parts.length === 1) {
    const main = single(parts[0]!, own);
    return main ? { main } : pair(parts[0]!, own);
  }
  const [main, stripe] = parts.map((part) => single(part, own));
  return parts.length === 2 && main && stripe ? { main, stripe } : null;
}

function single(part: string, own: Record<string, WireColourCode>): WireColourCode | null {
  if (Object.hasOwn(own, part)) return own[part]!;
  const code = BY_ANY_CODE.get(part);
  if (code) return code;
  // The longest beginning decides, so that «серебристый» is not «серый».
  const fits = CODES.flatMap((iec) =>
    UNDERSTOOD[iec].words
      .filter((word) => isFormOf(part, word))
      .map((word) => ({ iec, length: word.length })),
  );
  return fits.toSorted((a, b) => b.length - a.length)[0]?.iec ?? null;
}

/** Russian words have endings, or end on a vowel before a hyphen; others stand as they are. */
const isFormOf = (part: string, word: string): boolean =>
  /^[а-я]/.test(word)
    ? part.startsWith(word) && /^(?:ист|ян)?[а-я]{1,3}$/.test(part.slice(word.length))
    : part === word;

/** Silver in GOST, grey on sheets, and blue with pink letter by letter. */
const AMBIGUOUS = new Set(['ср']);

/** Two codes of one notation without anything between. Null where they can be parted in two ways. */
function pair(text: string, own: Record<string, WireColourCode>): WireColour | null {
  if (AMBIGUOUS.has(text)) return null;
  const found: WireColour[] = [];
  for (let at = 1; at < text.length; at++) {
    const [left, right] = [text.slice(0, at), text.slice(at)];
    for (const { notation, codes } of BY_CODE) {
      const codeOf = (part: string): WireColourCode | undefined =>
        notation === 'ru' && Object.hasOwn(own, part) ? own[part] : codes.get(part);
      const [main, stripe] = [codeOf(left), codeOf(right)];
      if (main && stripe) found.push({ main, stripe });
    }
  }
  const [first, ...others] = found;
  return first && others.every(({ main, stripe }) => main === first.main && stripe === first.stripe)
    ? first
    : null;
}

const LOOK_ALIKE: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** «C/Б» typed with a Latin C means the Russian letter: a code is never of two alphabets. */
function oneScript(text: string): string {
  return text
    .split(/([\s/\\|,;+–—-]+)/)
    .map((part) => (/[а-я]/.test(text) && /^[a-z]$/.test(part) ? (LOOK_ALIKE[part] ?? part) : part))
    .map((part) =>
      /[а-я]/.test(part) ? part.replace(/[a-z]/g, (letter) => LOOK_ALIKE[letter] ?? letter) : part,
    )
    .join('');
}
