/** A part in both revisions or in one of them, by its positions; null where it is not. */
export interface Match {
  before: number | null;
  after: number | null;
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
  isSame: (before: T, after: T) => boolean = () => false,
): Match[] {
  const byName = new Map(namesOf(before, nameOf).map((name, i) => [name, i]));
  const partner = namesOf(after, nameOf).map((name) => byName.get(name) ?? null);
  const matched = new Set(partner);
  const gone = before.flatMap((_, i) => (matched.has(i) ? [] : [i]));
  const fresh = after.flatMap((_, i) => (partner[i] === null ? [i] : []));

  const candidates = fresh.map((i) => gone.filter((j) => isSame(before[j]!, after[i]!)));
  const wanted = candidates.flat();
  candidates.forEach(([only, ...others], at) => {
    const isSure = only !== undefined && others.length === 0 && wanted.filter((j) => j === only).length === 1;
    if (isSure) partner[fresh[at]!] = only;
  });
  const found = new Set(partner);
  return [
    ...after.map((_, i): Match => ({ before: partner[i]!, after: i })),
    ...gone.filter((j) => !found.has(j)).map((j): Match => ({ before: j, after: null })),
  ];
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
