import { wholeCode } from './codes.ts';
import { parseQuery } from './query-syntax.ts';
import { isDroppable } from './stop-words.ts';
import { tokens } from './tokens.ts';
import { termSequence, wordsOf } from './words.ts';

/**
 * What queries are compared by: the stems and codes of their words in no order, so that «масса на раме» and «рама
 * масса» are one. Empty where the query uses operators, which ask for something exact, or says nothing.
 */
export function queryKey(query: string): string {
  const { text, phrases, excluded, kinds } = parseQuery(query);
  if (phrases.length + excluded.length + kinds.length > 0) return '';
  const all = tokens(text);
  const telling = all.filter((token) => !isDroppable(token, text));
  const terms = (telling.length > 0 ? telling : all).flatMap((token) =>
    token.hasDigit ? [wholeCode(token.parts)] : wordsOf(token),
  );
  return [...new Set(terms)].toSorted().join(' ');
}

/** Whether a word or phrase can be a synonym: something of it must remain beside its stop words. */
export function isSynonym(phrase: string): boolean {
  return termSequence(phrase).join('').length > 1;
}
