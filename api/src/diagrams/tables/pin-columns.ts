import {
  colourCode,
  colourWords,
  type ColourNotation,
  type Connector,
  CONNECTOR_KINDS,
  parseColour,
  type Pin,
  PIN_DIRECTIONS,
} from '@fieldlore/content';
import type { TableColumn } from '../../catalogue/tables/table-column.ts';
import type { Message } from '../../errors.ts';

export interface PinRow {
  connector: Connector;
  pin: Pin;
}

/** A column of a table of pins. `read` returns what the cell says, null where it is empty, undefined where it can't be understood. */
export interface PinColumn extends TableColumn<PinRow> {
  /** The field of the pin, or of its connector, that the cell tells. */
  field: keyof Pin | null;
  ofConnector?: keyof Omit<Connector, 'pins'>;
  read(cell: string): unknown;
  /** What the cell may hold, for whoever wrote something else. */
  expects?: Message;
}

type Words<Code extends string> = Record<Code, Message>;

const directions: Words<NonNullable<Pin['direction']>> = {
  INPUT: { ru: 'вход', en: 'input' },
  OUTPUT: { ru: 'выход', en: 'output' },
  BIDIRECTIONAL: { ru: 'вход и выход', en: 'input and output' },
  POWER: { ru: 'питание', en: 'power' },
  GROUND: { ru: 'масса', en: 'ground' },
  NOT_CONNECTED: { ru: 'не подключать', en: 'not connected' },
};

const kinds: Words<Connector['kind']> = {
  DEVICE: { ru: 'прибор', en: 'device' },
  VEHICLE: { ru: 'автомобиль', en: 'vehicle' },
  SENSOR: { ru: 'датчик', en: 'sensor' },
  SPLICE: { ru: 'скрутка', en: 'splice' },
  FUSE: { ru: 'предохранитель', en: 'fuse' },
  RELAY: { ru: 'реле', en: 'relay' },
  TERMINAL: { ru: 'клемма', en: 'terminal' },
};

const levels: Words<'HIGH' | 'LOW'> = {
  HIGH: { ru: 'плюс', en: 'high' },
  LOW: { ru: 'минус', en: 'low' },
};

/** Everything a table of pins may hold, in the order in which it is written: export, import and its mapping follow this list. */
export const pinColumns: readonly PinColumn[] = [
  ofConnector('id', 'connector', 'Разъём', 'Connector', ['колодка', 'connector id', 'x']),
  ofConnector('name', 'connectorName', 'Название разъёма', 'Connector name', ['описание разъёма']),
  coded('kind', 'connectorKind', 'Вид разъёма', 'Connector kind', [], kinds, CONNECTOR_KINDS),
  ofConnector('type', 'connectorType', 'Тип колодки', 'Housing', ['серия', 'connector type']),
  ofConnector('partNumber', 'connectorPartNumber', 'Артикул разъёма', 'Connector part number', []),
  text('label', 'pin', 'Вывод', 'Pin', ['пин', 'контакт', 'номер', 'номер контакта', '№', 'no', 'pin number', 'label']),
  text('function', 'function', 'Назначение', 'Function', ['функция', 'цепь', 'описание', 'description', 'name', 'наименование']),
  text('signal', 'signal', 'Сигнал', 'Signal', ['net', 'обозначение']),
  coded('direction', 'direction', 'Направление', 'Direction', ['тип', 'type'], directions, PIN_DIRECTIONS),
  {
    ...named('colour', 'Цвет', 'Colour', ['цвет провода', 'провод', 'color', 'wire colour', 'wire color']),
    field: 'colour',
    cell: ({ pin }, locale) => (pin.colour ? colourCode(pin.colour, notationOf(locale)) : ''),
    read: (cell) => (cell === '' ? null : (parseColour(cell) ?? undefined)),
    expects: { ru: 'цвет: «С/Б», «BU/WH», «сине-белый»', en: 'a colour: “BU/WH”, “blue-white”' },
  },
  number('voltage', 'Напряжение, В', 'Voltage, V', ['напряжение', 'voltage', 'u']),
  number('voltageMin', 'Напряжение от, В', 'Voltage from, V', ['u min']),
  number('voltageMax', 'Напряжение до, В', 'Voltage to, V', ['u max']),
  number('current', 'Ток, А', 'Current, A', ['ток', 'current', 'i']),
  number('fuse', 'Предохранитель, А', 'Fuse, A', ['предохранитель', 'fuse']),
  coded('activeLevel', 'activeLevel', 'Активный уровень', 'Active level', ['уровень'], levels, ['HIGH', 'LOW']),
  text('note', 'note', 'Примечание', 'Note', ['заметка', 'комментарий', 'comment', 'notes']),
]; // prettier-ignore

