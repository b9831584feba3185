import type { DiagramData } from '../kinds/diagram.ts';
import { colourCode, type ColourNotation } from '../kinds/wire-colour-notation.ts';
import { colourWords } from '../kinds/wire-colour-words.ts';
import type { WireColourCode } from '../kinds/wire-colour.ts';
import { boxOf, SIZE } from './boxes.ts';
import { columnsOf, ranksOf } from './columns.ts';
import { DRAWING_WORDS, type DrawingLocale, type DrawingWords } from './drawing-words.ts';
import { type Harness, type Link, readHarness, type SpareWire } from './harness.ts';
import { layOutHarness, portsOf } from './harness-layout.ts';
import type { HarnessLayout, PlacedBox, PlacedWire, Point } from './position.ts';
import { textWidth, wrap } from './text-size.ts';

export interface DrawingOptions {
  /** How wide the place for it is, pixels: 340 on a phone, 760 on a desk. A wide harness becomes wider than this. */
  width: number;
  /** The letters of colours. */
  notation: ColourNotation;
  /** Language of what the drawing says itself. */
  locale: DrawingLocale;
  /** Its accessible name, such as the title of the entry. */
  title?: string;
}

export interface PlacedSpare extends Point {
  wire: SpareWire;
  text: string;
}

export interface DiagramLayout {
  width: number;
  height: number;
  boxes: PlacedBox[];
  wires: PlacedWire[];
  spares: PlacedSpare[];
  /** Lines below the drawing. */
  notes: (Point & { text: string })[];
}

const MARGIN = 10;
const MOST_COLUMNS = 4;
/** Below this a sheet is a phone's: one column, and no names of wires beside their letters. */
const NARROW = 560;
/** A drawing may be so much wider than its place, and is then scaled down. */
const TOLERANCE = 1.12;
/** How wide boxes may be, from what reads best to what is still legible; the last without the names of wires. */
const FITS = [
  { cap: 240, named: true },
  { cap: 190, named: true },
  { cap: 160, named: false },
] as const;
const WIDEST_BOX = FITS[0].cap;
const NARROWEST_BOX = 132;
const BELOW = 28;
const SPARE_LINE = 20;
/** The drawn piece of a wire that is not connected. */
export const SPARE_SAMPLE = 28;

/** Where everything of a diagram stands; the same data gives the same places. */
export function layOutDiagram(data: DiagramData, options: DrawingOptions): DiagramLayout {
  const words = DRAWING_WORDS[options.locale];
  const harness = readHarness(data);
  const ranks = ranksOf(data.connectors, harness.links);
  const room = Math.max(200, options.width - 2 * MARGIN);
  const wired = ranks.some((rank) => rank !== null)
    ? bestHarness(data, harness, ranks, { ...options, width: room }, words)
    : null;

  const width = Math.max(room, wired?.width ?? 0);
  const aside = Math.round((width - (wired?.width ?? 0)) / 2) + MARGIN;
  const boxes = (wired?.boxes ?? []).map((box) => ({ ...box, x: box.x + aside, y: box.y + MARGIN }));
  const wires = (wired?.wires ?? []).map((wire) => ({
    ...wire,
    points: wire.points.map((point) => moved(point, aside)),
    labels: wire.labels.map((label) => moved(label, aside)),
  }));
  let y = Math.max(
    MARGIN,
    ...boxes.map((box) => box.y + box.height + BELOW),
    ...wires.flatMap(({ points }) => points.map((point) => point.y + BELOW)),
  );

  const shelf = shelve(data, ranks, width, y, words);
  y = shelf.bottom;
  const spares = listSpares(harness.spares, width, y, (wire) => spareText(wire, options, words), words);
  y = spares.bottom;
  const legend = legendOf(harness, options, words);
  const notes = [...spares.notes];
  for (const line of wrap(legend, width - 4, SIZE.small, 6)) {
    notes.push({ x: MARGIN, y: y + 6, text: line });
    y += 16;
  }
  return {
    width: width + 2 * MARGIN,
    height: Math.ceil(y) + MARGIN,
    boxes: [...boxes, ...shelf.boxes],
    wires,
    spares: spares.placed,
    notes,
  };
}

const moved = <T extends Point>(point: T, aside: number): T => ({
  ...point,
  x: point.x + aside,
  y: point.y + MARGIN,
});

