import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';

const TYPE: Record<string, () => string> = {
  TRACKER: m.equipment_tracker,
  FUEL_SENSOR: m.equipment_fuel_sensor,
  CAN_READER: m.equipment_can_reader,
  CAMERA: m.equipment_camera,
  SENSOR: m.equipment_sensor,
  IDENTIFICATION: m.equipment_identification,
  TACHOGRAPH: m.equipment_tachograph,
  RELAY: m.equipment_relay,
  HARNESS: m.equipment_harness,
  POWER: m.equipment_power,
  ACCESSORY: m.equipment_accessory,
  OTHER: m.equipment_other,
};

export const equipmentTypeWord = (type: string): string => TYPE[type]?.() ?? type;

const RELATION: Record<string, () => string> = {
  REQUIRES: m.relation_requires,
  ACCESSORY: m.relation_accessory,
  COMPATIBLE: m.relation_compatible,
  ALTERNATIVE: m.relation_alternative,
  SUPERSEDED_BY: m.relation_superseded_by,
};

export const relationWord = (kind: string): string => RELATION[kind]?.() ?? kind;

/** The same from the other side: the card that says so is another's. What holds both ways has one word. */
const RELATION_FROM: Record<string, () => string> = {
  REQUIRES: m.relation_from_requires,
  ACCESSORY: m.relation_from_accessory,
  SUPERSEDED_BY: m.relation_from_superseded_by,
};

interface Related {
  kind: string;
  note: string | null;
  equipment: { number: number };
}

/**
 * What a device has to do with others, in words and in the order of work: what its own card says, then what theirs do.
 * A device that both cards name stands once. What took its place is left out: the page says that first of all.
 */
export function relationGroups<One extends Related>(
  own: readonly One[],
  theirs: readonly One[],
): [word: string, devices: One[]][] {
  const groups = new Map<string, One[]>();
  const put = (word: string, one: One) => {
    const group = groups.get(word) ?? [];
    if (!group.some(({ equipment }) => equipment.number === one.equipment.number)) group.push(one);
    groups.set(word, group);
  };
  const order = Object.keys(RELATION);
  const byKind = (a: One, b: One) => order.indexOf(a.kind) - order.indexOf(b.kind);
  for (const one of own.filter(({ kind }) => kind !== 'SUPERSEDED_BY').toSorted(byKind))
    put(relationWord(one.kind), one);
  for (const one of theirs.toSorted(byKind))
    put((RELATION_FROM[one.kind] ?? RELATION[one.kind])?.() ?? one.kind, one);
  return [...groups];
}

const DOCUMENT: Record<string, () => string> = {
  MANUAL: m.document_manual,
  QUICK_START: m.document_quick_start,
  DATASHEET: m.document_datasheet,
  WIRING: m.document_wiring,
  PROTOCOL: m.document_protocol,
  CERTIFICATE: m.document_certificate,
  SOFTWARE: m.document_software,
  OTHER: m.document_other,
};

export const documentWord = (kind: string): string => DOCUMENT[kind]?.() ?? kind;

/** «с 1.2», «до 1.4», «1.2 – 1.4»; «все» where neither end is known. */
export function versionRange(from: string | null, to: string | null): string {
  if (from && to) return m.equipment_versions_between({ from, to });
  if (from) return m.equipment_versions_from({ from });
  return to ? m.equipment_versions_to({ to }) : m.equipment_versions_all();
}

/** `9–30 В`, `от 10 В`, `до 30 В`; empty where neither end is known. Volts. */
export function supplyRange(min: number | null, max: number | null): string {
  if (min !== null && max !== null)
    return m.unit_volts({ value: `${formatNumber(min)}–${formatNumber(max)}` });
  if (min !== null) return m.volts_from({ value: formatNumber(min) });
  return max === null ? '' : m.volts_to({ value: formatNumber(max) });
}
