import exceljs from 'exceljs';
import { FitmentRole } from '../catalogue/fitment.entity.ts';
import { optionWord } from '../catalogue/kit-words.ts';
import { roleWords } from '../catalogue/role-words.ts';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { addSheet } from '../workbook/add-sheet.ts';
import { type Fleet, type FleetLine, FleetLineState, type FleetQuantity } from './fleet.types.ts';

/** The answer for an offer: what to buy, and the vehicles that it is for, one sheet each. */
export async function fleetWorkbook(
  { lines, equipment, vehicleCount }: Fleet,
  locale: Locale,
): Promise<Buffer> {
  const say = (message: Message) => message[locale];
  const vehicles = (numbers: readonly number[]) =>
    [...new Set(numbers.map((number) => nameOf(lines[number - 1]!, locale)))].join('; ');
  const known = lines.filter(({ state }) => state === FleetLineState.RECOGNIZED);

  const workbook = new exceljs.Workbook();
  addSheet(
    workbook,
    say(words.equipment),
    [[say(words.device), 48], [say(words.buy), 40], [say(words.fitsOf), 16], [say(words.depends), 40], [say(words.notCompatible), 40], [say(words.unknown), 40]],
    equipment.map(({ equipment: { title }, quantities, fits, depends, notCompatible, ...device }) => {
      const said = new Set([...fits, ...depends, ...notCompatible]);
      const unknown = known.map(({ number }) => number).filter((number) => !said.has(number));
      return [
        title,
        quantities.map((one) => quantityText(one, say)).join('; '),
        `${device.vehicleCount} / ${vehicleCount}`,
        vehicles(depends),
        vehicles(notCompatible),
        vehicles(unknown),
      ];
    }),
  ); // prettier-ignore
  addSheet(
    workbook,
    say(words.vehicles),
    [['№', 6], [say(words.written), 40], [say(words.vehicle), 40], [say(words.quantity), 12], [say(words.toAsk), 48]],
    lines.map((line) => [
      line.number,
      line.text,
      line.vehicle ? nameOf(line, locale) : say(lineStates[line.state]),
      line.quantity,
      line.isUnknown
        ? say(words.nothingKnown)
        : line.openChoices.map(({ key, values }) => `${optionWord(key, locale)}: ${values.join(' / ')}`).join('; '),
    ]),
  ); // prettier-ignore
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** «KAMAZ 5490, 2018, Баки: 2»: with what was answered of it. */
function nameOf({ vehicle, text, options }: FleetLine, locale: Locale): string {
  const answers = options.map(({ key, value }) => `${optionWord(key, locale)}: ${value}`);
  return [vehicle?.label ?? text, ...answers].join(', ');
}

function quantityText(
  { role, group, least, most }: FleetQuantity,
  say: (message: Message) => string,
): string {
  const count = least === most ? `${least}` : `${least}–${most}`;
  return `${count} — ${say(roleWords[role])}${role === FitmentRole.ONE_OF && group ? ` (${group})` : ''}`;
}

const lineStates: Record<FleetLineState, Message> = {
  [FleetLineState.RECOGNIZED]: { ru: 'узнали', en: 'recognised' },
  [FleetLineState.AMBIGUOUS]: { ru: 'нужно уточнить', en: 'to be specified' },
  [FleetLineState.UNRECOGNIZED]: { ru: 'не узнали', en: 'not recognised' },
};

const words = {
  equipment: { ru: 'Оборудование', en: 'Equipment' },
  device: { ru: 'Устройство', en: 'Device' },
  buy: { ru: 'Сколько на парк', en: 'Quantity for the fleet' },
  fitsOf: { ru: 'Подходит машинам', en: 'Fits vehicles' },
  depends: { ru: 'Зависит от комплектации', en: 'Depends on options' },
  notCompatible: { ru: 'Не подходит', en: 'Does not fit' },
  unknown: { ru: 'Неизвестно', en: 'Unknown' },
  vehicles: { ru: 'Машины', en: 'Vehicles' },
  written: { ru: 'Как в списке', en: 'As in the list' },
  vehicle: { ru: 'Машина', en: 'Vehicle' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  toAsk: { ru: 'Что уточнить', en: 'What to ask' },
  nothingKnown: { ru: 'Про эту машину ничего не записано', en: 'Nothing is known of this vehicle' },
} satisfies Record<string, Message>;
