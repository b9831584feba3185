import type { SearchDictionary } from '../types.ts';
import { meaningfulTokens } from './analyze-query.ts';
import { stem } from './stems.ts';
import { lookAlikeOf } from './look-alikes.ts';
import { type Token, tokens } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';

/** One of the things that may stand in a wanted place. */
export type RowAlternative =
  /** Words that all have to stand there: beginnings of words (stems), numbers and pieces of codes as written, folded. */
  | { words: readonly string[] }
  /** Letters and digits one after the other, with a sign or nothing between: `din` and `1` of `DIN1`, `DIN 1`, `DIN_1`. */
  | { code: readonly string[] }
  /** IEC 60757 codes in lower case. */
  | { colour: { main: string; stripe: string | null } };

const LONGEST_QUERY = 200;
const MOST_PLACES = 10;

/**
 * What a short row (a pin of a table) has to have to answer a query: in each wanted place one of its alternatives, by
 * the same folding, stems, synonyms and colours as documents are found by. For rows that lie in a database of their own;
 * mistakes in typing are not forgiven.
 */
export function rowQuery(query: string, dictionary?: SearchDictionary): RowAlternative[][] {
  const { synonyms, colours } = vocabularyOf(dictionary);
  const tokens = meaningfulTokens(query.slice(0, LONGEST_QUERY));
  const atoms = tokens.flatMap((token) =>
    token.hasDigit
      ? [{ token, term: token.parts.join('') }]
      : token.parts.map((part) => ({ token, term: stem(part) })),
  );
  const terms = atoms.map(({ term }) => term);
  const wanted: RowAlternative[][] = [];
  for (let at = 0; at < atoms.length && wanted.length < MOST_PLACES;) {
    const { token, term } = atoms[at]!;
    const [longest] = synonyms.matchesAt(terms, at);
    const length = longest?.length ?? 1;
    const typed = token.hasDigit && length === 1 ? codesOf(token) : [{ words: terms.slice(at, at + length) }];
    const striped =
      token.parts.length > 1 && atoms[at + 1]?.token === token ? colours.codesOf(token, true) : [];
    if (striped.length > 0) {
      wanted.push(striped.map(asColour));
      at += token.parts.length;
      continue;
    }
    wanted.push([
      ...typed,
      ...(length === 1 ? afterOther(token, atoms[at - 1]?.token) : []),
      ...(longest?.alternatives ?? []).map((words) => ({ words })),
      ...(length === 1 && token.parts.length === 1 && term.length > 1
        ? colours.codesOf(token, true)
        : []
      ).map(asColour),
    ]);
    at += length;
  }
  return wanted;
}

/**
 * A row's text as {@link rowQuery} asks for it: folded words with one space between and around them, so that ` x2` is the
 * beginning of a word and ` x2 ` a whole one.
 */
export function rowWords(text: string): string {
  return ` ${tokens(text)
    .flatMap(({ parts }) => parts)
    .join(' ')} `;
}

/**
 * `JZX100` and `RS-485` as written, and as `JZX_100` and `RS485`; of `60a` and `X1` the pieces say nothing. `Х2` of a
 * Russian keyboard is `X2` as well.
 */
function codesOf({ parts }: Token): RowAlternative[] {
  const pieces = parts.flatMap((part) => part.match(/\p{N}+|\p{L}+/gu) ?? []);
  const saysMore = pieces.length > 1 && pieces.some((piece) => /^\p{L}{2}/u.test(piece));
  const twins = parts.map((part) => lookAlikeOf(part) ?? part);
  const hasTwin = twins.some((twin, at) => twin !== parts[at]);
  return [{ words: parts }, ...(hasTwin ? [{ words: twins }] : []), ...(saysMore ? [{ code: pieces }] : [])];
}

/** «AIN 1» and «12 В» are `AIN1` and `12В` as well. */
function afterOther({ parts }: Token, before: Token | undefined): RowAlternative[] {
  const [first = '', second = ''] = [before?.parts, parts].map((one) => (one?.length === 1 ? one[0]! : ''));
  const isCode = /^\p{L}+ \p{N}+$|^\p{N}+ \p{L}+$/u.test(`${first} ${second}`);
  return isCode ? [{ code: [first, second] }] : [];
}

/** `0buwh` of the pipeline. */
function asColour(code: string): RowAlternative {
  return { colour: { main: code.slice(1, 3), stripe: code.slice(3, 5) || null } };
}
