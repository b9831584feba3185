import { fold } from './fold.ts';
import { unmixLookAlikes } from './look-alikes.ts';

/** A run of letters and digits with the punctuation that holds it together: `FMB920`, `1.7300-2230`, `K-Line`. */
export interface Token {
  /** As written. */
  raw: string;
  /** Offsets of `raw` in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** The folded pieces between the joining punctuation. Never empty strings, at least one. */
  parts: readonly string[];
  hasDigit: boolean;
}

const WORD = '[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060]+';
const JOINER = '(?:[.\\-/_+:\\u2010-\\u2015\\u2212]|(?<=\\p{N}),(?=\\p{N}))';
const TOKEN = new RegExp(`${WORD}(?:${JOINER}${WORD})*`, 'gu');
const SEPARATOR = /[^\p{L}\p{N}]+/u;
const DIGIT = /\p{N}/u;

/** What a raw token folds to. Texts repeat their words, so most are looked up instead of folded again. */
type Reading = Pick<Token, 'parts' | 'hasDigit'>;
const readings = new Map<string, Reading>();
const MOST_READINGS = 50_000;
/** Longer tokens are blobs that do not come again. */
const LONGEST_REMEMBERED = 40;

/**
 * Splits raw text into tokens with offsets, each folded and freed of mixed look-alikes. The index, the query
 * and the highlighter all start here, so a word found is a word marked.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const { parts, hasDigit } = reading(raw);
    if (parts.length === 0) continue;
    found.push({ raw, start: match.index, end: match.index + raw.length, parts, hasDigit });
  }
  return found;
}

function reading(raw: string): Reading {
  const known = readings.get(raw);
  if (known) return known;
  const parts = fold(raw)
    .split(SEPARATOR)
    .filter((part) => part !== '')
    .map(unmixLookAlikes);
  const result = { parts, hasDigit: DIGIT.test(raw) };
  if (raw.length > LONGEST_REMEMBERED) return result;
  if (readings.size >= MOST_READINGS) readings.clear();
  readings.set(raw, result);
  return result;
}
