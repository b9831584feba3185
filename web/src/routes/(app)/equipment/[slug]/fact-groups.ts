import type { EquipmentData } from '@fieldlore/content';
import { supplyRange } from '#lib/equipment-words.ts';
import * as m from '#lib/paraglide/messages.js';

interface Facts {
  vendor: string;
  model: string;
  partNumbers: string[];
  supplyMin: number | null;
  supplyMax: number | null;
}

export interface FactGroup {
  /** '' for what every device has, and parameters without a group. */
  name: string;
  rows: [name: string, value: string][];
}

/** What a card says of its device, group by group, put into words on the server. */
export function factGroups(
  { vendor, model, partNumbers, supplyMin, supplyMax }: Facts,
  parameters: EquipmentData['parameters'],
): FactGroup[] {
  const common: FactGroup['rows'] = [
    [m.equipment_vendor(), vendor],
    [m.equipment_model(), model],
    [m.equipment_part_numbers(), partNumbers.join(', ')],
    [m.equipment_supply(), supplyRange(supplyMin, supplyMax)],
  ];
  const groups = new Map([['', common.filter(([, value]) => value)]]);
  for (const { group, name, value, unit } of parameters) {
    const rows = groups.get(group ?? '') ?? [];
    rows.push([name, unit ? `${value} ${unit}` : value]);
    groups.set(group ?? '', rows);
  }
  return [...groups].map(([name, rows]) => ({ name, rows }));
}
