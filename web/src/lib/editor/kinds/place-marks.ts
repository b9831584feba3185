import type { PhotoMark } from '@fieldlore/content';

/** A place on a picture, as fractions of its width and height. */
export interface Point {
  x: number;
  y: number;
}

/** A tap is no drag: what is shorter gets a size of its own. */
const SMALLEST = 0.02;
/** How far an arrow or a frame reaches that was set by a tap or by keyboard. */
const USUAL = 0.2;

const within = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
const hasTwoEnds = (kind: PhotoMark['kind']): boolean => kind !== 'NUMBER' && kind !== 'TEXT';

/** The next number that no mark bears yet. */
export function nextNumber(marks: readonly PhotoMark[]): number {
  return Math.min(99, Math.max(0, ...marks.map(({ number }) => number ?? 0)) + 1);
}

/** A mark from where a finger came down to where it went up; a tap makes one of the usual size. */
export function markBetween(
  kind: PhotoMark['kind'],
  colour: PhotoMark['colour'],
  from: Point,
  to: Point,
  marks: readonly PhotoMark[],
): PhotoMark {
  const start = { kind, colour, x: within(from.x), y: within(from.y) };
  if (kind === 'NUMBER') return { ...start, number: nextNumber(marks) };
  if (kind === 'TEXT') return { ...start, text: '' };
  const isTap = Math.abs(to.x - from.x) < SMALLEST && Math.abs(to.y - from.y) < SMALLEST;
  if (!isTap) return { ...start, x2: within(to.x), y2: within(to.y) };
  // The head of an arrow, and the middle of a frame, are where the finger was.
  const far = kind === 'ARROW' ? { x: -USUAL, y: -USUAL } : { x: -USUAL / 2, y: -USUAL / 2 };
  const near = kind === 'ARROW' ? { x: 0, y: 0 } : { x: USUAL / 2, y: USUAL / 2 };
  return {
    ...start,
    x: within(from.x + far.x),
    y: within(from.y + far.y),
    x2: within(from.x + near.x),
    y2: within(from.y + near.y),
  };
}

const STEP = 0.01;
const KEYS: Record<string, Point> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/**
 * The mark after a key: arrows move it as a whole and stop at the picture's edge; with Shift they move its second end.
 * @returns null where the key does nothing to it
 */
export function afterKey(mark: PhotoMark, key: string, shift: boolean): PhotoMark | null {
  const by = KEYS[key];
  if (!by) return null;
  const { x2, y2 } = mark;
  const isFramed = hasTwoEnds(mark.kind) && x2 != null && y2 != null;
  if (shift) return isFramed ? { ...mark, x2: within(x2 + by.x), y2: within(y2 + by.y) } : null;
  const xs = isFramed ? [mark.x, x2] : [mark.x];
  const ys = isFramed ? [mark.y, y2] : [mark.y];
  const dx = Math.max(-Math.min(...xs), Math.min(1 - Math.max(...xs), by.x));
  const dy = Math.max(-Math.min(...ys), Math.min(1 - Math.max(...ys), by.y));
  return {
    ...mark,
    x: within(mark.x + dx),
    y: within(mark.y + dy),
    ...(isFramed && { x2: within(x2 + dx), y2: within(y2 + dy) }),
  };
}
