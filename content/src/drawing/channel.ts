/** Where a wire enters a channel between two columns. */
export interface Stop {
  y: number;
}

/** A wire's way through one channel. LEFT and RIGHT turn back to the side they came from; STUB is a free end. */
export interface Segment {
  shape: 'CROSS' | 'LEFT' | 'RIGHT' | 'STUB';
  a: Stop;
  b: Stop;
  /** From the left; null: straight through. */
  lane: number | null;
}

/** Two wires at one height would look like one: they keep this apart, pixels. */
const APART = 5;
/** As far as a stop may leave the middle of its row. */
const NUDGE = 6;

/** Moves the stops on the right of a channel off the heights of the wires that come in from the left. */
export function nudge(segments: readonly Segment[]): void {
  const left = segments.flatMap(({ shape, a, b }) =>
    shape === 'RIGHT' ? [] : shape === 'LEFT' ? [a, b] : [a],
  );
  for (const { shape, a, b } of segments) {
    if (shape === 'CROSS') moveOff(b, left, a);
    if (shape === 'RIGHT') for (const stop of [a, b]) moveOff(stop, left, null);
  }
}

function moveOff(stop: Stop, left: readonly Stop[], own: Stop | null): void {
  if (own && Math.abs(own.y - stop.y) <= NUDGE) {
    stop.y = own.y;
    return;
  }
  const near = left.filter((other) => other !== own && Math.abs(other.y - stop.y) < NUDGE + APART);
  const free = (y: number) => near.every((other) => Math.abs(other.y - y) >= APART);
  for (let by = 0; by <= NUDGE; by++)
    for (const y of [stop.y + by, stop.y - by])
      if (free(y)) {
        stop.y = y;
        return;
      }
}

/**
 * Gives each segment a lane, a vertical track: turns to the left first, then what crosses, then turns to the right.
 * Segments that do not meet share one. @returns how many lanes there are
 */
export function assignLanes(segments: readonly Segment[]): number {
  const top = ({ a, b }: Segment) => Math.min(a.y, b.y);
  const bottom = ({ a, b }: Segment) => Math.max(a.y, b.y);
  const span = (segment: Segment) => bottom(segment) - top(segment);
  const bent = (shape: Segment['shape']) => segments.filter((segment) => segment.shape === shape);

  const crossing = bent('CROSS').filter(({ a, b }) => a.y !== b.y);
  const groups = [
    // The shorter turn lies inside the longer one.
    bent('LEFT').toSorted((one, two) => span(one) - span(two)),
    [
      // Of wires that go down together the lowest turns first; of those that go up the highest.
      ...crossing.filter(({ a, b }) => b.y > a.y).toSorted((one, two) => two.a.y - one.a.y),
      ...crossing.filter(({ a, b }) => b.y < a.y).toSorted((one, two) => one.a.y - two.a.y),
    ],
    bent('RIGHT').toSorted((one, two) => span(one) - span(two)),
  ];
  let used = 0;
  for (const [i, group] of groups.entries()) {
    const placed: Segment[] = [];
    let lanes = 0;
    for (const segment of group) {
      const meets = placed.filter(
        (other) => top(other) < bottom(segment) + APART && top(segment) < bottom(other) + APART,
      );
      segment.lane = Math.max(-1, ...meets.map(({ lane }) => lane!)) + 1;
      lanes = Math.max(lanes, segment.lane + 1);
      placed.push(segment);
    }
    // Turns to the right count from the right column.
    for (const segment of group) segment.lane = used + (i === 2 ? lanes - 1 - segment.lane! : segment.lane!);
    used += lanes;
  }
  return used;
}
