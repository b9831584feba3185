import type { DiagramChange } from '../diagram-diff/change.ts';
import { changeLine } from '../diagram-diff/change-text.ts';
import type { Place } from '../diagram-checks/finding.ts';
import { escapeHtml } from '../document/escape.ts';
import type { DiagramData } from '../kinds/diagram.ts';
import type { DrawingLocale } from './drawing-words.ts';
import type { DiagramLayout } from './layout.ts';
import { pointOf } from './marks.ts';
import type { Point } from './position.ts';

type Look = 'added' | 'removed' | 'changed';

/** Told apart without colours too: by the sign, and by how the halo is drawn. */
const SIGNS: Record<Look, string> = { added: '+', removed: '−', changed: '~' };
const RADIUS = 8;
/** Signs of one place stand beside each other. */
const STEP = 2 * RADIUS + 1;

const CHANGES_SHEET = `
.fl-drawing .change .halo{fill:none;stroke:var(--tint);stroke-width:11;stroke-opacity:.5;stroke-linejoin:round;pointer-events:none}
.fl-drawing .change rect.halo{stroke-width:2.5;stroke-opacity:1;fill:var(--tint);fill-opacity:.16}
.fl-drawing .change.removed .halo{stroke-dasharray:9 5}
.fl-drawing .change.changed .halo{stroke-dasharray:5 3}
.fl-drawing .change.added{--tint:var(--good,#1c7a3e)}
.fl-drawing .change.removed{--tint:var(--danger,#b3261e)}
.fl-drawing .change.changed{--tint:var(--warning,#8a5a00)}
.fl-drawing .change circle{fill:var(--tint);stroke:var(--d-paper);stroke-width:1.5}
.fl-drawing .change text{fill:var(--d-paper);font-size:13px;font-weight:700;text-anchor:middle}
`.trim();

/**
 * What changed, over a drawing of one of the two revisions: a halo and a sign at each part that is new (+), gone (−) or
 * not what it was (~). What is on the other drawing alone, or has no place on one, is left out.
 * @param side which of the two revisions `data` is
 */
export function drawChanges(
  data: DiagramData,
  layout: DiagramLayout,
  changes: readonly DiagramChange[],
  { side, locale }: { side: 'before' | 'after'; locale: DrawingLocale },
): string {
  const taken = new Map<string, number>();
  const drawn = changes.flatMap((change) => {
    const place = change[side];
    const at = place && pointOf(data, layout, place);
    if (!at) return [];
    const key = `${Math.round(at.x)} ${Math.round(at.y)}`;
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    const look = change.change === 'ADDED' ? 'added' : change.change === 'REMOVED' ? 'removed' : 'changed';
    return [
      `<g class="change ${look}"><title>${escapeHtml(changeLine(change, locale))}</title>`,
      halo(data, layout, place),
      sign(look, { x: at.x + before * STEP, y: at.y }),
      '</g>',
    ];
  });
  return drawn.length > 0 ? `<style>${CHANGES_SHEET}</style><g class="changes">${drawn.join('')}</g>` : '';
}

function sign(look: Look, { x, y }: Point): string {
  return `<g transform="translate(${round(x)} ${round(y)})"><circle r="${RADIUS}"/><text y="4.5">${SIGNS[look]}</text></g>`;
}

function halo(data: DiagramData, layout: DiagramLayout, place: Place): string {
  if ('connection' in place) return alongWire(layout, place.connection);
  if ('cable' in place) {
    const cable = data.cables[place.cable]!;
    const own = cable.wires[place.wire]!.id;
    return data.connections
      .map(({ wire }, i) => (wire?.cable === cable.id && wire.wire === own ? alongWire(layout, i) : ''))
      .join('');
  }
  const box = layout.boxes.find(({ connector }) => connector === place.connector)!;
  if (!('pin' in place)) return frame(box, box);
  const row = box.rows.find(({ pin }) => pin === place.pin)!;
  return frame({ x: box.x + row.x, y: box.y + row.y }, row);
}

function alongWire({ wires }: DiagramLayout, connection: number): string {
  const points = wires.find(({ link }) => link.connection === connection)?.points ?? [];
  if (points.length === 0) return '';
  return `<polyline class="halo" points="${points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')}"/>`;
}

const frame = ({ x, y }: Point, { width, height }: { width: number; height: number }): string =>
  `<rect class="halo" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="3"/>`;

const round = (value: number): number => Math.round(value * 10) / 10;
