import { parseQuery } from '../pipeline/query-syntax.ts';
import { tokens } from '../pipeline/tokens.ts';

/** Fewer words name a thing («датчик уровня топлива»): then a thing of another name is no answer, however near. */
const LEAST_WORDS = 4;

/**
 * Whether a query says enough for its meaning to be looked for: some words besides codes, and no operators, which
 * ask for exactly these words.
 */
export function isQuestion(text: string): boolean {
  const { text: free, phrases, excluded } = parseQuery(text);
  if (phrases.length + excluded.length > 0) return false;
  return tokens(free).filter(({ hasDigit }) => !hasDigit).length >= LEAST_WORDS;
}
