import { EQUIPMENT_TYPES, type EquipmentData } from '@fieldlore/content';
import type { Message } from '../../errors.ts';
import { Locale } from '../../graphql/locale.ts';
import { escapePart, itemsOf, unescapePart } from '@fieldlore/content/fitments';
import { parameterText, readParameters } from './parameter-text.ts';
import type { TableColumn } from './table-column.ts';

export interface DeviceTableRow {
  id: string;
  number: number;
  locale: Locale;
  /** The same for entries that say the same in several languages. */
  translationGroup: string;
  title: string;
  data: EquipmentData;
}

/** A column of a table of devices. `read` returns undefined where the cell can't be understood. */
export interface DeviceColumn extends TableColumn<DeviceTableRow> {
  field?: keyof EquipmentData;
  read?(cell: string): unknown;
  expects?: Message;
}

type EquipmentType = EquipmentData['type'];

const typeWords: Record<EquipmentType, Message> = {
  TRACKER: { ru: 'трекер', en: 'tracker' },
  FUEL_SENSOR: { ru: 'датчик топлива', en: 'fuel sensor' },
  CAN_READER: { ru: 'считыватель CAN', en: 'CAN reader' },
  CAMERA: { ru: 'камера', en: 'camera' },
  SENSOR: { ru: 'датчик', en: 'sensor' },
  IDENTIFICATION: { ru: 'идентификация', en: 'identification' },
  TACHOGRAPH: { ru: 'тахограф', en: 'tachograph' },
  RELAY: { ru: 'реле', en: 'relay' },
  HARNESS: { ru: 'жгут', en: 'harness' },
  POWER: { ru: 'питание', en: 'power' },
  ACCESSORY: { ru: 'принадлежность', en: 'accessory' },
  OTHER: { ru: 'другое', en: 'other' },
};

/** Everything a table of devices may hold, in the order in which it is written. */
export const deviceColumns: readonly DeviceColumn[] = [
  { ...named('id', 'ID карточки', 'Entry ID', ['entry id', 'id']), cell: ({ id }) => id },
  { ...named('number', 'Номер карточки', 'Entry number', ['короткий номер', 'short number']), cell: ({ number }) => number },
  { ...named('locale', 'Язык', 'Language', ['locale']), cell: ({ locale }) => locale },
  { ...named('translations', 'Переводы', 'Translations', ['translation group']), cell: ({ translationGroup }) => translationGroup },
  { ...named('title', 'Название', 'Title', ['оборудование', 'устройство', 'наименование', 'device', 'equipment', 'name'], true), cell: ({ title }) => title },
  {
    ...named('type', 'Вид', 'Type', ['тип', 'part type']),
    field: 'type',
    cell: ({ data }, locale) => typeWords[data.type][locale],
    read: readType,
    expects: { ru: `одно из: ${wordsIn('ru')}`, en: `one of: ${wordsIn('en')}` },
  },
  { ...named('vendor', 'Производитель', 'Vendor', ['изготовитель', 'maker', 'бренд', 'brand']), field: 'vendor', cell: ({ data }) => data.vendor, read: (cell) => cell },
  { ...named('model', 'Модель', 'Model', []), field: 'model', cell: ({ data }) => data.model, read: (cell) => cell || undefined, expects: { ru: 'название модели', en: 'the name of the model' } },
  {
    ...named('partNumbers', 'Артикулы', 'Part numbers', ['артикул', 'part number', 'sku', 'каталожные номера']),
    field: 'partNumbers',
    cell: ({ data }) => data.partNumbers.map(escapePart).join('; '),
    read: (cell) => itemsOf(cell, ';,\n').map(unescapePart),
  },
  volts('supplyMin', 'Питание от, В', 'Supply from, V', ['питание мин', 'supply min']),
  volts('supplyMax', 'Питание до, В', 'Supply to, V', ['питание макс', 'supply max']),
  {
    ...named('parameters', 'Параметры', 'Parameters', ['характеристики', 'specifications']),
    field: 'parameters',
    cell: ({ data }) => data.parameters.map(parameterText).join('; '),
    read: (cell) => readParameters(cell) ?? undefined,
    expects: { ru: 'список вида «Питание > Напряжение: 9–36 [V]; Вес: 50 [g]»', en: 'a list such as “Power > Voltage: 9–36 [V]; Weight: 50 [g]”' },
  },
]; // prettier-ignore

function named(key: string, ru: string, en: string, aliases: readonly string[], isRequired = false): DeviceColumn {
  return { key, title: { ru, en }, aliases, isRequired };
} // prettier-ignore

function volts(key: 'supplyMin' | 'supplyMax', ru: string, en: string, aliases: readonly string[]): DeviceColumn {
  return {
    ...named(key, ru, en, aliases),
    field: key,
    cell: ({ data }) => data[key] ?? '',
    read: (cell) => {
      if (cell === '') return null;
      const value = Number(cell.replace(/\s*(?:В|V)$/i, '').replace(',', '.'));
      return value >= 0 ? value : undefined;
    },
    expects: { ru: 'число вольт', en: 'a number of volts' },
  };
} // prettier-ignore

function readType(cell: string): EquipmentType | undefined {
  const word = cell.toLowerCase();
  if (word === '') return 'OTHER';
  return EQUIPMENT_TYPES.find((type) => [type.toLowerCase(), typeWords[type].ru, typeWords[type].en.toLowerCase()].includes(word)); // prettier-ignore
}

function wordsIn(locale: keyof Message): string {
  return Object.values(typeWords).map((word) => word[locale]).join(', '); // prettier-ignore
}

export const readLocale = (cell: string): Locale | null =>
  Object.values(Locale).find((locale) => locale === cell.toLowerCase()) ?? null;
