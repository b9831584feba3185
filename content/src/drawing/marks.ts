import type { Place, Severity } from '../diagram-checks/finding.ts';
import { escapeHtml } from '../document/escape.ts';
import type { DiagramData } from '../kinds/diagram.ts';
import type { DiagramLayout } from './layout.ts';
import type { Point } from './position.ts';

/** A number on a drawing where a finding of the checks is. */
export interface Mark {
  number: number;
  severity: Severity;
  place: Place;
  /** Its accessible name: what is said of the place. */
  text: string;
}

const RADIUS = 9;
/** Marks of one place stand beside each other. */
const STEP = 2 * RADIUS + 1;

/** An error is an octagon, a warning a triangle: told apart without colours too. */
export const MARK_SHAPES: Record<Severity, string> = {
  ERROR: 'M-3.7 -9H3.7L9 -3.7V3.7L3.7 9H-3.7L-9 3.7V-3.7Z',
  WARNING: 'M0 -10.5L10.5 8.5H-10.5Z',
};

/** In the page's colours for danger and warning, on paper in black. */
export const MARKS_SHEET = `
.fl-drawing .mark{cursor:pointer}
.fl-drawing .mark path{stroke:var(--d-paper);stroke-width:1.5;stroke-linejoin:round}
.fl-drawing .mark.error path{fill:var(--danger,#b3261e)}
.fl-drawing .mark.warning path{fill:var(--warning,#8a5a00)}
.fl-drawing .mark text{fill:var(--d-paper);font-size:11px;font-weight:700;text-anchor:middle}
`.trim();

/**
 * Marks over a drawing, each at its pin, wire or part; `data-mark` is its number. What the drawing does not show — a row
 * that is not filled in yet — has none.
 */
export function drawMarks(data: DiagramData, layout: DiagramLayout, marks: readonly Mark[]): string {
  const taken = new Map<string, number>();
  const drawn = marks.flatMap((mark) => {
    const at = pointOf(data, layout, mark.place);
    if (!at) return [];
    const key = `${Math.round(at.x)} ${Math.round(at.y)}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    return [draw(mark, { x: at.x + before * STEP, y: at.y })];
  });
  return drawn.length > 0 ? `<style>${MARKS_SHEET}</style><g class="marks">${drawn.join('')}</g>` : '';
}

function draw({ number, severity, text }: Mark, { x, y }: Point): string {
  const isError = severity === 'ERROR';
  return [
    `<g class="mark ${severity.toLowerCase()}" data-mark="${number}" transform="translate(${round(x)} ${round(y)})">`,
    `<title>${escapeHtml(text)}</title><path d="${MARK_SHAPES[severity]}"/>`,
    `<text y="${isError ? 4 : 6}">${number}</text></g>`,
  ].join('');
}

/** Where a mark of a place stands; null for what the drawing does not show. */
export function pointOf(data: DiagramData, layout: DiagramLayout, place: Place): Point | null {
  if ('connection' in place) return onWire(layout, place.connection);
  if ('cable' in place) {
    const cable = data.cables[place.cable];
    const wire = cable?.wires[place.wire];
    if (!cable || !wire) return null;
    const via = data.connections.findIndex(
      (one) => one.wire?.cable === cable.id && one.wire.wire === wire.id,
    );
    const spare = layout.spares.find(({ wire: { name } }) => name === `${cable.id}.${wire.id}`);
    return via >= 0 ? onWire(layout, via) : spare ? { x: spare.x, y: spare.y } : null;
  }
  const box = layout.boxes.find(({ connector }) => connector === place.connector);
  if (!box) return null;
  if (!('pin' in place)) return { x: box.x, y: box.y };
  const row = box.rows.find(({ pin }) => pin === place.pin);
  return row ? { x: box.x + row.x + row.width - RADIUS - 3, y: box.y + row.y + row.height / 2 } : null;
}

/** The middle of the longest straight piece of a wire. */
function onWire({ wires }: DiagramLayout, connection: number): Point | null {
  const points = wires.find(({ link }) => link.connection === connection)?.points ?? [];
  let longest = -1;
  let middle: Point | null = null;
  for (const [i, end] of points.entries()) {
    const start = points[i - 1];
    if (!start) continue;
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
    if (length <= longest) continue;
    longest = length;
    middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  }
  return middle;
}

const round = (value: number): number => Math.round(value * 10) / 10;
