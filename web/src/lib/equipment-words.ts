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
  COMPATIBLE: m.relation_compatible,
  ALTERNATIVE: m.relation_alternative,
  SUPERSEDED_BY: m.relation_superseded_by,
};

export const relationWord = (kind: string): string => RELATION[kind]?.() ?? kind;

/** `9–30 В`, `от 10 В`, `до 30 В`; empty where neither end is known. Volts. */
export function supplyRange(min: number | null, max: number | null): string {
  if (min !== null && max !== null)
    return m.unit_volts({ value: `${formatNumber(min)}–${formatNumber(max)}` });
  if (min !== null) return m.volts_from({ value: formatNumber(min) });
  return max === null ? '' : m.volts_to({ value: formatNumber(max) });
}
