import { arrange, tie, type Item } from './arrange.ts';
import { type Box, PORT_PITCH } from './boxes.ts';
import { assignLanes, nudge, type Segment, type Stop } from './channel.ts';
import type { Link, Port } from './harness.ts';
import { type HarnessLayout, position, type Way, type WireText } from './position.ts';

/** A wire that passes a column is a little wider than a wire: it may be nudged. */
const PASSAGE = 14;

/** The side of a column on which wires turn that begin and end in it. Outside where there is one, else to the right. */
const turnsLeft = (column: number, columns: number): boolean => columns > 1 && column === 0;

/** How many wires leave each row, on the side where more do: the row must be as high as that. */
export function portsOf(
  links: readonly Link[],
  columns: readonly (number | null)[],
  rows: readonly number[],
): number[][] {
  const count = Math.max(0, ...columns.map((column) => (column ?? -1) + 1));
  const sides = rows.map((number) => Array.from({ length: number }, () => [0, 0] as [number, number]));
  for (const { from, to } of links)
    for (const [port, other] of [
      [from, to],
      [to, from],
    ] as const)
      if (port) sides[port.box]![port.row]![sideOf(port, other, columns, count) === 'LEFT' ? 0 : 1] += 1;
  return sides.map((box) => box.map((each) => Math.max(...each)));
}

function sideOf(
  port: Port,
  other: Port | null,
  columns: readonly (number | null)[],
  count: number,
): 'LEFT' | 'RIGHT' {
  const own = columns[port.box]!;
  if (!other) return 'RIGHT';
  const there = columns[other.box]!;
  if (own === there) return turnsLeft(own, count) ? 'LEFT' : 'RIGHT';
  return there < own ? 'LEFT' : 'RIGHT';
}

/**
 * Boxes in columns with their wires in the channels between. A row of a pin table is a port on both of its sides, so a
 * wire always leaves towards where it goes.
 * @param columns the column of each box; null for a box without wires, which stands elsewhere
 */
export function layOutHarness(
  boxes: readonly Box[],
  columns: readonly (number | null)[],
  links: readonly Link[],
  textOf: (link: Link) => WireText,
): HarnessLayout {
  const count = Math.max(...columns.map((column) => column ?? 0)) + 1;
  const items = boxes.map((box): Item => ({ height: box.height, passes: false, y: 0, ties: [] }));
  const inColumn: Item[][] = Array.from({ length: count }, () => []);
  columns.forEach((column, box) => column !== null && inColumn[column]!.push(items[box]!));
  const middle = ({ box, row }: Port) => {
    const { y, height } = boxes[box]!.rows[row]!;
    return y + height / 2;
  };

  const passages = new Map<Link, Item[]>();
  for (const link of links) {
    if (!link.to) continue;
    const [left, right] = fromLeft(link, columns) as [Port, Port];
    let [before, at] = [items[left.box]!, middle(left)];
    const through: Item[] = [];
    for (let column = columns[left.box]! + 1; column < columns[right.box]!; column++) {
      const passage: Item = { height: PASSAGE, passes: true, y: 0, ties: [] };
      inColumn[column]!.push(passage);
      through.push(passage);
      tie(before, at, passage, PASSAGE / 2);
      [before, at] = [passage, PASSAGE / 2];
    }
    tie(before, at, items[right.box]!, middle(right));
    passages.set(link, through);
  }
  const wired = boxes.filter(({ connector }) => columns[connector] !== null);
  const device = wired.find(({ kind }) => kind === 'DEVICE') ?? wired[0]!;
  arrange(inColumn, items[device.connector]!);

  // A row's wires leave it in the order of the heights they go to.
  const stops = new Map<string, { stop: Stop; aim: number }[]>();
  const stopAt = (port: Port, side: 'LEFT' | 'RIGHT', aim: number): Stop => {
    const stop = { y: items[port.box]!.y + middle(port) };
    const key = `${port.box} ${port.row} ${side}`;
    stops.set(key, [...(stops.get(key) ?? []), { stop, aim }]);
    return stop;
  };
  const channels: Segment[][] = Array.from({ length: count + 1 }, () => []);
  const ways = links.map((link): Way => {
    const [left, right] = fromLeft(link, columns);
    const column = columns[left.box]!;
    const heightOf = (port: Port) => items[port.box]!.y + middle(port);
    const way: Way = { link, text: textOf(link), left, right, segments: [], channels: [] };
    const add = (channel: number, shape: Segment['shape'], a: Stop, b: Stop) => {
      const segment: Segment = { shape, a, b, lane: null };
      channels[channel]!.push(segment);
      way.segments.push(segment);
      way.channels.push(channel);
    };
    const side = sideOf(left, right, columns, count);
    const outer = column + (side === 'LEFT' ? 0 : 1);
    if (!right) {
      const stop = stopAt(left, side, heightOf(left));
      add(outer, 'STUB', stop, stop);
    } else if (columns[right.box] === column) {
      const a = stopAt(left, side, heightOf(right));
      const b = stopAt(right, side, heightOf(left));
      // Turning on the left side of a column means to be on the right of its channel.
      add(outer, side === 'LEFT' ? 'RIGHT' : 'LEFT', a, b);
    } else {
      const through = passages.get(link)!.map((item) => ({ y: item.y + PASSAGE / 2 }));
      const all = [
        stopAt(left, 'RIGHT', through[0]?.y ?? heightOf(right)),
        ...through,
        stopAt(right, 'LEFT', through.at(-1)?.y ?? heightOf(left)),
      ];
      for (let i = 1; i < all.length; i++) add(column + i, 'CROSS', all[i - 1]!, all[i]!);
    }
    return way;
  });
  for (const own of stops.values())
    own
      .toSorted((one, two) => one.aim - two.aim)
      .forEach(({ stop }, i) => (stop.y += (i - (own.length - 1) / 2) * PORT_PITCH));

  channels.forEach(nudge);
  const lanes = channels.map(assignLanes);
  return position({ boxes, columns, tops: items.map(({ y }) => y), ways, lanes });
}

function fromLeft({ from, to }: Link, columns: readonly (number | null)[]): [Port, Port | null] {
  return to && columns[to.box]! < columns[from.box]! ? [to, from] : [from, to];
}