/** How looms are marked where the language is spoken. */
export const notationOf = (locale: 'ru' | 'en'): ColourNotation => (locale === 'ru' ? 'RU' : 'IEC');

function named(key: string, ru: string, en: string, aliases: readonly string[]) {
  return { key, title: { ru, en }, aliases, isRequired: key === 'connector' || key === 'pin' };
}

function readText(cell: string): string | null {
  return cell || null;
}

function text(field: 'label' | 'function' | 'signal' | 'note', key: string, ru: string, en: string, aliases: string[]): PinColumn {
  return { ...named(key, ru, en, aliases), field, cell: ({ pin }) => pin[field] ?? '', read: readText };
} // prettier-ignore

function ofConnector(field: 'id' | 'name' | 'type' | 'partNumber', key: string, ru: string, en: string, aliases: string[]): PinColumn {
  return {
    ...named(key, ru, en, aliases),
    field: null,
    ofConnector: field,
    cell: ({ connector }) => connector[field] ?? '',
    read: readText,
  };
} // prettier-ignore

function number(
  field: 'voltage' | 'voltageMin' | 'voltageMax' | 'current' | 'fuse',
  ru: string,
  en: string,
  aliases: string[],
): PinColumn {
  return {
    ...named(field, ru, en, aliases),
    field,
    cell: ({ pin }) => pin[field] ?? '',
    read: readNumber,
    expects: { ru: 'число', en: 'a number' },
  };
}

/** A unit behind the number is left out: the column has one. */
function readNumber(cell: string): number | null | undefined {
  if (cell === '') return null;
  const [, digits] = /^([+-]?\d+(?:[.,]\d+)?)\s*(?:[вvаa]|вольт|ампер|volts?|amps?)?$/iu.exec(cell) ?? [];
  return digits === undefined ? undefined : Number(digits.replace(',', '.'));
}

/** One of a few words, in either language or as the code itself. */
function coded<Code extends string>(
  field: 'direction' | 'activeLevel' | 'kind',
  key: string,
  ru: string,
  en: string,
  aliases: string[],
  words: Words<Code>,
  codes: readonly Code[],
): PinColumn {
  const plain = (said: string) => said.trim().toLowerCase().replaceAll('ё', 'е').replaceAll('_', ' ');
  const byWord = new Map(
    codes.flatMap((code) => [code, words[code].ru, words[code].en].map((said) => [plain(said), code])),
  );
  const codeOf = ({ connector, pin }: PinRow) =>
    (field === 'kind' ? connector.kind : pin[field]) as Code | null;
  const list = (locale: 'ru' | 'en') => codes.map((code) => words[code][locale]).join(', ');
  return {
    ...named(key, ru, en, aliases),
    field: field === 'kind' ? null : field,
    ...(field === 'kind' && { ofConnector: field }),
    cell: (row, locale) => {
      const code = codeOf(row);
      return code ? words[code][locale] : '';
    },
    read: (cell) => (cell === '' ? null : byWord.get(plain(cell))),
    expects: { ru: `одно из: ${list('ru')}`, en: `one of: ${list('en')}` },
  };
}

/** A colour in words, for a table that people read. */
export const colourText = (colour: Pin['colour'], locale: 'ru' | 'en'): string =>
  colour ? `${colourCode(colour, notationOf(locale))} (${colourWords(colour, locale)})` : '';
