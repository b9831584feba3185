/**
 * What is still open about a vehicle, as a space with one axis for each open question (package, gearbox, year …) and the
 * possible answers as places on it. A row holds in a box of that space; the first row of a list that holds somewhere wins there.
 */

/** Open questions with how many answers each has; an answer is its index. */
export type Axes = ReadonlyMap<string, number>;
/** Where something holds: the answers left on each axis; all of them on an axis that is not named. */
export type Box = ReadonlyMap<string, ReadonlySet<number>>;

export interface Region<T> {
  box: Box;
  /** What holds here; null where nothing does. */
  winner: T | null;
}

const everywhere: Box = new Map();

/**
 * Cuts the whole space into regions without overlap, each with the first of `candidates` that holds in it.
 * @param candidates the strongest first
 */
export function divide<T extends { box: Box }>(
  candidates: readonly T[],
  axes: Axes,
  within: Box = everywhere,
): Region<T>[] {
  const [first, ...rest] = candidates;
  if (!first) return [{ box: within, winner: null }];
  const regions: Region<T>[] = [];
  let left = within;
  for (const [axis, wanted] of first.box) {
    const here = left.get(axis) ?? all(axes, axis);
    const outside = here.difference(wanted);
    const inside = here.intersection(wanted);
    if (outside.size > 0) regions.push(...divide(rest, axes, narrowed(left, axis, outside)));
    if (inside.size === 0) return regions;
    left = narrowed(left, axis, inside);
  }
  return [...regions, { box: left, winner: first }];
}

/** The axes along which the outcome changes somewhere; `outcome` gives equal texts for what is the same to people. */
export function decidingAxes<T>(
  regions: readonly Region<T>[],
  axes: Axes,
  outcome: (winner: T | null) => string,
): Set<string> {
  const deciding = new Set<string>();
  const results = regions.map(({ winner }) => outcome(winner));
  for (const [i, one] of regions.entries())
    for (const [j, other] of regions.entries()) {
      if (j <= i || results[i] === results[j]) continue;
      // Two places that differ on this axis alone lie in the two regions where these meet on all others.
      for (const axis of axes.keys()) if (meetBeside(one.box, other.box, axis)) deciding.add(axis);
    }
  return deciding;
}

/** The regions seen along some axes only, those with the same outcome put together as far as they make a box. */
export function merge<T>(
  regions: readonly Region<T>[],
  axes: Axes,
  along: ReadonlySet<string>,
  outcome: (winner: T | null) => string,
): Region<T>[] {
  const merged = regions.map(({ box, winner }) => ({
    box: new Map([...box].filter(([axis]) => along.has(axis))) as Box,
    winner,
  }));
  for (let i = 0; i < merged.length; i++)
    for (let j = i + 1; j < merged.length; j++) {
      const [one, other] = [merged[i]!, merged[j]!];
      if (outcome(one.winner) !== outcome(other.winner)) continue;
      const box = union(one.box, other.box, axes);
      if (!box) continue;
      merged[i] = { box, winner: one.winner };
      merged.splice(j, 1);
      // A larger box may now fit to one that was passed over.
      i = -1;
      break;
    }
  return merged;
}

function all(axes: Axes, axis: string): Set<number> {
  return new Set(Array.from({ length: axes.get(axis) ?? 0 }, (_, i) => i));
}

function narrowed(box: Box, axis: string, answers: ReadonlySet<number>): Box {
  return new Map(box).set(axis, answers);
}

function meetBeside(a: Box, b: Box, besides: string): boolean {
  return [...a].every(([axis, answers]) => {
    const others = b.get(axis);
    return axis === besides || !others || !answers.isDisjointFrom(others);
  });
}

/** Both boxes as one, where that is a box: one holds the other, or they differ on a single axis. */
function union(a: Box, b: Box, axes: Axes): Box | null {
  const differing = [...new Set([...a.keys(), ...b.keys()])].filter((axis) => {
    const [one, other] = [a.get(axis) ?? all(axes, axis), b.get(axis) ?? all(axes, axis)];
    return one.symmetricDifference(other).size > 0;
  });
  const holds = (outer: Box, inner: Box) =>
    differing.every((axis) =>
      (inner.get(axis) ?? all(axes, axis)).isSubsetOf(outer.get(axis) ?? all(axes, axis)),
    );
  if (holds(a, b)) return a;
  if (holds(b, a)) return b;
  const [axis] = differing;
  if (differing.length > 1 || axis === undefined) return null;
  const answers = a.get(axis)!.union(b.get(axis)!);
  const box = new Map(a);
  if (answers.size === axes.get(axis)) box.delete(axis);
  else box.set(axis, answers);
  return box;
}
