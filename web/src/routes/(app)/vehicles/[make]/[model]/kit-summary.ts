import type { ParameterAvailability } from '#lib/graphql/generated.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { conditionText, firmwareText, roleWord, type KitItem } from '#lib/vehicles/kit-words.ts';

const ORDER = ['REQUIRED', 'ONE_OF', 'RECOMMENDED', 'OPTIONAL'] as const;

export interface KitGroup {
  /** The name of the choice for devices of which one is taken; null for single devices. */
  name: string | null;
  items: KitItem[];
}

/** What must be there first; the devices of one choice together. */
export function groupItems(items: KitItem[]): KitGroup[] {
  const sorted = items.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  const groups: KitGroup[] = [];
  for (const item of sorted) {
    const name = item.role === 'ONE_OF' ? (item.group ?? '') : null;
    const same = name === null ? undefined : groups.find((group) => group.name === name);
    if (same) same.items.push(item);
    else groups.push({ name, items: [item] });
  }
  return groups;
}

export interface Measure {
  name: string;
  /** The best that any device of the kit promises. */
  availability: ParameterAvailability;
}

const BEST_FIRST: ParameterAvailability[] = ['YES', 'OPTION', 'NO'];

/** What the vehicle's owner will see: each parameter once, those that are sure first. */
export function measures(items: KitItem[]): Measure[] {
  const best = new Map<string, number>();
  for (const { fitment } of items)
    for (const { name, availability } of fitment.parameters) {
      const rank = BEST_FIRST.indexOf(availability);
      best.set(name, Math.min(rank, best.get(name) ?? rank));
    }
  return [...best]
    .toSorted(([, a], [, b]) => a - b)
    .map(([name, rank]) => ({ name, availability: BEST_FIRST[rank]! }));
}

export interface Differences {
  devices: KitItem['equipment'][];
  /** `values` stand in the order of the devices; undefined where nobody said. */
  rows: { parameter: string; values: (ParameterAvailability | undefined)[] }[];
}

/** By what the alternatives of one choice differ: the parameters that they do not all give alike. */
export function differences(items: KitItem[]): Differences {
  // A device with a row for each answer stands once: what it measures is the same.
  const distinct = items.filter(
    (item, i) => items.findIndex(({ equipment }) => equipment.number === item.equipment.number) === i,
  );
  const names = new Set(distinct.flatMap(({ fitment }) => fitment.parameters.map(({ name }) => name)));
  const rows = [...names].map((parameter) => ({
    parameter,
    values: distinct.map(
      ({ fitment }) => fitment.parameters.find(({ name }) => name === parameter)?.availability,
    ),
  }));
  return {
    devices: distinct.map(({ equipment }) => equipment),
    rows: rows.filter(({ values }) => new Set(values).size > 1),
  };
}

/** What one device gives, surest first; availabilities that nothing has are left out. */
export function namesByAvailability(
  parameters: KitItem['fitment']['parameters'],
): { availability: ParameterAvailability; names: string[] }[] {
  return BEST_FIRST.map((availability) => ({
    availability,
    names: parameters.filter((one) => one.availability === availability).map(({ name }) => name),
  })).filter(({ names }) => names.length > 0);
}

/** The kit as lines to paste into an offer or a message; for clients without programme numbers and firmware, as their page. */
export function kitAsText(
  vehicle: string,
  items: KitItem[],
  conditional: KitItem[],
  questions: string[],
  link?: string,
  forClient = false,
): string {
  const line = ({ quantity, equipment, role, conditions, fitment }: KitItem) => {
    const programme = fitment.programmeNumber ? `, ${m.kit_programme()} ${fitment.programmeNumber}` : '';
    const firmware = fitment.firmware ? `, ${firmwareText(fitment.firmware)}` : '';
    const settings = forClient ? '' : programme + firmware;
    const condition = conditions.length ? ` — ${conditionText(conditions)}` : '';
    return `${formatNumber(quantity)} × ${equipment.title} (${roleWord[role]().toLowerCase()})${settings}${condition}`;
  };
  const measured = measures([...items, ...conditional]);
  const names = (wanted: ParameterAvailability) =>
    measured.filter(({ availability }) => availability === wanted).map(({ name }) => name);
  const [sure, optional] = [names('YES'), names('OPTION')];
  const parts = [
    [vehicle, ...[...items, ...conditional].map(line)],
    [
      ...(sure.length ? [`${m.kit_gives()} ${sure.join(', ')}`] : []),
      ...(optional.length ? [`${m.kit_gives_with_option()} ${optional.join(', ')}`] : []),
    ],
    questions,
    link ? [link] : [],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
