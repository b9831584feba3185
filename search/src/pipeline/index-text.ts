import { codeJoins, wordCodeJoins } from './codes.ts';
import { builtInColours } from './colours.ts';
import type { Colours } from './colours.ts';
import { stem } from './stems.ts';
import { isDroppable } from './stop-words.ts';
import { tokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { wordsOf } from './words.ts';

/** What one text gives to the index. */
export interface IndexedText {
  /** Stems in reading order, without stop words. */
  words: string[];
  /** Code skeletons, colour codes, hyphenated words joined, as often as they occur; order has no meaning. */
  codes: string[];
  /** For stems that are no words themselves a word that has them, to show people: «предохранител» → «предохранителя». */
  forms: Map<string, string>;
}

/** What one token gives to the index. Shared by all who ask: not to be changed. */
export interface IndexedToken {
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

/** By the colours in force and the token as written. Texts repeat their words; most are looked up, not taken apart. */
const known = new WeakMap<Colours, Map<string, IndexedToken>>();
const MOST_KNOWN = 50_000;
/** Longer tokens are blobs that do not come again. */
const LONGEST_KNOWN = 40;

/** What one token gives to the index, given the token before it; the highlighter asks the same. */
export function indexToken(token: Token, previous: Token | undefined, colours: Colours): IndexedToken {
  const alone = indexAlone(token, colours);
  if (!token.hasDigit || !previous || !joinsWithCode(previous, token)) return alone;
  return {
    words: alone.words,
    codes: [...alone.codes, ...wordCodeJoins(previous.parts.join(''), token.parts)],
  };
}

function indexAlone(token: Token, colours: Colours): IndexedToken {
  let tokens = known.get(colours);
  if (!tokens) known.set(colours, (tokens = new Map()));
  const seen = tokens.get(token.raw);
  if (seen) return seen;
  const indexed = takeApart(token, colours);
  if (token.raw.length > LONGEST_KNOWN) return indexed;
  if (tokens.size >= MOST_KNOWN) tokens.clear();
  tokens.set(token.raw, indexed);
  return indexed;
}

function takeApart(token: Token, colours: Colours): IndexedToken {
  const codes = colours.codesOf(token);
  if (token.hasDigit) {
    for (const code of codeJoins(token.parts)) codes.push(code);
    // Bare numbers are codes only: as words they would blur every phrase and nobody mistypes a digit softly.
    return { words: wordsOf(token).filter((word) => !/\p{N}/u.test(word)), codes };
  }
  if (token.parts.length > 1) codes.push(stem(token.parts.join('')));
  return { words: wordsOf(token), codes };
}

/** Runs the pipeline over raw text: titles, keywords, bodies alike. */
export function indexText(text: string, colours = builtInColours): IndexedText {
  const words: string[] = [];
  const codes: string[] = [];
  const forms = new Map<string, string>();
  let previous: Token | undefined;
  for (const token of tokens(text)) {
    if (!isDroppable(token, text)) {
      const indexed = indexToken(token, previous, colours);
      // Not by spreading into push: one pasted blob can hold more terms than a call takes arguments.
      for (const word of indexed.words) words.push(word);
      for (const code of indexed.codes) codes.push(code);
      const [word, compound] = token.parts;
      const [stemmed] = indexed.words;
      if (word !== stemmed && word !== undefined && stemmed !== undefined && compound === undefined)
        forms.set(stemmed, word);
    }
    previous = token;
  }
  return { words, codes, forms };
}

const CAPITALISED_OR_LATIN = /^[\p{Lu}a-z]/u;
const STARTS_WITH_DIGIT = /^\p{N}/u;
const LONG_NUMBER = /^\p{N}{3,}$/u;

/** A name before its number (`LLS 20160`, «МТЗ 82.1»), or two halves of a part number (`43025 2400`). */
function joinsWithCode(previous: Token, token: Token): boolean {
  const number = token.parts[0] ?? '';
  if (!STARTS_WITH_DIGIT.test(number) || token.start - previous.end !== 1) return false;
  if (!previous.hasDigit) return CAPITALISED_OR_LATIN.test(previous.raw) && previous.parts.length === 1;
  return LONG_NUMBER.test(previous.parts.join('')) && LONG_NUMBER.test(number);
}
