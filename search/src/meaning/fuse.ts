/** How many hits may be there for their meaning alone: the nearest are always some, however far. */
export const MOST_MEANT = 10;
/** With so many hits that hold every word, nothing is looked for by meaning: they fill the first page. */
export const ENOUGH_BY_WORDS = 10;

/** Smooths the first ranks; small, as the lists are short. */
const SMOOTHING = 20;
/** Where few words agree, a near meaning says more: measured, see docs/adr/0015. */
const WEIGHT = { words: 1, meaning: 2 };

export interface Fused<T> {
  item: T;
  /** Comparable within one list. */
  score: number;
}

/** Joins two ranked lists by the reciprocals of the ranks, as scores of words and of meaning are not comparable. */
export function fuse<T>(byWords: readonly T[], byMeaning: readonly T[]): Fused<T>[] {
  const fused = new Map<T, Fused<T>>();
  const add = (items: readonly T[], weight: number): void =>
    items.forEach((item, rank) => {
      const known = fused.get(item) ?? { item, score: 0 };
      known.score += weight / (SMOOTHING + rank);
      fused.set(item, known);
    });
  add(byWords, WEIGHT.words);
  add(byMeaning, WEIGHT.meaning);
  return [...fused.values()].toSorted((a, b) => b.score - a.score);
}
