/** A part in both revisions or in one of them, by its positions; null where it is not. */
export interface Match {
  before: number | null;
  after: number | null;
}

/** How a part is known whose name is another. */
export interface Likeness<T> {
  /** What the part is: parts that differ in it are never the same. Null where a part says too little to be known by it. */
  lookOf: (part: T) => string | null;
  /** Asked of parts of one look, each with each; without it they are all the same. */
  isSame?: (before: T, after: T) => boolean;
}

/**
 * Which part of the older list is which of the newer: by name, and where the names differ, by what they are. A part is
 * taken for a renamed one only where nothing else could be meant. Parts of one name are told apart by their order.
 * @returns in the order of the newer list, then what is gone in the order of the older
 */
export function matchParts<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (part: T) => string,
  { lookOf, isSame }: Likeness<T> = { lookOf: () => null },
): Match[] {
  const byName = new Map(namesOf(before, nameOf).map((name, i) => [name, i]));
  const partner = namesOf(after, nameOf).map((name) => byName.get(name) ?? null);
  const matched = new Set(partner);
  const gone = before.flatMap((_, i) => (matched.has(i) ? [] : [i]));
  const fresh = after.flatMap((_, i) => (partner[i] === null ? [i] : []));

  // Each is compared with few: a table of pins may be numbered anew from its first row.
  const byLook = Map.groupBy(gone, (j) => lookOf(before[j]!));
  for (const [look, added] of Map.groupBy(fresh, (i) => lookOf(after[i]!))) {
    const removed = look === null ? [] : (byLook.get(look) ?? []);
    for (const [i, j] of isSame
      ? surePairs(added, removed, (at, from) => isSame(before[from]!, after[at]!))
      : onlyPair(added, removed))
      partner[i] = j;
  }
  const found = new Set(partner);
  return [
    ...after.map((_, i): Match => ({ before: partner[i]!, after: i })),
    ...gone.filter((j) => !found.has(j)).map((j): Match => ({ before: j, after: null })),
  ];
}

const onlyPair = (added: readonly number[], removed: readonly number[]): [number, number][] =>
  added.length === 1 && removed.length === 1 ? [[added[0]!, removed[0]!]] : [];

/** Those that can be each other and nobody else. */
function surePairs(
  added: readonly number[],
  removed: readonly number[],
  canBe: (added: number, removed: number) => boolean,
): [number, number][] {
  const pairs = added.flatMap((i) => removed.filter((j) => canBe(i, j)).map((j): [number, number] => [i, j]));
  const timesIn = (side: 0 | 1) => Map.groupBy(pairs, (pair) => pair[side]);
  const [ofAdded, ofRemoved] = [timesIn(0), timesIn(1)];
  return pairs.filter(([i, j]) => ofAdded.get(i)!.length === 1 && ofRemoved.get(j)!.length === 1);
}

/** Names with a count behind each that was there before. */
function namesOf<T>(parts: readonly T[], nameOf: (part: T) => string): string[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const name = nameOf(part);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}\n${count}`;
  });
}
