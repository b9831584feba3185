import { analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery, Slot, SlotKind } from '../pipeline/analyze-query.ts';
import type { Speller } from '../pipeline/speller.ts';
import type { Synonyms } from '../pipeline/synonyms.ts';
import { variants } from '../pipeline/variants.ts';
import type { SearchVariant } from '../types.ts';

/** Meilisearch reads no more words of a query than this. */
const MOST_WORDS = 10;

/**
 * The query texts under which Meilisearch is asked, each of which may find what the others do not: codes whole
 * (`FMB-920` → `fmb920`), also joined with the word before them (`fmb 920`), and all word by word. Meilisearch
 * joins neighbouring words only as a typo, and codes forgive none.
 */
export function readings(query: AnalyzedQuery, typing: boolean): string[] {
  const operators = [
    ...query.phrases.map((phrase) => `"${phrase.tokens.join(' ')}"`),
    ...query.excluded.map((term) => `-"${term.tokens.join(' ')}"`),
  ];
  const texts = [wayWith('code'), wayWith('run'), undefined].map((choose) => {
    const slots = query.groups.flatMap(({ ways }) => (choose && ways.find(choose)) ?? ways[0] ?? []);
    const words = slots.slice(0, MOST_WORDS).map((slot) => slot.literal.tokens.join(' '));
    // A blank at the end tells Meilisearch that the last word is finished.
    return [...operators, ...words].join(' ') + (typing && words.length > 0 ? '' : ' ');
  });
  return [...new Set(texts)];
}

function wayWith(kind: SlotKind): (way: readonly Slot[]) => boolean {
  return (way) => way.some((slot) => slot.kind === kind);
}

/** Another reading of the whole query, to be tried where the typed one finds no full match. */
export interface Variant {
  text: string;
  variant: SearchVariant;
  analyzed: AnalyzedQuery;
}

/** Keyboard layout, transliteration, and mistyped synonyms: the server applies no synonym to a mistyped word. */
export function otherReadings(
  text: string,
  typed: AnalyzedQuery,
  synonyms: Synonyms,
  speller: Speller,
  typing: boolean,
): Variant[] {
  const others: Variant[] = variants(text).map((other) => ({
    ...other,
    analyzed: analyzeQuery(other.text, synonyms, typing),
  }));
  const corrected = typed.groups
    .flatMap((group) => group.ways[0] ?? [])
    .map((slot) => {
      const [word = ''] = slot.literal.tokens;
      return slot.mistakes === 0 ? word : (speller.correct(word) ?? word);
    });
  const spelt = analyzeQuery(corrected.join(' '), synonyms, false);
  if (readings(spelt, false)[0] !== readings(typed, false)[0]) {
    others.push({ text: corrected.join(' '), variant: 'spelling', analyzed: spelt });
  }
  return others;
}
