import { WIRE_COLOURS } from '../vocabulary/wire-colours.ts';
import { fold } from './fold.ts';
import { stem } from './stems.ts';
import type { Token } from './tokens.ts';

/**
 * Wire colours have a canonical code each (`0bk`), and striped wires one for the pair (`0bkrd`), so «чёрно-красный»,
 * `BK/RD` and «ЧК» are one thing to both engines. The leading digit keeps them out of the words.
 */
const MARK = '0';

const byWord = new Map<string, string[]>();
const byCombining = new Map<string, string[]>();
const byLatinCode = new Map<string, string[]>();
const byLetter = new Map<string, string[]>();

for (const colour of WIRE_COLOURS) {
  const code = colour.iec.toLowerCase();
  for (const word of colour.words) add(byWord, stem(fold(word)), code);
  for (const word of colour.combining) add(byCombining, fold(word), code);
  for (const latin of [colour.iec, ...colour.codes]) add(byLatinCode, fold(latin), code);
  for (const abbreviation of colour.abbreviations) {
    if (abbreviation.length === 1) add(byLetter, abbreviation, code);
    else add(byWord, fold(abbreviation), code);
  }
}

function add(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key) ?? [];
  if (!codes.includes(code)) map.set(key, [...codes, code]);
}

/**
 * The canonical codes a token may stand for, none for most words. `typed` is for queries, where people do not
 * bother with capitals: `bk` counts there, while in a text only `BK` does.
 */
export function colourCodes(token: Token, typed = false): string[] {
  if (token.hasDigit || token.parts.length > 2) return [];
  const [first, second] = token.parts;
  if (first === undefined) return [];
  const capitals = typed || token.raw === token.raw.toUpperCase();
  if (second === undefined) {
    const single = named(first, capitals);
    if (single.length > 0) return single.map((code) => MARK + code);
    return capitals ? letterPair(first) : [];
  }
  const base = byCombining.get(first) ?? named(first, capitals);
  const stripe = named(second, capitals);
  return base.flatMap((one) => stripe.map((two) => MARK + one + two));
}

function named(word: string, capitals: boolean): string[] {
  const letters = capitals ? (byLatinCode.get(word) ?? []) : [];
  const shortened = byWord.get(stem(word)) ?? byWord.get(word) ?? [];
  return [...letters, ...shortened.filter((code) => !letters.includes(code))];
}

/** «ЧК», «БС»: base and stripe as one Russian letter each, without a separator. */
function letterPair(word: string): string[] {
  if (word.length !== 2) return [];
  const base = byLetter.get(word.charAt(0)) ?? [];
  const stripe = byLetter.get(word.charAt(1)) ?? [];
  return base.flatMap((one) => stripe.filter((two) => two !== one).map((two) => MARK + one + two));
}

/** Every way to name a single colour as a word's stem, with its canonical code: synonyms for Meilisearch. */
export function colourSynonyms(): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [word, codes] of byWord) for (const code of codes) pairs.push([word, MARK + code]);
  for (const [word, codes] of byLatinCode) for (const code of codes) pairs.push([word, MARK + code]);
  return pairs;
}
