import { type EquipmentData, fromMarkdown, type RichDocument, toMarkdown } from '@fieldlore/content';
import { escapePart, itemsOf, unescapePart } from '@fieldlore/content/fitments';
import { Audience } from '../../access/roles.ts';
import { Confidence } from '../../entries/entry.enums.ts';
import type { Message } from '../../errors.ts';
import { Locale } from '../../graphql/locale.ts';
import { type DeviceList, deviceLists, type NameOfEntry } from './device-lists.ts';
import { parameterText, readParameters } from './parameter-text.ts';
import { readRecords, recordsText } from './records-text.ts';
import type { TableColumn } from './table-column.ts';

export interface DeviceTableRow {
  id: string;
  number: number;
  locale: Locale;
  /** The same for entries that say the same in several languages. */
  translationGroup: string;
  title: string;
  body: RichDocument;
  tags: readonly string[];
  audience: Audience;
  confidence: Confidence;
  data: EquipmentData;
  nameOf: NameOfEntry;
}

/** What a card says beside its data. */
export type CardField = 'body' | 'tags' | 'audience' | 'confidence';

/** A column of a table of devices. `read` returns undefined where the cell can't be understood. */
export interface DeviceColumn extends TableColumn<DeviceTableRow> {
  /** Which part of the data it tells, or of the card beside it. */
  field?: keyof EquipmentData;
  card?: CardField;
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

const audienceWords: Record<Audience, Message> = {
  [Audience.PUBLIC]: { ru: 'всем', en: 'everyone' },
  [Audience.CLIENTS]: { ru: 'клиентам и сотрудникам', en: 'clients and staff' },
  [Audience.STAFF]: { ru: 'сотрудникам', en: 'staff' },
  [Audience.SECTION]: { ru: 'участникам раздела', en: 'members of the section' },
};

const confidenceWords: Record<Confidence, Message> = {
  [Confidence.WORK_IN_PROGRESS]: { ru: 'в работе', en: 'work in progress' },
  [Confidence.NOT_VALIDATED]: { ru: 'не проверено', en: 'not validated' },
  [Confidence.VALIDATED]: { ru: 'проверено', en: 'validated' },
  [Confidence.ARCHIVED]: { ru: 'устарело', en: 'outdated' },
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
    read: (cell) => (cell === '' ? 'OTHER' : codeOf(typeWords, cell)),
    expects: { ru: `одно из: ${listOf(typeWords, 'ru')}`, en: `one of: ${listOf(typeWords, 'en')}` },
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
    json: ({ data }) => data.parameters,
    read: (cell) => readStructure(cell) ?? readParameters(cell) ?? undefined,
    expects: { ru: 'список вида «Питание > Напряжение: 9–36 [V]; Вес: 50 [g]»', en: 'a list such as “Power > Voltage: 9–36 [V]; Weight: 50 [g]”' },
  },
  listColumn('relations', 'Связи', 'Relations', ['требует', 'связанное оборудование', 'related']),
  listColumn('firmware', 'Прошивки', 'Firmware', ['версии прошивки', 'firmware notes']),
  listColumn('knownProblems', 'Известные неполадки', 'Known problems', ['неполадки', 'problems']),
  listColumn('questions', 'Вопросы до выезда', 'Questions before the visit', ['вопросы', 'questions']),
  listColumn('steps', 'Шаги на месте', 'Steps on site', ['шаги', 'steps']),
  listColumn('documents', 'Документы', 'Documents', ['файлы', 'files']),
  listColumn('pictures', 'Снимки', 'Pictures', ['фото', 'изображения', 'photos', 'images']),
  {
    ...named('body', 'Текст', 'Text', ['описание', 'description', 'body', 'markdown']),
    card: 'body',
    cell: ({ body }) => toMarkdown(body).trim(),
    read: (cell) => fromMarkdown(cell),
    expects: { ru: 'текст в Markdown, не длиннее, чем помещается в одну запись', en: 'a text in Markdown, no longer than one entry may be' },
  },
  {
    ...named('tags', 'Метки', 'Tags', ['теги', 'ключевые слова', 'keywords']),
    card: 'tags',
    cell: ({ tags }) => tags.map(escapePart).join('; '),
    read: (cell) => itemsOf(cell, ';,\n').map(unescapePart),
  },
  ofFew('audience', 'Кому видно', 'Readers', ['доступ', 'читатели', 'audience'], audienceWords, 'SECTION'),
  ofFew('confidence', 'Проверено', 'Confidence', ['достоверность'], confidenceWords, 'NOT_VALIDATED'),
  // In tables that people read it is one of its own, a row a pin: `device-pins`.
  { ...named('pinout', 'Распиновка', 'Pinout', []), field: 'pinout', json: ({ data }) => data.pinout, read: (cell) => (cell === '' ? [] : readStructure(cell)), expects: { ru: 'список разъёмов, как в выгрузке JSON; из таблицы — «Оборудование: выводы»', en: 'a list of connectors as in a JSON export; from a table: “Devices: pins”' } },
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
      const value = Number(cell.replace(/[ВV]$/i, '').replace(',', '.'));
      return value >= 0 ? value : undefined;
    },
    expects: { ru: 'число вольт', en: 'a number of volts' },
  };
} // prettier-ignore

