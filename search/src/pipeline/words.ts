import { codeSegments, skeleton, wholeCode } from './codes.ts';
import { stem } from './stems.ts';
import { isDroppable, isStopWord } from './stop-words.ts';
import { tokens } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The searchable words of one token in order: stems of its parts, and the digits of a code as they stand. */
export function wordsOf(token: Token): string[] {
  if (token.hasDigit) return codeSegments(token.parts).map(segmentWord);
  return token.parts.map(stem);
}

/** One segment of a code as a term: letters as a word, digits as the code they are. */
export function segmentWord(segment: string): string {
  return /\p{N}/u.test(segment) ? skeleton(segment) : stem(segment);
}

/**
 * A name or phrase as the sequence of terms under which it is indexed. Empty where nothing remains, also where
 * dropping stop words would leave one word of several: «не на связи» must not become «связь».
 */
export function termSequence(phrase: string): string[] {
  const kept: string[] = [];
  let written = 0;
  for (const token of tokens(phrase)) {
    written++;
    if (isDroppable(token, phrase)) continue;
    if (token.hasDigit) kept.push(wholeCode(token.parts));
    else kept.push(...wordsOf(token));
  }
  return written > 1 && kept.length === 1 && tokens(phrase).some((token) => isStopWord(token.parts[0] ?? ''))
    ? []
    : kept;
}