/** As many columns as there is room for, with narrower boxes before fewer columns. */
function bestHarness(
  data: DiagramData,
  { links }: Harness,
  ranks: readonly (number | null)[],
  options: DrawingOptions,
  words: DrawingWords,
): HarnessLayout {
  const rows = data.connectors.map(({ pins }) => pins.length);
  const attempt = (count: number, cap: number, named: boolean): HarnessLayout => {
    const rough = data.connectors.map((connector, i) => boxOf(connector, i, { cap, words }));
    const columns = columnsOf(
      ranks,
      rough.map(({ height }) => height + BELOW),
      links,
      count,
    );
    const ports = portsOf(links, columns, rows);
    const boxes = data.connectors.map((connector, i) =>
      boxOf(connector, i, { cap, words, ports: ports[i]! }),
    );
    return layOutHarness(boxes, columns, links, (link) => ({
      name: named ? (link.name ?? '') : '',
      letters: lettersOf(link, options.notation, words),
    }));
  };

  const depth = Math.max(...ranks.map((rank) => rank ?? 0)) + 1;
  const isNarrow = options.width < NARROW;
  for (let count = isNarrow ? 1 : Math.min(MOST_COLUMNS, depth); count > 1; count--)
    for (const { cap, named } of FITS) {
      const layout = attempt(count, cap, named);
      if (layout.width <= options.width * TOLERANCE) return layout;
    }
  const one = attempt(1, WIDEST_BOX, !isNarrow);
  const cap = WIDEST_BOX - (one.width - options.width);
  return cap >= WIDEST_BOX ? one : attempt(1, Math.max(NARROWEST_BOX, cap), !isNarrow);
}

function lettersOf(
  { colour, crossSection }: Pick<Link, 'colour' | 'crossSection'>,
  notation: ColourNotation,
  words: DrawingWords,
): string {
  return [colour && colourCode(colour, notation), crossSection && words.number(crossSection)]
    .filter(Boolean)
    .join(' ');
}

/** Connectors without wires stand below, side by side, with their pins in as many columns as fit. */
function shelve(
  { connectors }: DiagramData,
  ranks: readonly (number | null)[],
  width: number,
  top: number,
  words: DrawingWords,
): { boxes: PlacedBox[]; bottom: number } {
  const boxes: PlacedBox[] = [];
  let [x, y, bottom] = [0, top, top];
  connectors.forEach((connector, i) => {
    if (ranks[i] !== null) return;
    const cap = connector.pins.length > 10 ? width : Math.min(width, WIDEST_BOX);
    const box = boxOf(connector, i, { cap, words, folds: true });
    if (x > 0 && x + box.width > width) [x, y] = [0, bottom];
    boxes.push({ ...box, x: x + MARGIN, y });
    x += box.width + BELOW;
    bottom = Math.max(bottom, y + box.height + BELOW);
  });
  return { boxes, bottom };
}

const spareText = (wire: SpareWire, { notation }: DrawingOptions, words: DrawingWords): string =>
  [wire.name, lettersOf(wire, notation, words)].filter(Boolean).join(' ');

function listSpares(
  wires: readonly SpareWire[],
  width: number,
  top: number,
  textOf: (wire: SpareWire) => string,
  words: DrawingWords,
): { placed: PlacedSpare[]; notes: (Point & { text: string })[]; bottom: number } {
  if (!wires.length) return { placed: [], notes: [], bottom: top };
  const texts = wires.map(textOf);
  const cell = SPARE_SAMPLE + 24 + Math.max(...texts.map((text) => textWidth(text, SIZE.letters, 'mono')));
  const perLine = Math.max(1, Math.floor(width / cell));
  const placed = wires.map((wire, i) => ({
    wire,
    text: texts[i]!,
    x: MARGIN + (i % perLine) * cell,
    y: top + SPARE_LINE + Math.floor(i / perLine) * SPARE_LINE,
  }));
  return {
    placed,
    notes: [{ x: MARGIN, y: top + 4, text: `${words.spare}:` }],
    bottom: placed.at(-1)!.y + SPARE_LINE,
  };
}

/** Every colour of the drawing in letters and in words, for whoever reads it on a black-and-white sheet. */
function legendOf(
  { links, spares }: Harness,
  { notation, locale }: DrawingOptions,
  words: DrawingWords,
): string {
  const codes = new Set<WireColourCode>();
  for (const { colour } of [...links, ...spares]) {
    if (colour) codes.add(colour.main);
    if (colour?.stripe) codes.add(colour.stripe);
  }
  if (!codes.size) return '';
  const named = [...codes]
    .toSorted()
    .map((main) => `${colourCode({ main }, notation)} ${colourWords({ main }, locale)}`);
  return `${words.legend}: ${named.join(', ')}.`;
}
