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
  parts: string[];
  hasDigit: boolean;
}

const WORD = '[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060]+';
const JOINER = '(?:[.\\-/_+:\\u2010-\\u2015\\u2212]|(?<=\\p{N}),(?=\\p{N}))';
const TOKEN = new RegExp(`${WORD}(?:${JOINER}${WORD})*`, 'gu');
const SEPARATOR = /[^\p{L}\p{N}]+/u;
const DIGIT = /\p{N}/u;

/**
 * Splits raw text into tokens with offsets, each folded and freed of mixed look-alikes. The index, the query
 * and the highlighter all start here, so a word found is a word marked.
 */
export function* tokens(text: string): Generator<Token> {
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const parts = fold(raw)
      .split(SEPARATOR)
      .filter((part) => part !== '')
      .map(unmixLookAlikes);
    if (parts.length === 0) continue;
    yield {
      raw,
      start: match.index,
      end: match.index + raw.length,
      parts,
      hasDigit: DIGIT.test(raw),
    };
  }
}
