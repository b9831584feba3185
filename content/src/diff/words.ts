import { diffArrays } from 'diff';

export interface WordPart {
  change: 'SAME' | 'ADDED' | 'REMOVED';
  text: string;
}

/** Words, white space and signs. The library's own words know Latin letters only. */
const TOKENS = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;
/** Past so many edits two texts have nothing to do with each other, and comparing them on would take seconds. */
const MOST_EDITS = 1500;

/** What changed between two texts, word by word, in the order of reading. */
export function diffWords(before: string, after: string): WordPart[] {
  if (before === after) return before === '' ? [] : [{ change: 'SAME', text: before }];
  const changes = diffArrays(before.match(TOKENS) ?? [], after.match(TOKENS) ?? [], {
    maxEditLength: MOST_EDITS,
  });
  const parts: WordPart[] = (changes ?? []).map(({ added, removed, value }) => ({
    change: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME',
    text: value.join(''),
  }));
  if (!changes) parts.push({ change: 'REMOVED', text: before }, { change: 'ADDED', text: after });
  return parts.filter(({ text }) => text !== '');
}

/** How alike two texts are by the words they share: 0 to 1. */
export function likeness(before: string, after: string): number {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [a, b] = [words(before), words(after)];
  if (a.length + b.length === 0) return before === after ? 1 : 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      shared++;
      counts.set(word, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}
