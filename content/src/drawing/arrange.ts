/** What stands in a column: a connector, or a wire that passes it on its way to the next column. */
export interface Item {
  height: number;
  /** A wire that only passes. */
  passes: boolean;
  /** From the top of the sheet; what `arrange` finds. */
  y: number;
  ties: Tie[];
}

/** A piece of wire from this item to another of the same or a neighbouring column. */
interface Tie {
  other: Item;
  /** Where it ends on either, from the top of the item. */
  own: number;
  there: number;
}

const SWEEPS = 8;
const BETWEEN_BOXES = 28;
const BETWEEN_WIRES = 4;
const BESIDE_BOX = 10;

export function tie(one: Item, own: number, other: Item, there: number): void {
  one.ties.push({ other, own, there });
  if (one !== other) other.ties.push({ other: one, own: there, there: own });
}

/**
 * Orders the items of each column so that wires are short and cross little, and puts them at the height of what they
 * are connected to. Sorts the columns in place; the order of equals is the given one, so the same data is drawn the same.
 * @param first what a reader begins with: a single column is turned over where this would stand in its lower half
 */
export function arrange(columns: Item[][], first: Item): void {
  columns.forEach(stack);
  let best = { length: lengthOf(columns), orders: columns.map((column) => [...column]) };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = columns.map((_, i) => (sweep % 2 ? columns.length - 1 - i : i));
    for (const i of order) {
      const column = columns[i]!;
      const wanted = new Map(column.map((item) => [item, wantedTop(item, () => true) + item.height / 2]));
      column.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
      stack(column);
    }
    const length = lengthOf(columns);
    if (length < best.length) best = { length, orders: columns.map((column) => [...column]) };
  }
  best.orders.forEach((order, i) => columns[i]!.splice(0, order.length, ...order));
  const [only, ...others] = columns;
  if (!others.length && only!.indexOf(first) >= only!.length / 2) only!.reverse();

  columns.forEach(stack);
  for (const order of [columns, columns.toReversed(), columns])
    for (const column of order) {
      const own = new Set(column);
      settle(
        column,
        column.map((item) => wantedTop(item, (other) => !own.has(other))),
      );
    }
  const top = Math.min(...columns.flatMap((column) => column.map(({ y }) => y)));
  for (const item of columns.flat()) item.y = Math.round(item.y - top);
}

/** The mean of the tops at which each of its wires would be level; its own where it has none. */
function wantedTop(item: Item, counts: (other: Item) => boolean): number {
  let sum = 0;
  let number = 0;
  for (const { other, own, there } of item.ties) {
    if (other === item || !counts(other)) continue;
    sum += other.y + there - own;
    number += 1;
  }
  return number ? sum / number : item.y;
}

const gapBetween = (one: Item, two: Item): number =>
  one.passes && two.passes ? BETWEEN_WIRES : one.passes || two.passes ? BESIDE_BOX : BETWEEN_BOXES;

/** How far below the first item each stands when nothing is left between them. */
function offsets(column: readonly Item[]): number[] {
  let at = 0;
  return column.map((item, i) => {
    const before = column[i - 1];
    if (before) at += before.height + gapBetween(before, item);
    return at;
  });
}

function stack(column: Item[]): void {
  offsets(column).forEach((offset, i) => (column[i]!.y = offset));
}

const lengthOf = (columns: readonly Item[][]): number =>
  columns
    .flat()
    .reduce(
      (sum, item) =>
        sum +
        item.ties.reduce((own, { other, ...at }) => own + Math.abs(item.y + at.own - other.y - at.there), 0),
      0,
    );

/** As near to the wanted tops as the order and the gaps allow (least squares, by pooling neighbours that collide). */
function settle(column: Item[], wanted: readonly number[]): void {
  const offset = offsets(column);
  const pools: { sum: number; weight: number; items: number }[] = [];
  const mean = ({ sum, weight }: { sum: number; weight: number }) => sum / weight;
  column.forEach((item, i) => {
    const weight = Math.max(0.1, item.ties.length);
    pools.push({ sum: (wanted[i]! - offset[i]!) * weight, weight, items: 1 });
    while (pools.length > 1 && mean(pools.at(-2)!) > mean(pools.at(-1)!)) {
      const last = pools.pop()!;
      const into = pools.at(-1)!;
      into.sum += last.sum;
      into.weight += last.weight;
      into.items += last.items;
    }
  });
  let i = 0;
  for (const pool of pools) for (let n = pool.items; n > 0; n--, i++) column[i]!.y = mean(pool) + offset[i]!;
}
