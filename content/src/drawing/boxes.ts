import type { Connector, Pin } from '../kinds/diagram.ts';
import { clip, textWidth, wrap } from './text-size.ts';
import type { DrawingWords } from './drawing-words.ts';

/** Sizes in pixels; text is never smaller than what is legible on a phone and on paper. */
export const SIZE = { id: 14, name: 12, small: 11, pin: 12, letters: 11 } as const;
export const PAD = 8;
const LINE = 15;
const ROW = 24;
/** Between wires that leave one pin on one side. */
export const PORT_PITCH = 18;
const GLYPH = 16;
/** A connector without wires is folded into columns when it has more pins than this. */
const FOLD_ABOVE = 10;

export interface TextLine {
  text: string;
  style: 'id' | 'name' | 'small' | 'number' | 'function' | 'signal';
  /** From the left and the top of the box or row; y is the baseline. */
  x: number;
  y: number;
}

export interface BoxRow {
  /** Position in the connector's pins. */
  pin: number;
  lines: TextLine[];
  /** Of the whole row in the box. */
  x: number;
  y: number;
  width: number;
  height: number;
  isGround: boolean;
}

export interface Box {
  /** Position in `connectors`. */
  connector: number;
  kind: Connector['kind'];
  head: TextLine[];
  headHeight: number;
  rows: BoxRow[];
  width: number;
  height: number;
}

interface BoxOptions {
  /** Widest that the box may become. */
  cap: number;
  words: DrawingWords;
  /** Wires that leave each row, on the side where more do. */
  ports?: readonly number[];
  /** The box stands alone, so its pins may stand in several columns. */
  folds?: boolean;
}

export const isGround = ({ direction, signal }: Pin): boolean =>
  direction === 'GROUND' || /^(?:[ap]?gnd|kl31|31)$/iu.test(signal ?? '');

/** A connector as a box: its name, then a table of its pins, each wrapped to the width that the box may have. */
export function boxOf(connector: Connector, index: number, { cap, words, ports, folds }: BoxOptions): Box {
  const symbol = connector.kind === 'DEVICE' || connector.kind === 'VEHICLE' ? 0 : 30;
  const headTexts = headOf(connector, words);
  const headWidth = Math.max(
    ...headTexts.map(
      ({ text, size, bold }) => textWidth(text, size) * (bold ? 1.08 : 1) + (bold ? symbol : 0),
    ),
  );
  const cells = connector.pins.map(cellOf);
  const labelWidth = Math.min(cap * 0.45, Math.max(0, ...cells.map(({ labelWidth: own }) => own)));
  const cellWidth = Math.min(
    cap,
    Math.max(
      0,
      ...cells.map((cell) => cell.textWidth + (cell.textWidth ? PAD : 0) + (cell.ground ? GLYPH : 0)),
    ) +
      labelWidth +
      2 * PAD,
  );
  const fits = Math.max(1, Math.floor(cap / Math.min(cap, Math.max(cellWidth, 120))));
  const folded = folds && cells.length > FOLD_ABOVE ? Math.min(fits, Math.ceil(cells.length / 6)) : 1;
  const width = Math.ceil(
    Math.min(cap, Math.max(cellWidth * folded, Math.min(headWidth, Math.max(170, cellWidth)) + 2 * PAD, 84)),
  );
  const column = width / folded;

  const head: TextLine[] = [];
  let y = 4;
  for (const { text, size, bold, most } of headTexts) {
    const room = width - 2 * PAD - (bold ? symbol : 0);
    for (const line of wrap(text, bold ? room / 1.08 : room, size, most)) {
      y += LINE + (bold ? 1 : 0);
      head.push({ text: line, style: bold ? 'id' : size === SIZE.name ? 'name' : 'small', x: PAD, y });
    }
  }
  const headHeight = y + 7;

  const perColumn = Math.ceil(cells.length / folded);
  const rows: BoxRow[] = [];
  let height = headHeight;
  for (let at = 0; at < folded; at++) {
    let top = headHeight;
    cells.slice(at * perColumn, (at + 1) * perColumn).forEach((cell, i) => {
      const pin = at * perColumn + i;
      const row = rowOf(cell, labelWidth, column, ports?.[pin] ?? 0);
      rows.push({ ...row, pin, x: at * column, y: top, width: column });
      top += row.height;
    });
    height = Math.max(height, top);
  }
  return { connector: index, kind: connector.kind, head, headHeight, rows, width, height };
}

interface HeadText {
  text: string;
  size: number;
  bold?: boolean;
  most: number;
}

function headOf(connector: Connector, words: DrawingWords): HeadText[] {
  const { id, name, kind, type, gender, partNumber, rating } = connector;
  const facts = [type, gender && words.gender[gender], partNumber].filter(Boolean).join(', ');
  const title = rating ? `${id} · ${words.amperes(rating)}` : id;
  return [
    { text: title, size: SIZE.id, bold: true, most: 2 },
    ...(name ? [{ text: name, size: SIZE.name, most: 3 }] : []),
    ...(kind === 'DEVICE' || name ? [] : [{ text: words.kind[kind], size: SIZE.small, most: 1 }]),
    ...(facts ? [{ text: facts, size: SIZE.small, most: 2 }] : []),
  ];
}

interface Cell {
  label: string;
  labelWidth: number;
  words: string;
  signal: string;
  textWidth: number;
  ground: boolean;
}

function cellOf(pin: Pin): Cell {
  const label = pin.label ?? '—';
  const words = pin.function ?? '';
  const signal = pin.signal && pin.signal !== pin.function && pin.signal !== label ? pin.signal : '';
  return {
    label,
    labelWidth: textWidth(label, SIZE.pin, 'mono'),
    words,
    signal,
    textWidth: lineWidth(words, signal),
    ground: isGround(pin),
  };
}

const lineWidth = (words: string, signal: string): number =>
  textWidth(words, SIZE.pin) + (words && signal ? 6 : 0) + textWidth(signal, SIZE.small, 'mono');

function rowOf(
  { label, words, signal, ground }: Cell,
  labelWidth: number,
  width: number,
  ports: number,
): Pick<BoxRow, 'lines' | 'height' | 'isGround'> {
  const x = PAD + labelWidth + PAD;
  const room = width - x - PAD - (ground ? GLYPH : 0);
  const lines: TextLine[] = [
    { text: clip(label, labelWidth + 0.01, SIZE.pin, 'mono'), style: 'number', x: PAD, y: 0 },
  ];
  let y = 0;
  if (words && signal && lineWidth(words, signal) <= room) {
    lines.push({ text: words, style: 'function', x, y });
    lines.push({ text: signal, style: 'signal', x: x + textWidth(words, SIZE.pin) + 6, y });
  } else {
    const texts = [
      ...wrap(words, room, SIZE.pin, 3).map((text) => ({ text, style: 'function' as const })),
      ...(signal ? [{ text: clip(signal, room, SIZE.small, 'mono'), style: 'signal' as const }] : []),
    ];
    texts.forEach((line, i) => lines.push({ ...line, x, y: i * LINE }));
    y = Math.max(0, texts.length - 1) * LINE;
  }
  const height = Math.max(ROW + y, ports * PORT_PITCH + 6);
  const first = (height - y) / 2 + 4;
  return {
    lines: lines.map((line) => ({ ...line, y: Math.round(line.y + first) })),
    height,
    isGround: ground,
  };
}
