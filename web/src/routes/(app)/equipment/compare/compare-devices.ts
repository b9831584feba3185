import type { EquipmentData } from '@fieldlore/content';

/** A device as its card says, facts first and then what the card lists. */
export interface Device {
  /** Named facts that every device has, such as maker and supply; '' where nothing is said. */
  facts: readonly (readonly [name: string, value: string])[];
  parameters: EquipmentData['parameters'];
}

export interface ComparedRow {
  name: string;
  /** One a device; '' where its card says nothing. */
  values: string[];
  differs: boolean;
}

export interface ComparedGroup {
  /** '' for facts and parameters without a group. */
  name: string;
  rows: ComparedRow[];
}

/** Names and values are compared as people read them: without case and the spaces around. */
const plain = (text: string) => text.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е');

/**
 * The parameters of several devices side by side, in the order in which the cards list them. A parameter that one card
 * writes under another group is the same parameter; a value in another unit is another value.
 */
export function compareDevices(devices: readonly Device[]): ComparedGroup[] {
  const groups = new Map<string, ComparedGroup>();
  const rows = new Map<string, ComparedRow>();
  const put = (device: number, group: string, name: string, value: string) => {
    const key = plain(name);
    let row = rows.get(key);
    if (!row) {
      row = { name, values: devices.map(() => ''), differs: false };
      rows.set(key, row);
      const found = groups.get(plain(group)) ?? { name: group, rows: [] };
      groups.set(plain(group), found);
      found.rows.push(row);
    }
    row.values[device] = [row.values[device], value].filter(Boolean).join(', ');
  };
  for (const [i, { facts, parameters }] of devices.entries()) {
    for (const [name, value] of facts) put(i, '', name, value);
    for (const { group, name, value, unit } of parameters)
      put(i, group ?? '', name, unit ? `${value} ${unit}` : value);
  }
  for (const row of rows.values()) row.differs = new Set(row.values.map(plain)).size > 1;
  return [...groups.values()]
    .map((group) => ({ ...group, rows: group.rows.filter(({ values }) => values.some(Boolean)) }))
    .filter((group) => group.rows.length > 0);
}

/** The rows by which the devices can be told apart. */
export function onlyDifferences(groups: readonly ComparedGroup[]): ComparedGroup[] {
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ differs }) => differs) }))
    .filter(({ rows }) => rows.length > 0);
}