/** A list of the card: lines for people, whole records in JSON. */
function listColumn(field: DeviceList['field'], ru: string, en: string, aliases: readonly string[]): DeviceColumn {
  const list = deviceLists.find((one) => one.field === field)!;
  return {
    ...named(field, ru, en, aliases),
    field,
    cell: ({ data, nameOf }, locale) => recordsText(list.recordsOf(data, nameOf), list.shape, locale),
    json: ({ data, nameOf }) => list.toJson(data, nameOf),
    read: (cell) => {
      const structure = readStructure(cell);
      if (structure) return structure.every((record) => hasNames(record, field)) ? structure : undefined;
      return readRecords(cell, list.shape)?.map(list.fromRecord);
    },
    expects: list.expects,
  };
} // prettier-ignore

function ofFew(
  card: 'audience' | 'confidence',
  ru: string,
  en: string,
  aliases: readonly string[],
  words: Readonly<Record<string, Message>>,
  otherwise: string,
): DeviceColumn {
  return {
    ...named(card, ru, en, aliases),
    card,
    cell: (row, locale) => words[row[card]]![locale],
    read: (cell) => (cell === '' ? otherwise : codeOf(words, cell)),
    expects: { ru: `одно из: ${listOf(words, 'ru')}`, en: `one of: ${listOf(words, 'en')}` },
  };
} // prettier-ignore

/** The code of a word in either language, in any case. */
function codeOf(words: Readonly<Record<string, Message>>, cell: string): string | undefined {
  const word = cell.toLowerCase();
  return Object.keys(words).find((code) => [code, words[code]!.ru, words[code]!.en].some((known) => known.toLowerCase() === word)); // prettier-ignore
}

function listOf(words: Readonly<Record<string, Message>>, locale: keyof Message): string {
  return Object.values(words).map((word) => word[locale]).join(', '); // prettier-ignore
}

/** What a JSON export has in place of a text, see `readJsonTable`; undefined for any text. */
function readStructure(cell: string): unknown[] | undefined {
  if (!isStructure(cell)) return undefined;
  try {
    return JSON.parse(cell) as unknown[];
  } catch {
    return undefined;
  }
}

/** What is looked up by its name has to have one; everything else is checked when the card is saved. */
function hasNames(record: unknown, field: DeviceList['field']): boolean {
  const { equipment, entry, file } = record as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === 'string';
  if (field === 'relations') return isText(equipment);
  if (field === 'knownProblems') return entry === undefined || entry === null || isText(entry);
  return (field !== 'documents' && field !== 'pictures') || isText(file);
}

/** A text of ours never begins so: a list escapes the sign. */
export const isStructure = (cell: string): boolean => cell.startsWith('[{');

export const readLocale = (cell: string): Locale | null =>
  Object.values(Locale).find((locale) => locale === cell.toLowerCase()) ?? null;
