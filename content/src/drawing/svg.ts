import { escapeHtml } from '../document/escape.ts';
import type { DiagramData } from '../kinds/diagram.ts';
import { colourHex } from '../kinds/wire-colour-notation.ts';
import { colourWords } from '../kinds/wire-colour-words.ts';
import type { WireColour } from '../kinds/wire-colour.ts';
import type { BoxRow, TextLine } from './boxes.ts';
import { DRAWING_WORDS, type DrawingWords } from './drawing-words.ts';
import {
  type DiagramLayout,
  type DrawingOptions,
  layOutDiagram,
  type PlacedSpare,
  SPARE_SAMPLE,
} from './layout.ts';
import { FREE_RADIUS, type PlacedBox, type PlacedWire, type Point, type WireLabel } from './position.ts';
import { SHEET } from './sheet.ts';
import { symbolOf, GROUND_SYMBOL } from './symbols.ts';

export type { DrawingOptions } from './layout.ts';

const CORNER = 5;

/**
 * A wiring diagram as SVG, made of its data alone: boxes with their pins, wires in their colours with stripes and
 * letters. It needs nothing from outside, runs nothing and links nowhere; all text of the data is escaped. Wires carry
 * `data-wire` (position in `connections`), pins `data-pin` (`connector.pin`, by position), for a page to find them.
 * @param over what is drawn on top, such as `drawMarks`; readers' pages do without it and its code
 */
export function drawDiagram(
  data: DiagramData,
  options: DrawingOptions,
  over?: (layout: DiagramLayout) => string,
): string {
  const words = DRAWING_WORDS[options.locale];
  const layout = layOutDiagram(data, options);
  const title = options.title ?? words.drawing;
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fl-drawing" role="img" aria-label="${text(title)}" lang="${options.locale}"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${text(title)}</title><desc>${text(descriptionOf(data, layout, words))}</desc>`,
    `<style>${SHEET}</style>`,
    `<g class="wires">${layout.wires.map((wire) => drawWire(wire, data, options, words)).join('\n')}</g>`,
    `<g class="boxes">${layout.boxes.map((box) => drawBox(box, data, words)).join('\n')}</g>`,
    `<g class="labels">${layout.wires.map(drawLabels).join('\n')}</g>`,
    `<g class="spares">${layout.spares.map(drawSpare).join('')}</g>`,
    ...layout.notes.map((note) => `<text class="note" x="${note.x}" y="${note.y}">${text(note.text)}</text>`),
    over?.(layout) ?? '',
    '</svg>',
  ].join('\n');
}

