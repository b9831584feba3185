import { formatNumber } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { optionWord, roleWord } from '#lib/vehicles/kit-words.ts';
import type { Fleet, Line } from './fleet-lines.ts';

type Device = Fleet['equipment'][number];

/** `12`, `6–12` where an option decides. */
export function amountText({ least, most }: { least: number; most: number }): string {
  return least === most ? formatNumber(most) : `${formatNumber(least)}–${formatNumber(most)}`;
}

/** `12 — обязательно; 4 — один из (трекер)`: how many to buy for the whole fleet. */
export function quantityText(quantities: Device['quantities']): string {
  return quantities
    .map(({ role, group, ...amount }) => {
      const word = role === 'ONE_OF' && group ? m.kit_one_of({ name: group }) : roleWord[role]();
      // Only its first letter: «один из: данные CAN».
      return `${amountText(amount)} — ${word.charAt(0).toLocaleLowerCase()}${word.slice(1)}`;
    })
    .join('; ');
}

/** What the equipment of a vehicle depends on: `Баки, Кабина`. */
const openWords = ({ openChoices }: Line): string => openChoices.map(({ key }) => optionWord(key)).join(', ');

/** «KAMAZ 5490, 2018, Баки: 2»: a vehicle with what was answered of it. */
function lineName({ vehicle, options }: Line): string {
  const answers = options.map(({ key, value }) => `${optionWord(key)}: ${value}`);
  return vehicle ? [vehicle.label, ...answers].join(', ') : '';
}

/** Vehicles by the numbers of their lines, each once. */
export function vehicleNames(fleet: Fleet, numbers: readonly number[]): string[] {
  const lines = numbers.flatMap((n) => fleet.lines[n - 1] ?? []);
  return [...new Set(lines.map(lineName))].filter(Boolean);
}

/** What a fleet that nobody named is called: by its first vehicles, whatever was answered of them. */
export function fleetName({ lines }: Pick<Fleet, 'lines'>): string {
  const labels = [...new Set(lines.flatMap(({ vehicle }) => vehicle?.label ?? []))];
  const names = labels.slice(0, 2).join('; ');
  return labels.length > 2 ? m.fleet_and_more({ names, count: labels.length - 2 }) : names;
}

/** Recognised lines that nothing is known for. */
export function unknownLines(fleet: Fleet, { fits, depends, notCompatible }: Device): number[] {
  const said = new Set([...fits, ...depends, ...notCompatible]);
  return fleet.lines
    .filter(({ vehicle, number }) => vehicle && !said.has(number))
    .map(({ number }) => number);
}

/** The answer as lines to paste into an offer or a message. */
export function fleetAsText(fleet: Fleet): string {
  const line = (device: Device) => `${device.equipment.title}: ${quantityText(device.quantities)}`;
  const all = fleet.equipment.filter(({ fitsAll }) => fitsAll);
  const some = fleet.equipment.filter(({ fitsAll, vehicleCount }) => !fitsAll && vehicleCount > 0);
  const open = fleet.lines.filter(({ openChoices }) => openChoices.length > 0);
  const waiting = fleet.lines.filter(({ vehicle }) => !vehicle);
  const part = (title: string, lines: string[]) => (lines.length ? ['', title, ...lines] : []);
  return [
    m.fleet_vehicles({ count: fleet.vehicleCount }),
    ...part(m.fleet_fits_all(), all.map(line)),
    ...part(
      m.fleet_fits_some(),
      some.map((device) => `${line(device)} (${coverage(device, fleet)})`),
    ),
    ...part(m.fleet_to_ask(), [...new Set(open.map((one) => `${lineName(one)}: ${openWords(one)}`))]),
    ...part(
      m.fleet_waiting(),
      waiting.map(({ text }) => text),
    ),
  ].join('\n');
}

/** «машин: 3 из 6». */
export const coverage = ({ vehicleCount }: Device, fleet: Fleet): string =>
  m.fleet_coverage({ count: vehicleCount, total: fleet.vehicleCount });
