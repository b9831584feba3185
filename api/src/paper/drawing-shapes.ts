import { SaxesParser } from 'saxes';
import { matchRules, readRules, type Rule } from './drawing-rules.ts';

/** How something is painted; null paints nothing. Lengths in the drawing's pixels. */
export interface Paint {
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  dash: number[] | null;
}

export interface PathShape extends Paint {
  kind: 'path';
  /** Of SVG, from the shape's own corner. */
  d: string;
  x: number;
  y: number;
}

export interface TextRun {
  text: string;
  size: number;
  bold: boolean;
  mono: boolean;
  fill: string;
}

export interface TextShape {
  kind: 'text';
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** One after another on the line. */
  runs: TextRun[];
  /** Painted around the letters first, so that they stand clear of what they cross. */
  halo: { colour: string; width: number } | null;
}

export type Shape = PathShape | TextShape;

interface Element {
  name: string;
  classes: string[];
  attributes: Record<string, string>;
  /** Of the element and all it stands in. */
  x: number;
  y: number;
  /** What the style sheet and its own attributes say, with what is inherited. */
  style: Record<string, string>;
}

/** What passes from an element to what stands in it, of what drawings use. */
const inherited = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'font-family',
  'paint-order',
];

/**
 * Everything that a drawing of ours shows, in the order it is painted. Reads what `drawDiagram` writes and
 * `drawingFile` makes of it, not any SVG: no scripts, links or pictures are looked at.
 */
export function readShapes(svg: string): Shape[] {
  const shapes: Shape[] = [];
  const open: Element[] = [];
  let rules: Rule[] = [];
  let text: TextShape | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = elementOf(name, attributes as Record<string, string>, open, rules);
    open.push(element);
    if (name === 'text') {
      text = textShape(element);
      shapes.push(text);
    } else {
      const d = outlineOf(element);
      if (d) shapes.push({ kind: 'path', d, x: element.x, y: element.y, ...paintOf(element.style) });
    }
  });
  parser.on('text', (value) => {
    const element = open.at(-1);
    if (!element) return;
    if (element.name === 'style') rules = readRules(value);
    else if (text && value && ['text', 'tspan'].includes(element.name))
      text.runs.push(runOf(value, element.style));
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (name === 'text') text = null;
  });
  parser.write(svg).close();
  return shapes;
}

function elementOf(
  name: string,
  attributes: Record<string, string>,
  open: readonly Element[],
  rules: readonly Rule[],
): Element {
  const parent = open.at(-1);
  const classes = attributes['class']?.split(' ') ?? [];
  const [, x = '0', y = '0'] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(attributes['transform'] ?? '') ?? [];
  const chain = [...open, { name, classes }];
  const style = Object.fromEntries(
    inherited.flatMap((key) => (parent?.style[key] ? [[key, parent.style[key]]] : [])),
  );
  for (const key of inherited) if (attributes[key]) style[key] = attributes[key];
  Object.assign(style, matchRules(rules, chain));
  return {
    name,
    classes,
    attributes,
    x: (parent?.x ?? 0) + Number(x),
    y: (parent?.y ?? 0) + Number(y),
    style,
  };
}

/** The shape as one path, whatever it is written as; null for what paints nothing itself. */
function outlineOf({ name, attributes }: Element): string | null {
  const of = (key: string) => Number(attributes[key] ?? 0);
  if (name === 'path') return attributes['d'] ?? null;
  if (name === 'circle') {
    const [x, y, r] = [of('cx'), of('cy'), of('r')];
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  // The white ground is as large as the paper: it is there already.
  if (name !== 'rect' || attributes['width']?.endsWith('%')) return null;
  const [width, height, r] = [of('width'), of('height'), of('rx')];
  const arc = (dx: number, dy: number) => (r ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '');
  return `M${r} 0h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`;
}

const colourOf = (value: string | undefined): string | null =>
  !value || value === 'none' || value === 'transparent' ? null : value;

function paintOf(style: Record<string, string>): Paint {
  return {
    // SVG fills with black what nobody says anything of.
    fill: style['fill'] ? colourOf(style['fill']) : '#000',
    stroke: colourOf(style['stroke']),
    strokeWidth: Number.parseFloat(style['stroke-width'] ?? '1'),
    dash: style['stroke-dasharray']?.split(' ').map(Number) ?? null,
  };
}

function textShape({ attributes, x, y, style }: Element): TextShape {
  const { fill: _fill, stroke, strokeWidth } = paintOf(style);
  return {
    kind: 'text',
    x: x + Number(attributes['x'] ?? 0),
    y: y + Number(attributes['y'] ?? 0),
    anchor: (attributes['text-anchor'] as TextShape['anchor'] | undefined) ?? 'start',
    runs: [],
    halo: style['paint-order'] === 'stroke' && stroke ? { colour: stroke, width: strokeWidth } : null,
  };
}

function runOf(text: string, style: Record<string, string>): TextRun {
  return {
    text,
    size: Number.parseFloat(style['font-size'] ?? '12'),
    bold: Number(style['font-weight'] ?? 400) >= 600,
    mono: style['font-family']?.includes('mono') ?? false,
    fill: paintOf(style).fill ?? '#000',
  };
}
