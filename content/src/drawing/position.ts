import { type Box, SIZE } from './boxes.ts';
import type { Segment } from './channel.ts';
import type { Link, Port } from './harness.ts';
import { textWidth } from './text-size.ts';

export interface Point {
  x: number;
  y: number;
}

/** What a wire says of itself beside a box. */
export interface WireText {
  /** `W1.3`, where there is room for it. */
  name: string;
  /** Colour and cross-section: `Ж/К 0,5`. */
  letters: string;
}

export interface WireLabel extends WireText, Point {
  anchor: 'start' | 'end';
}

export interface PlacedWire {
  link: Link;
  points: Point[];
  labels: WireLabel[];
}

export interface PlacedBox extends Box, Point {}

export interface HarnessLayout {
  width: number;
  boxes: PlacedBox[];
  wires: PlacedWire[];
}

/** A link seen from left to right, piece by piece. */
export interface Way {
  link: Link;
  text: WireText;
  left: Port;
  right: Port | null;
  segments: Segment[];
  /** The channel of each segment; channel n lies to the left of column n. */
  channels: number[];
}

interface Arranged {
  boxes: readonly Box[];
  columns: readonly (number | null)[];
  /** The top of each box. */
  tops: readonly number[];
  ways: readonly Way[];
  /** How many lanes each channel has. */
  lanes: readonly number[];
}

const LANE = 9;
const LANE_EDGE = 9;
const LABEL_EDGE = 5;
const LABEL_ABOVE = 4;
const FREE_END = 14;
/** Of the ring at a free end. */
export const FREE_RADIUS = 3.5;

export const labelWidth = ({ name, letters }: WireText): number =>
  textWidth([name, letters].filter(Boolean).join(' '), SIZE.letters, 'mono');

/** Gives everything its place from left to right: a channel is as wide as its lanes and the labels on its wires. */
export function position({ boxes, columns, tops, ways, lanes }: Arranged): HarnessLayout {
  const zones = lanes.map(() => ({ left: 0, right: 0 }));
  const widen = (channel: number, side: 'left' | 'right', text: WireText) => {
    const zone = zones[channel]!;
    zone[side] = Math.max(zone[side], labelWidth(text) + 2 * LABEL_EDGE, FREE_END);
  };
  for (const way of ways) for (const { channel, side, text } of endsOf(way)) widen(channel, side, text);

  const widths = lanes
    .slice(1)
    .map((_, column) =>
      Math.max(0, ...boxes.filter((_box, i) => columns[i] === column).map(({ width }) => width)),
    );
  const channelAt: number[] = [];
  const columnAt: number[] = [];
  let x = 0;
  lanes.forEach((number, channel) => {
    channelAt.push(x);
    const { left, right } = zones[channel]!;
    x += left + right + (number ? (number - 1) * LANE + 2 * LANE_EDGE : left && right ? LANE_EDGE : 0);
    if (channel < widths.length) {
      columnAt.push(x);
      x += widths[channel]!;
    }
  });

  // All boxes of a column are as wide as its widest: wires and labels then begin in one line.
  const placed = boxes.map((box, i): PlacedBox | null => {
    const column = columns[i]!;
    if (column === null) return null;
    const width = widths[column]!;
    const rows = box.rows.map((row) => ({ ...row, width }));
    return { ...box, rows, width, x: columnAt[column]!, y: tops[i]! };
  });
  const laneX = (channel: number, lane: number) =>
    channelAt[channel]! + zones[channel]!.left + LANE_EDGE + lane * LANE;

  const wires = ways.map((way): PlacedWire => {
    const edge = (port: Port, side: 'left' | 'right') => {
      const box = placed[port.box]!;
      return side === 'left' ? box.x + box.width : box.x;
    };
    const ends = endsOf(way);
    const labels = ends.map(({ port, side, text, y }): WireLabel => {
      const outwards = side === 'left' ? 1 : -1;
      return {
        x: edge(port, side) + outwards * LABEL_EDGE,
        y: y - LABEL_ABOVE,
        anchor: side === 'left' ? 'start' : 'end',
        ...text,
      };
    });
    const start = ends[0]!;
    const points: Point[] = [{ x: edge(start.port, start.side), y: start.y }];
    way.segments.forEach(({ shape, a, b, lane }, i) => {
      const channel = way.channels[i]!;
      if (shape === 'STUB')
        points.push({
          x: points[0]!.x + Math.max(FREE_END, labelWidth(way.text) + 2 * LABEL_EDGE + FREE_RADIUS),
          y: a.y,
        });
      else if (lane !== null)
        points.push({ x: laneX(channel, lane), y: a.y }, { x: laneX(channel, lane), y: b.y });
    });
    const end = ends[1];
    if (end) points.push({ x: edge(end.port, end.side), y: end.y });
    return { link: way.link, points, labels: labels.filter(({ name, letters }) => name || letters) };
  });
  return { width: x, boxes: placed.filter((box) => box !== null), wires };
}

interface End {
  port: Port;
  channel: number;
  /** On which side of its channel the box stands. */
  side: 'left' | 'right';
  text: WireText;
  y: number;
}

/** Where a wire meets boxes. Its name stands at the first end only: the letters find the other. */
function endsOf({ left, right, segments, channels, text }: Way): End[] {
  const [first, last] = [segments[0]!, segments.at(-1)!];
  const side = first.shape === 'RIGHT' ? 'right' : 'left';
  const ends: End[] = [{ port: left, channel: channels[0]!, side, text, y: first.a.y }];
  if (right)
    ends.push({
      port: right,
      channel: channels.at(-1)!,
      side: last.shape === 'LEFT' ? 'left' : 'right',
      text: { ...text, name: '' },
      y: last.b.y,
    });
  return ends;
}
