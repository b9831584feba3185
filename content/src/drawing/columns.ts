import type { Connector } from '../kinds/diagram.ts';
import type { Link } from './harness.ts';

/** A same-column wire costs as much as this many pixels of a taller sheet. */
const SAME_COLUMN = 30;

/**
 * How far each connector stands from the device the harness is about: its wires lead from left to right, and the
 * vehicle stands last, as on the sheets of makers. Connectors without wires have no rank (null).
 */
export function ranksOf(connectors: readonly Connector[], links: readonly Link[]): (number | null)[] {
  const neighbours = connectors.map(() => new Set<number>());
  const wires = connectors.map(() => 0);
  for (const { from, to } of links) {
    wires[from.box]! += 1;
    if (!to || to.box === from.box) continue;
    wires[to.box]! += 1;
    neighbours[from.box]!.add(to.box);
    neighbours[to.box]!.add(from.box);
  }
  const ranks: (number | null)[] = connectors.map(() => null);
  const roots = connectors
    .map(({ kind }, box) => ({ box, first: kind === 'DEVICE' ? 0 : kind === 'VEHICLE' ? 2 : 1 }))
    .toSorted((a, b) => a.first - b.first || wires[b.box]! - wires[a.box]! || a.box - b.box);
  for (const { box: root } of roots) {
    if (ranks[root] !== null || !wires[root]) continue;
    ranks[root] = 0;
    const queue = [root];
    for (const box of queue)
      for (const next of neighbours[box]!) {
        if (ranks[next] !== null) continue;
        ranks[next] = ranks[box]! + 1;
        queue.push(next);
      }
    const own = queue.filter((box) => box === root || connectors[box]!.kind !== 'VEHICLE');
    const last = Math.max(...own.map((box) => ranks[box]!)) + 1;
    for (const box of queue) if (!own.includes(box)) ranks[box] = last;
  }
  return ranks;
}

/**
 * Puts neighbouring ranks together until there are at most `count` columns of about the same height, with few wires
 * between connectors of one column. @returns the column of each connector; null for those without a rank
 */
export function columnsOf(
  ranks: readonly (number | null)[],
  heights: readonly number[],
  links: readonly Link[],
  count: number,
): (number | null)[] {
  const last = Math.max(...ranks.map((rank) => rank ?? 0));
  const size = last + 1;
  const height = Array.from({ length: size }, () => 0);
  ranks.forEach((rank, box) => {
    if (rank !== null) height[rank]! += heights[box]!;
  });
  // above[rank]: the heights of all ranks before it
  const above = [0];
  for (const each of height) above.push(above.at(-1)! + each);
  const whole = above[size]!;
  // inside[a][b]: links with both ends in the ranks a..b
  const inside = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const { from, to } of links) {
    if (!to) continue;
    const [one, two] = [ranks[from.box]!, ranks[to.box]!];
    inside[Math.min(one, two)]![Math.max(one, two)]! += 1;
  }
  for (let span = 1; span < size; span++)
    for (let a = 0; a + span < size; a++) {
      const b = a + span;
      inside[a]![b]! += inside[a + 1]![b]! + inside[a]![b - 1]! - (span > 1 ? inside[a + 1]![b - 1]! : 0);
    }
  const cost = (a: number, b: number): number => {
    const tall = above[b + 1]! - above[a]!;
    return (tall * tall) / Math.max(1, whole) + inside[a]![b]! * SAME_COLUMN;
  };

  // best[k][b]: the cheapest way to make k + 1 columns of the ranks 0..b, and where its last column begins
  const best: { cost: number; begins: number }[][] = [];
  for (let k = 0; k < Math.min(count, size); k++)
    best.push(
      Array.from({ length: size }, (_, b) => {
        let found = { cost: k === 0 ? cost(0, b) : Infinity, begins: 0 };
        for (let begins = k; k > 0 && begins <= b; begins++) {
          const all = best[k - 1]![begins - 1]!.cost + cost(begins, b);
          if (all < found.cost) found = { cost: all, begins };
        }
        return found;
      }),
    );
  const columnOfRank = Array.from({ length: size }, () => 0);
  for (let k = best.length - 1, b = last; k >= 0; k--) {
    const { begins } = best[k]![b]!;
    for (let rank = begins; rank <= b; rank++) columnOfRank[rank] = k;
    b = begins - 1;
  }
  return ranks.map((rank) => (rank === null ? null : columnOfRank[rank]!));
}
