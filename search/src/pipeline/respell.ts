import type { SearchDictionary } from '../types.ts';
import { allowedMistakes, editDistance } from './edit-distance.ts';
import { fold } from './fold.ts';
import { parseQuery } from './query-syntax.ts';
import { stem } from './stems.ts';
import { isDroppable } from './stop-words.ts';
import { tokens } from './tokens.ts';
import type { Token } from './tokens.ts';
import { vocabularyOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The query as the texts that it found spell it, or undefined where they have every word of it. An engine that forgives
 * typing mistakes does not say so; the texts must be ones that the reader may see, for their words are shown.
 */
export function respell(
  query: string,
  texts: readonly string[],
  options: { dictionary?: SearchDictionary } = {},
): string | undefined {
  const { text, phrases, excluded, kinds } = parseQuery(query);
  // With operators people say exactly what they want.
  if (phrases.length + excluded.length + kinds.length > 0) return undefined;
  const vocabulary = vocabularyOf(options.dictionary);
  const mistyped = tokens(text).filter((token) => isCorrectable(token, text, vocabulary));
  if (mistyped.length === 0) return undefined;
  const formOf = words(texts);
  let spelt = '';
  let at = 0;
  for (const token of mistyped) {
    const form = nearest(token, formOf);
    if (form === undefined) continue;
    spelt += text.slice(at, token.start) + form;
    at = token.end;
  }
  return at === 0 ? undefined : spelt + text.slice(at);
}

/** Whole words; a code has no typing mistakes, and what has synonyms is found under other names. */
function isCorrectable(token: Token, text: string, { synonyms }: Vocabulary): boolean {
  const [word = '', more] = token.parts;
  if (token.hasDigit || more !== undefined || allowedMistakes(word.length) === 0) return false;
  return !isDroppable(token, text) && synonyms.matchesAt([stem(word)], 0).length === 0;
}

/** By stem, the first form in which the texts write it. */
function words(texts: readonly string[]): Map<string, string> {
  const forms = new Map<string, string>();
  for (const text of texts)
    for (const token of tokens(text)) {
      const [word, more] = token.parts;
      if (word === undefined || more !== undefined || token.hasDigit) continue;
      const stemmed = stem(word);
      if (!forms.has(stemmed)) forms.set(stemmed, token.raw.toLowerCase());
    }
  return forms;
}

/** The nearest form with the same first letter, or undefined: the word is there, begun at least, or nothing is near. */
function nearest(token: Token, formOf: ReadonlyMap<string, string>): string | undefined {
  const word = token.parts[0] as string;
  const stemmed = stem(word);
  let most: number = allowedMistakes(word.length);
  let found: string | undefined;
  for (const [other, form] of formOf) {
    if (other === stemmed || other.startsWith(word) || fold(form).startsWith(word)) return undefined;
    if (other.charAt(0) !== stemmed.charAt(0)) continue;
    const distance = editDistance(stemmed, other, most);
    if (distance > most || (found !== undefined && distance === most)) continue;
    found = form;
    most = distance;
  }
  return found;
}
