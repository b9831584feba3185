import {
  type FittedParameter,
  fitmentStateWords,
  itemsOf,
  readFitmentRole,
  readFitmentState,
  readParameterList,
  writeParameterList,
} from '@fieldlore/content/fitments';
import type { FieldProblem, Message } from '../../errors.ts';
import type { FitmentContent } from '../check-fitment.ts';
import { FitmentRole, FitmentState, type Qualifier } from '../fitment.entity.ts';
import { roleWords } from '../role-words.ts';
import { conditionText, readCondition } from './condition-text.ts';
import type { TableColumn } from './table-column.ts';

/** A fitment with the names that stand for its ids outside of this database. */
export type FitmentTableRow = FitmentContent & {
  id: string;
  make: string;
  model: string;
  generation: string | null;
  device: string;
  deviceNumber: number;
  partNumbers: string[];
  diagram: string | null;
};

/** Fields that a cell alone tells; the others are found by names. */
export type CellField = Exclude<
  keyof FitmentContent,
  'equipmentId' | 'modelId' | 'generationId' | 'diagramId' | 'yearFrom' | 'yearTo'
>;

/** A column of a fitment table. `read` returns what the cell says, or undefined where it can't be understood. */
export interface FitmentColumn extends TableColumn<FitmentTableRow> {
  field?: CellField;
  read?(cell: string): unknown;
  /** What the cell may hold, for whoever wrote something else. */
  expects?: Message;
}

/**
 * Everything a fitment table may hold, in the order in which it is written: import, export, mapping and the columns' page
 * (docs/fitment-format.md) follow this list. A new text field of fitments is a line here.
 */
export const fitmentColumns: readonly FitmentColumn[] = [
  { ...named('id', 'ID строки', 'Row ID', ['fitment id', 'id']), cell: ({ id }) => id },
  // Understood, and written as make, model and generation.
  named('vehicle', 'Автомобиль', 'Vehicle', ['машина', 'тс', 'транспортное средство', 'техника', 'car', 'авто', 'application']),
  { ...named('make', 'Марка', 'Make', ['brand', 'manufacturer', 'производитель', 'бренд', 'марка авто']), cell: ({ make }) => make },
  { ...named('model', 'Модель', 'Model', ['модель автомобиля', 'модель авто']), cell: ({ model }) => model },
  { ...named('generation', 'Поколение', 'Generation', ['кузов', 'submodel', 'series']), cell: ({ generation }) => generation ?? '' },
  named('years', 'Годы', 'Years', ['годы выпуска', 'год выпуска', 'год', 'year', 'период выпуска', 'production years']),
  { ...named('yearFrom', 'Год от', 'Year from', ['год с', 'с года', 'от', 'from', 'start year', 'begin year']), cell: ({ yearFrom }) => yearFrom ?? '' },
  { ...named('yearTo', 'Год до', 'Year to', ['год по', 'по год', 'до', 'to', 'end year']), cell: ({ yearTo }) => yearTo ?? '' },
  { ...named('device', 'Оборудование', 'Device', ['устройство', 'прибор', 'терминал', 'деталь', 'наименование', 'equipment', 'part', 'item', 'product']), cell: ({ device }) => device },
  { ...named('deviceNumber', 'Номер карточки', 'Entry number', ['короткий номер', 'short number', 'entry']), cell: ({ deviceNumber }) => deviceNumber },
  { ...named('partNumber', 'Артикул', 'Part number', ['партномер', 'парт-номер', 'каталожный номер', 'sku', 'pn']), cell: ({ partNumbers }) => partNumbers[0] ?? '' },
  {
    ...named('state', 'Состояние', 'State', ['статус', 'применимость', 'совместимость', 'поддержка', 'status', 'support', 'fits']),
    field: 'state',
    cell: ({ state }, locale) => fitmentStateWords[state][locale],
    read: (cell) => (cell === '' ? FitmentState.UNKNOWN : (readFitmentState(cell) ?? undefined)),
    expects: vocabulary(fitmentStateWords),
  },
  text('reason', 'Причина', 'Reason', ['почему']),
  {
    ...named('qualifiers', 'Условия', 'Qualifiers', ['условие', 'при условии', 'conditions']),
    field: 'qualifiers',
    cell: ({ qualifiers }, locale) => qualifiers.map((one) => conditionText(one, locale)).join('; '),
    read: readQualifiers,
    expects: { ru: 'список вида «коробка: автомат; баки: 2»', en: 'a list such as “gearbox: automatic; tanks: 2”' },
  },
  // Understood, and written among the qualifiers.
  {
    ...named('package', 'Комплектация', 'Package', ['trim', 'исполнение', 'supported package']),
    field: 'qualifiers',
    read: (cell) => (anyPackage.test(cell) ? [] : [{ key: 'package', value: cell }]),
  },
  {
    ...named('quantity', 'Количество', 'Quantity', ['кол-во', 'шт', 'qty']),
    field: 'quantity',
    cell: ({ quantity }) => quantity,
    read: readQuantity,
    expects: { ru: 'число больше нуля', en: 'a number above zero' },
  },
  {
    ...named('role', 'Роль', 'Role', ['зачем', 'обязательность']),
    field: 'role',
    cell: ({ role }, locale) => roleWords[role][locale],
    read: (cell) => (cell === '' ? FitmentRole.REQUIRED : (readFitmentRole(cell) ?? undefined)),
    expects: vocabulary(roleWords),
  },
  text('group', 'Группа', 'Group', ['одно из', 'part type', 'вид']),
  text('programmeNumber', 'Номер программы', 'Programme number', ['программа', 'can-программа', 'program', 'program number', 'programme']),
  text('firmware', 'Прошивка', 'Firmware', ['версия прошивки', 'версия по', 'firmware version', 'fw']),
  {
    ...named('parameters', 'Параметры', 'Parameters', ['что измеряет', 'данные', 'measures']),
    field: 'parameters',
    cell: ({ parameters }, locale) => writeParameterList(parameters, locale),
    read: readParameters,
    expects: { ru: 'список вида «Скорость: да; Обороты: с опцией; Двери: нет»', en: 'a list such as “Speed: yes; RPM: with option; Doors: no”' },
  },
  { ...named('diagram', 'Схема', 'Diagram', ['схема подключения', 'wiring']), cell: ({ diagram }) => diagram ?? '' },
  text('note', 'Примечание', 'Note', ['заметка', 'комментарий', 'notes', 'comment']),
  text('source', 'Источник', 'Source', ['откуда', 'reference']),
]; // prettier-ignore

