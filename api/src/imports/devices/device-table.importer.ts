import { type EquipmentData, InvalidDocument } from '@fieldlore/content';
import {
  type DeviceColumn,
  deviceColumns,
  type DeviceTableRow,
  readLocale,
} from '../../catalogue/tables/device-columns.ts';
import { unsaidCell } from '../../catalogue/tables/guard-cell.ts';
import type { DeviceTableDraft, Importer } from '../importer.ts';
import { mapColumns, type MappedRow, type MappedTable, unguarded } from '../reading/columns.ts';
import { guessLocale } from '../reading/guess-locale.ts';
import { readTables } from '../reading/read-table.ts';
import { refused, type Problem, type ReportRow } from '../report.ts';

/** Cards of devices: everything that they say, but their pins, which have a table of their own outside of JSON. */
export const deviceTable: Importer = {
  name: 'devices',
  title: { ru: 'Оборудование: карточки с параметрами', en: 'Devices: cards with parameters' },
  accepts: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'md', 'markdown'],
  columns: deviceColumns,
  writesEntries: true,
  canBeUndone: true,
  async read(source, { locale, mapping, signal }) {
    const findings: ReportRow[] = [];
    const drafts: DeviceTableDraft[] = [];
    const seen = new Map<string, number>();
    for (const table of await readTables(source)) {
      const mapped = mapColumns(table, deviceColumns, mapping);
      findings.push(...mapped.refused);
      for (const row of mapped.rows) {
        signal.throwIfAborted();
        const read = readRow(unguarded(row), mapped, locale);
        if (Array.isArray(read)) {
          findings.push(...read);
          continue;
        }
        const key = read.rowId ?? `${read.locale} ${read.title.toLowerCase()}`;
        const first = seen.get(key);
        if (first === undefined) drafts.push(read);
        else findings.push(refused(row.place('title'), read.title, twice(first)));
        seen.set(key, first ?? row.line);
      }
    }
    return { deviceTable: drafts, findings };
  },
};

function readRow(
  row: MappedRow,
  { has }: MappedTable,
  locale: DeviceTableDraft['locale'] | null,
): DeviceTableDraft | ReportRow[] {
  const title = row.get('title');
  if (!title) return [refused(row.place('title'), '', noTitle)];
  const problems: ReportRow[] = [];
  const said: Record<string, unknown> = {};
  const card: Record<string, unknown> = {};
  const cells = new Map<string, string>();
  for (const column of deviceColumns) {
    const { key, field, card: ofCard } = column;
    const cell = row.get(key);
    if (!column.read || !has(key) || cell.startsWith(unsaidCell)) continue;
    const value = valueOf(column, cell);
    if (value === undefined) problems.push(refused(row.place(key), title, notExpected(column, cell)));
    (field ? said : card)[(field ?? ofCard)!] = value;
    cells.set(key, cell);
  }
  if (problems.length > 0) return problems;
  return {
    place: row.place(),
    rowId: row.get('id') || null,
    title,
    locale: readLocale(row.get('locale')) ?? locale ?? guessLocale(title),
    translations: row.get('translations'),
    said: said as Partial<EquipmentData>,
    card: card as Partial<DeviceTableRow>,
    cells,
    pins: null,
    placeOf: row.place,
  };
}

function valueOf({ read }: DeviceColumn, cell: string): unknown {
  try {
    return read!(cell);
  } catch (error) {
    // A text of more words or blocks than an entry may have.
    if (error instanceof InvalidDocument) return undefined;
    throw error;
  }
}

const noTitle: Problem = {
  message: { ru: 'Нет названия.', en: 'The title is missing.' },
  remedy: { ru: 'Впишите его или удалите строку.', en: 'Write it, or delete the row.' },
};

/** Cells of lists and texts are long. */
const longestQuoted = 200;

function notExpected({ expects }: DeviceColumn, cell: string): Problem {
  const text = cell.length > longestQuoted ? `${cell.slice(0, longestQuoted)}…` : cell;
  return {
    message: { ru: `«${text}» здесь не понять.`, en: `“${text}” is not understood here.` },
    remedy: { ru: `Ожидается ${expects?.ru}.`, en: `Expected is ${expects?.en}.` },
  };
}

function twice(line: number): Problem {
  return {
    message: { ru: `Эта карточка уже есть в строке ${line}.`, en: `Line ${line} already has this card.` },
    remedy: { ru: 'Оставьте одну из двух строк.', en: 'Keep one of the two rows.' },
  };
}
