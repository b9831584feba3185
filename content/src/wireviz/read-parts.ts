import type { Cable, Connector, Pin } from '../kinds/diagram.ts';
import { coreColours, wireColour } from './wire-colours.ts';
import type { WireVizCable, WireVizConnector } from './wireviz-file.ts';

/** The wire that stands for a cable's shield, by the name it has in connections. */
export const shieldWire = 's';

export function connectorOf(id: string, made: WireVizConnector): Connector {
  const type = [plain(made.type), plain(made.subtype)].filter(Boolean).join(', ');
  return {
    id,
    kind: kindOf(made),
    pins: pinsOf(made),
    ...(type && { type }),
    ...(genderOf(type) && { gender: genderOf(type) }),
    ...((made.mpn ?? made.pn) && { partNumber: made.mpn ?? made.pn }),
    ...(made.notes && { note: plain(made.notes) }),
  };
}

function pinsOf({ pins, pinlabels, pincount, style }: WireVizConnector): Pin[] {
  const count = pins?.length ?? pinlabels?.length ?? pincount ?? (style === 'simple' ? 1 : 0);
  return Array.from({ length: Math.max(count, pins ? 0 : (pincount ?? 0)) }, (_, i) => {
    const does = pinlabels?.[i];
    const isFree = does !== undefined && /^(n\/?c)$/i.test(does);
    return {
      label: pins?.[i] ?? String(i + 1),
      ...(does && { function: does }),
      ...(isFree && { direction: 'NOT_CONNECTED' as const }),
    };
  });
}

function kindOf({ type, style }: WireVizConnector): Connector['kind'] {
  if (/splice/i.test(type ?? '')) return 'SPLICE';
  return style === 'simple' || /ferrule|terminal/i.test(type ?? '') ? 'TERMINAL' : 'DEVICE';
}

function genderOf(type: string): Connector['gender'] {
  if (/\bfemale\b/i.test(type)) return 'FEMALE';
  return /\bmale\b/i.test(type) ? 'MALE' : null;
}

export function cableOf(id: string, made: WireVizCable): Cable {
  const crossSection = crossSectionOf(made.gauge);
  const length = metresOf(made.length);
  const wires: Cable['wires'] = coreColours(made).map((code, i) => {
    const colour = code ? wireColour(code) : null;
    const said = made.wirelabels?.[i] ?? (colour ? null : code);
    return {
      id: String(i + 1),
      ...(colour && { colour }),
      ...(crossSection && { crossSection }),
      ...(said && { label: said }),
    };
  });
  if (made.shield) wires.push({ id: shieldWire, label: 'shield' });
  return {
    id,
    shield: Boolean(made.shield),
    bundle: made.category === 'bundle',
    wires,
    ...(made.type && { type: plain(made.type) }),
    ...(length !== null && { length }),
  };
}

/** mm², rounded to a thousandth; null where it is neither mm² nor AWG. */
export function crossSectionOf(gauge: string | null | undefined): number | null {
  const [, number, unit = ''] = /^([\d.]+)\s*(.*)$/.exec(gauge?.trim() ?? '') ?? [];
  if (!number) return null;
  if (unit === '' || /^mm(2|²)$/i.test(unit)) return Number(number);
  // ASTM B258: diameters from AWG 36 (0.005 inch) to 0000 (0.46 inch) are 39 equal ratios apart.
  if (/^awg$/i.test(unit)) return Math.round(12.668 * 92 ** ((36 - Number(number)) / 19.5)) / 1000;
  return null;
}

const metres: Record<string, number> = { '': 1, m: 1, cm: 0.01, mm: 0.001, ft: 0.3048, in: 0.0254 };

function metresOf(length: string | null | undefined): number | null {
  const [, number, unit = ''] = /^([\d.]+)\s*([a-z]*)$/i.exec(length?.trim() ?? '') ?? [];
  const factor = metres[unit.toLowerCase()];
  return number && factor ? Number((Number(number) * factor).toFixed(4)) : null;
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Texts are HTML to WireViz: links show as their words. */
function plain(html: string | null | undefined): string {
  return (html ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity]!)
    .trim();
}