function named(key: string, ru: string, en: string, aliases: readonly string[]): FitmentColumn {
  return { key, title: { ru, en }, aliases, isRequired: false };
}

/** A field of plain text under its own name. */
function text(
  key: CellField & ('reason' | 'group' | 'programmeNumber' | 'firmware' | 'note' | 'source'),
  ru: string,
  en: string,
  aliases: readonly string[],
): FitmentColumn {
  return {
    ...named(key, ru, en, aliases),
    field: key,
    cell: (row) => row[key] ?? '',
    read: (cell) => cell || null,
  };
}

const anyPackage = /^(?:all|any|все|любая|любые|-|—|–)?$/i;

function readQualifiers(cell: string): Qualifier[] | undefined {
  const read = itemsOf(cell, ';\n').map(readCondition);
  return read.includes(null) ? undefined : (read as Qualifier[]);
}

function readQuantity(cell: string): number | undefined {
  if (cell === '') return 1;
  const quantity = Number(cell.replace(/(?:шт|pcs?)\.?$/i, '').replace(',', '.'));
  return quantity > 0 ? quantity : undefined;
}

function readParameters(cell: string): FittedParameter[] | undefined {
  const { parameters, wrong } = readParameterList(cell);
  return wrong.length === 0 ? parameters : undefined;
}

function vocabulary(words: Record<string, Message>): Message {
  const list = (locale: keyof Message) => Object.values(words).map((word) => `«${word[locale]}»`).join(', '); // prettier-ignore
  return { ru: `одно из: ${list('ru')}`, en: `one of: ${list('en')}` };
}

/** Header of the column that tells a field, to name the place of a {@link FieldProblem}. */
export function columnOfField({ path }: Pick<FieldProblem, 'path'>): FitmentColumn | null {
  return fitmentColumns.find(({ key, field }) => field === path || key === path) ?? null;
}