/** Characters that XML cannot hold are shown as a sign for “unreadable”. */
const text = (value: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what an XML document may not contain
  escapeHtml(value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd'));

const number = (value: number): string => String(Math.round(value * 10) / 10);

function descriptionOf({ connectors }: DiagramData, { wires }: DiagramLayout, words: DrawingWords): string {
  const names = connectors.slice(0, 20).map(({ id, name }) => (name ? `${id} ${name}` : id));
  return `${words.counts(connectors.length, wires.length)} ${names.join('; ')}. ${words.tables}`;
}

function drawBox(box: PlacedBox, { connectors }: DiagramData, words: DrawingWords): string {
  const { id, pins } = connectors[box.connector]!;
  const { x, y, width, height, headHeight } = box;
  const foldedAt = [...new Set(box.rows.map((row) => row.x))].filter((at) => at > 0);
  return [
    `<g class="box ${box.kind.toLowerCase()}" data-box="${box.connector}" transform="translate(${number(x)} ${number(y)})">`,
    `<rect class="body" width="${number(width)}" height="${number(height)}" rx="4"/>`,
    `<path class="head" d="M0 ${headHeight}V4a4 4 0 0 1 4-4h${number(width - 8)}a4 4 0 0 1 4 4V${headHeight}z"/>`,
    symbolOf(box.kind, width - 34, 5),
    ...box.head.map(drawLine),
    ...foldedAt.map((at) => `<path class="rule" d="M${number(at)} ${headHeight}V${number(height)}"/>`),
    ...box.rows.map((row) => {
      const { label, function: does, signal } = pins[row.pin]!;
      const name = `${id} ${words.pin} ${label ?? '—'}`;
      return drawRow(row, `${box.connector}.${row.pin}`, [name, does ?? signal].filter(Boolean).join(', '));
    }),
    '</g>',
  ].join('');
}

function drawRow(row: BoxRow, pin: string, name: string): string {
  const { x, y, width, height } = row;
  return [
    `<g class="pin" data-pin="${pin}" transform="translate(${number(x)} ${number(y)})">`,
    `<title>${text(name)}</title>`,
    `<rect class="row" width="${number(width)}" height="${number(height)}"/>`,
    `<path class="rule" d="M0 0H${number(width)}"/>`,
    ...row.lines.map(drawLine),
    row.isGround
      ? `<path class="ground" d="${GROUND_SYMBOL}" transform="translate(${number(width - 18)} ${number(height / 2 - 6)})"/>`
      : '',
    '</g>',
  ].join('');
}

const drawLine = ({ text: line, style, x, y }: TextLine): string =>
  `<text class="${style}" x="${number(x)}" y="${number(y)}">${text(line)}</text>`;

function drawWire(
  { link, points }: PlacedWire,
  { connectors }: DiagramData,
  { locale }: DrawingOptions,
  words: DrawingWords,
): string {
  const placeOf = ({ box, row }: { box: number; row: number }) =>
    `${connectors[box]!.id}:${connectors[box]!.pins[row]!.label}`;
  const facts = [
    link.name ?? words.mated,
    link.colour && colourWords(link.colour, locale),
    link.crossSection && `${words.number(link.crossSection)} ${words.mm2}`,
  ];
  const title = `${placeOf(link.from)} → ${link.to ? placeOf(link.to) : words.free}: ${facts.filter(Boolean).join(', ')}`;
  const path = pathThrough(points);
  const end = points.at(-1)!;
  return [
    `<g class="wire${link.name ? '' : ' mated'}" data-wire="${link.connection}"><title>${text(title)}</title>`,
    paint(path, link.colour),
    link.to ? '' : `<circle class="free" cx="${number(end.x)}" cy="${number(end.y)}" r="${FREE_RADIUS}"/>`,
    `<path class="hit" d="${path}"/></g>`,
  ].join('');
}

/** The casing keeps a white wire visible on white and a black one on black. */
function paint(path: string, colour: WireColour | null): string {
  if (!colour) return `<path class="bare" d="${path}"/>`;
  const clear = colour.main === 'TR' ? ' class="clear"' : ` stroke="${colourHex(colour.main)}"`;
  const stripe = colour.stripe
    ? `<path class="${colour.stripe === 'TR' ? 'stripe clear' : 'stripe'}" stroke="${colourHex(colour.stripe)}" d="${path}"/>`
    : '';
  return `<path class="casing" d="${path}"/><path${clear} d="${path}"/>${stripe}`;
}

/** A line along the points with rounded corners. */
function pathThrough(points: readonly Point[]): string {
  const corners = points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return (
      !before ||
      !after ||
      !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
    );
  });
  const parts = corners.map((point, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (!before) return `M${number(point.x)} ${number(point.y)}`;
    if (!after) return `L${number(point.x)} ${number(point.y)}`;
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
    const [start, stop] = [towards(point, before, radius), towards(point, after, radius)];
    return `L${number(start.x)} ${number(start.y)}Q${number(point.x)} ${number(point.y)} ${number(stop.x)} ${number(stop.y)}`;
  });
  return parts.join('');
}

const distance = (one: Point, two: Point): number => Math.abs(one.x - two.x) + Math.abs(one.y - two.y);

const towards = (from: Point, to: Point, by: number): Point => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
});

const drawLabels = ({ link, labels }: PlacedWire): string =>
  labels.map((label) => drawLabel(label, link.connection)).join('');

function drawLabel({ x, y, anchor, name, letters }: WireLabel, wire: number): string {
  const parts = [
    name && `<tspan class="name">${text(name)}</tspan>`,
    letters && `<tspan class="letters">${text(letters)}</tspan>`,
  ];
  return `<text class="label" data-label="${wire}" x="${number(x)}" y="${number(y)}" text-anchor="${anchor}">${parts.filter(Boolean).join(' ')}</text>`;
}

function drawSpare({ wire, text: words, x, y }: PlacedSpare): string {
  return `<g class="spare">${paint(`M${number(x)} ${number(y)}h${SPARE_SAMPLE}`, wire.colour)}<text class="label" x="${number(x + SPARE_SAMPLE + 6)}" y="${number(y + 4)}">${text(words)}</text></g>`;
}
