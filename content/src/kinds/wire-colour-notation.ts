import type { WireColour, WireColourCode } from './wire-colour.ts';

/** The letters on a sheet: IEC 60757, Russian, or the German ones of older DIN sheets and most German looms. */
export type ColourNotation = 'IEC' | 'RU' | 'DIN';

interface Notations {
  /** Written first, understood all. Lower case; ё as е. */
  ru: readonly string[];
  /** DIN 47002, as in DIN 72551 car looms: sw, br, rt … The standard has no code for gold, silver and transparent. */
  din: readonly string[];
  /** Three-letter codes of American and Japanese sheets. */
  other: readonly string[];
  /** Beginnings of words in Russian, English and German; a word of any gender and case begins so. */
  words: readonly string[];
  /** How insulation of the colour looks, sRGB. */
  hex: string;
}

/**
 * Sources. IEC 60757:2021 for the codes. Russian letters: GOST 28763-90 (= IEC 757-83), which says Ч, КЧ, К, Ж, З, С,
 * Б, ЗЛ, БЗ; the copies of it that can be had repeat Ж, Ч, Б and К for orange, violet, grey and pink, so these four
 * follow the sheets of car makers: О, Ф, Сер, Р. «Г» (голубой) counts as blue, as in the standard («синий, включая
 * голубой»). «Ср» is silver in GOST and grey on sheets: it is not read at all, for a wrong colour is worse than none.
 */
// prettier-ignore
const COLOURS: Record<WireColourCode, Notations> = {
  BK: { ru: ['ч', 'чер', 'черн'], din: ['sw'], other: ['blk'], words: ['черн', 'black', 'schwarz'], hex: '#1c1c1e' },
  BN: { ru: ['кч', 'кор', 'корич'], din: ['br'], other: ['brn'], words: ['коричнев', 'brown', 'braun'], hex: '#7a4a24' },
  RD: { ru: ['к', 'кр', 'крас', 'п'], din: ['rt'], other: ['red'], words: ['красн', 'red', 'rot'], hex: '#d02a23' },
  OG: { ru: ['о', 'ор', 'оранж'], din: ['or'], other: ['orn', 'org'], words: ['оранжев', 'orange'], hex: '#ef7d1a' },
  YE: { ru: ['ж', 'жел', 'желт'], din: ['ge'], other: ['yel'], words: ['желт', 'yellow', 'gelb'], hex: '#f2cf1d' },
  GN: { ru: ['з', 'зел'], din: ['gn'], other: ['grn'], words: ['зелен', 'green', 'grün'], hex: '#22883f' },
  BU: { ru: ['с', 'син', 'г', 'гол'], din: ['bl'], other: ['blu'], words: ['син', 'голуб', 'blue', 'blau'], hex: '#2258b8' },
  VT: { ru: ['ф', 'фио', 'фиол'], din: ['vi', 'li'], other: ['vio', 'pur', 'ppl'], words: ['фиолетов', 'violet', 'purple', 'violett', 'lila'], hex: '#7d3f9e' },
  GY: { ru: ['сер'], din: ['gr'], other: ['gry', 'gra', 'sl'], words: ['сер', 'grey', 'gray', 'slate', 'grau'], hex: '#8d9296' },
  WH: { ru: ['б', 'бел'], din: ['ws'], other: ['wht'], words: ['бел', 'white', 'weiß', 'weiss'], hex: '#ffffff' },
  PK: { ru: ['р', 'роз'], din: ['rs'], other: ['pnk'], words: ['розов', 'pink', 'rosa'], hex: '#f19cb4' },
  TQ: { ru: ['бз', 'бир'], din: ['tk'], other: ['trq'], words: ['бирюзов', 'turquoise', 'türkis'], hex: '#2fb5ad' },
  GD: { ru: ['зл', 'зол'], din: ['gd'], other: ['gld'], words: ['золот', 'gold'], hex: '#b8922f' },
  SR: { ru: ['серебр'], din: ['si'], other: ['sil', 'slv'], words: ['серебр', 'silver', 'silber'], hex: '#c3c7cb' },
  TR: { ru: ['пр', 'прозр'], din: ['tr'], other: ['clr'], words: ['прозрачн', 'transparent', 'clear'], hex: 'transparent' },
};

const CODES = Object.keys(COLOURS) as WireColourCode[];

/** A wire's colour in letters, ground colour first: `BU/WH`, «С/Б», `bl/ws`. `parseColour` reads each back. */
export function colourCode(colour: WireColour, notation: ColourNotation): string {
  const letters = (code: WireColourCode): string => {
    if (notation === 'IEC') return code;
    if (notation === 'DIN') return COLOURS[code].din[0]!;
    const ru = COLOURS[code].ru[0]!;
    return ru.charAt(0).toUpperCase() + ru.slice(1);
  };
  return [colour.main, colour.stripe].flatMap((code) => (code ? [letters(code)] : [])).join('/');
}

/** A CSS colour for a swatch or a drawn wire, `transparent` for TR. Never show it without letters or words. */
export function colourHex(code: WireColourCode): string {
  return COLOURS[code].hex;
}

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
  const code = CODES.find((iec) => {
    const { ru, din, other } = COLOURS[iec];
    return iec.toLowerCase() === part || [...ru, ...din, ...other].includes(part);
  });
  if (code) return code;
  // The longest beginning decides, so that «серебристый» is not «серый».
  const fits = CODES.flatMap((iec) =>
    COLOURS[iec].words.filter((word) => isFormOf(part, word)).map((word) => ({ iec, length: word.length })),
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
    for (const notation of ['iec', 'ru', 'din', 'other'] as const) {
      const codeOf = (part: string): WireColourCode | undefined =>
        (notation === 'ru' && Object.hasOwn(own, part) ? own[part] : undefined) ??
        CODES.find((iec) =>
          notation === 'iec' ? iec.toLowerCase() === part : COLOURS[iec][notation].includes(part),
        );
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
