import { fold } from './fold.ts';
import { eachToken } from './token-ends.ts';
import { unmixLookAlikes } from './look-alikes.ts';

/** A run of letters and digits with the punctuation that holds it together: `FMB920`, `1.7300-2230`, `K-Line`. */
export interface Word {
  /** As written. */
  readonly raw: string;
  /** The folded pieces between the joining punctuation. Never empty strings, at least one. */
  readonly parts: readonly string[];
  readonly hasDigit: boolean;
}

/** A word at its place. */
export interface Token extends Word {
  /** Offsets of `raw` in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** A text and its tokens, for whoever looks through it again and again. */
export interface SplitText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** By token; equal words are mostly one object. */
  readonly words: readonly Word[];
}

const SEPARATOR = /[^\p{L}\p{N}]+/u;
const DIGIT = /\p{N}/u;

/** Texts repeat their words, so most are looked up instead of folded again. */
const readings = new Map<string, Word>();
const MOST_READINGS = 50_000;
/** Longer tokens are blobs that do not come again. */
const LONGEST_REMEMBERED = 40;

/**
 * Splits raw text into tokens with offsets, each folded and freed of mixed look-alikes. The index, the query
 * and the highlighter all start here, so a word found is a word marked.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  eachToken(text, (start, end) => {
    const word = read(text.slice(start, end));
    if (word.parts.length > 0)
      found.push({ raw: word.raw, parts: word.parts, hasDigit: word.hasDigit, start, end });
  });
  return found;
}

/** The same in less memory, to be kept. */
export function splitText(text: string): SplitText {
  const starts: number[] = [];
  const ends: number[] = [];
  const words: Word[] = [];
  eachToken(text, (start, end) => {
    const word = read(text.slice(start, end));
    if (word.parts.length === 0) return;
    starts.push(start);
    ends.push(end);
    words.push(word);
  });
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), words };
}

/** One of the tokens of a text. */
export function tokenAt({ starts, ends, words }: SplitText, at: number): Token {
  const { raw, parts, hasDigit } = words[at] as Word;
  return { raw, parts, hasDigit, start: starts[at] as number, end: ends[at] as number };
}

function read(raw: string): Word {
  const known = readings.get(raw);
  if (known) return known;
  const parts = fold(raw)
    .split(SEPARATOR)
    .filter((part) => part !== '')
    .map(unmixLookAlikes);
  const word = { raw, parts, hasDigit: DIGIT.test(raw) };
  if (raw.length > LONGEST_REMEMBERED) return word;
  if (readings.size >= MOST_READINGS) readings.clear();
  readings.set(raw, word);
  return word;
}
