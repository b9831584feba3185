import { analyzeQuery } from '../pipeline/analyze-query.ts';
import type { AnalyzedQuery, Slot, SlotKind } from '../pipeline/analyze-query.ts';
import { variants } from '../pipeline/variants.ts';
import type { Vocabulary } from '../pipeline/vocabulary.ts';
import type { SearchVariant } from '../types.ts';

/** Meilisearch reads no more words of a query than this. */
const MOST_WORDS = 10;

/** One text that Meilisearch is asked for, and how much its hits are worth beside those of others. */
export interface Reading {
  text: string;
  weight: number;
}

/** A word still being typed is taken as typed before it is taken as a stem, which may cut what was meant. */
const WEIGHT_OF_STEM = 0.98;
/** Hits without one of the words; below this stand those that Meilisearch's own strategy leaves. */
const WEIGHT_WITHOUT_WORD = 0.6;
/** With more words than this, leaving one out in turn would ask too much of the server. */
const MOST_LEFT_OUT = 6;

/**
 * The texts under which Meilisearch is asked, each of which may find what the others do not: codes whole
 * (`FMB-920` → `fmb920`), also joined with the word before them (`fmb 920`), and all word by word. Meilisearch
 * joins neighbouring words only as a typo, and codes forgive none.
 */
export function readings(query: AnalyzedQuery, typing: boolean): Reading[] {
  const chosen = [wayWith('code'), wayWith('run'), undefined].map((choose) =>
    query.groups.flatMap(({ ways }) => (choose && ways.find(choose)) ?? ways[0] ?? []),
  );
  const weights = new Map<string, number>();
  for (const slots of chosen) {
    const typed = slots.at(-1)?.alternatives.find((alternative) => alternative.prefix);
    if (typed) weights.set(textOf(query, [...slots.slice(0, -1).map(stemOf), ...typed.tokens], typing), 1);
    const text = textOf(query, slots.map(stemOf), typing);
    if (!weights.has(text)) weights.set(text, typed ? WEIGHT_OF_STEM : 1);
  }
  return [...weights].map(([text, weight]) => ({ text, weight }));
}

/** A reading with another word in one place, beside the words that were typed. */
const WEIGHT_OF_SYNONYM = 0.95;
/** Federated queries take time each, and who previews a dictionary looks at the first few hits. */
const MOST_SYNONYMS = 24;

/** The readings, and each with one word replaced by one of its synonyms: for synonyms that the server does not know. */
export function readingsWithSynonyms(query: AnalyzedQuery, typing: boolean): Reading[] {
  const known = readings(query, typing);
  const weights = new Map(known.map(({ text, weight }) => [text, weight]));
  query.groups.forEach((group, at) => {
    for (const way of group.ways) {
      way.forEach((slot, place) => {
        for (const { tokens, prefix } of slot.alternatives) {
          if (prefix || weights.size >= known.length + MOST_SYNONYMS) continue;
          const words = query.groups.flatMap((other, i) =>
            (i === at ? way : (other.ways[0] ?? [])).map((one, j) =>
              i === at && j === place ? tokens.join(' ') : stemOf(one),
            ),
          );
          const text = textOf(query, words, false);
          if (!weights.has(text)) weights.set(text, WEIGHT_OF_SYNONYM);
        }
      });
    }
  });
  return [...weights].map(([text, weight]) => ({ text, weight }));
}

/**
 * The query with one group left out in turn. The strategy `frequency` always keeps the rarest word, so that one
 * word nobody else uses («не совпадает») would hide what the others find.
 */
export function readingsWithoutOne(query: AnalyzedQuery, typing: boolean): Reading[] {
  const { groups } = query;
  if (groups.length < 2 || groups.length > MOST_LEFT_OUT) return [];
  return groups.flatMap((_, left) =>
    readings(
      { ...query, groups: groups.filter((_group, i) => i !== left) },
      typing && left < groups.length - 1,
    )
      .slice(0, 1)
      .map(({ text }) => ({ text, weight: WEIGHT_WITHOUT_WORD })),
  );
}

function stemOf(slot: Slot): string {
  return slot.literal.tokens.join(' ');
}

function textOf(query: AnalyzedQuery, words: readonly string[], typing: boolean): string {
  const operators = [
    ...query.phrases.map((phrase) => `"${phrase.tokens.join(' ')}"`),
    ...query.excluded.map((term) => `-"${term.tokens.join(' ')}"`),
  ];
  // A blank at the end tells Meilisearch that the last word is finished.
  return [...operators, ...words.slice(0, MOST_WORDS)].join(' ') + (typing && words.length > 0 ? '' : ' ');
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
  vocabulary: Vocabulary,
  typing: boolean,
): Variant[] {
  const others: Variant[] = variants(text).map((other) => ({
    ...other,
    analyzed: analyzeQuery(other.text, vocabulary, typing),
  }));
  // Corrected words alone would be another question than words with operators.
  if (typed.phrases.length + typed.excluded.length > 0 || typed.groups.length === 0) return others;
  const corrected = typed.groups
    .flatMap((group) => group.ways[0] ?? [])
    .map((slot) => {
      const [word = ''] = slot.literal.tokens;
      return slot.mistakes === 0 ? word : (vocabulary.speller.correct(word) ?? word);
    });
  const spelt = analyzeQuery(corrected.join(' '), vocabulary, false);
  if (readings(spelt, false)[0]?.text !== readings(typed, false)[0]?.text) {
    others.push({ text: corrected.join(' '), variant: 'spelling', analyzed: spelt });
  }
  return others;
}
