import { createHash } from 'node:crypto';
import { unguardCell } from '../../catalogue/tables/guard-cell.ts';
import type { Message } from '../../errors.ts';
import { at, refused, type Place, type Problem, type ReportRow, UnreadableSource } from '../report.ts';
import { notFlat } from './json-table.ts';
import type { Table, TableRow } from './table.ts';

/** What a table may hold, and the headers people give it. */
export interface ColumnSpec {
  key: string;
  title: Message;
  /** Other headers it is known by, in any case and with any punctuation. */
  aliases: readonly string[];
  isRequired: boolean;
  /** Present where the column takes lists of records too. */
  json?: unknown;
}

/** Header of the file by the key of the column: the user's word against what was recognised. */
export type ColumnMapping = Readonly<Record<string, string>>;

export function isMapping(value: unknown): value is ColumnMapping {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((header) => typeof header === 'string')
  );
}

export const mappingShape: Message = {
  ru: 'Сопоставление столбцов: объект { ключ: «заголовок» }.',
  en: 'A mapping of columns is an object { key: "header" }.',
};

export interface MappedRow {
  line: number;
  /** The cell without surrounding space; '' where the column is missing. */
  get(key: string): string;
  /** The row, or one of its cells under the header it has in the file. */
  place(key?: string): Place;
}

/** A row of our own exports, whose texts may stand behind an apostrophe: see {@link unguardCell}. */
export function unguarded(row: MappedRow): MappedRow {
  return { ...row, get: (key) => unguardCell(row.get(key)) };
}

export interface MappedTable {
  /** Whether the table has such a column. */
  has(key: string): boolean;
  rows: MappedRow[];
  /** Rows that are longer or shorter than the header. */
  refused: ReportRow[];
}

/** Which column of the header is which; the user's mapping goes before what is recognised. */
export function recogniseColumns(
  header: readonly string[],
  specs: readonly ColumnSpec[],
  mapping: ColumnMapping = {},
): Map<string, number> {
  const names = header.map(plain);
  const found = new Map<string, number>();
  for (const { key } of specs) {
    const wanted = mapping[key];
    const index = wanted === undefined ? -1 : names.indexOf(plain(wanted));
    if (index >= 0) found.set(key, index);
  }
  const taken = new Set(found.values());
  for (const { key, title, aliases } of specs) {
    if (found.has(key) || mapping[key] !== undefined) continue;
    const known = [key, title.ru, title.en, ...aliases].map(plain);
    const index = names.findIndex((name, i) => !taken.has(i) && known.includes(name));
    if (index < 0) continue;
    found.set(key, index);
    taken.add(index);
  }
  return found;
}

/** @throws UnreadableSource that lists what the header has and what it lacks */
export function mapColumns(table: Table, specs: readonly ColumnSpec[], mapping?: ColumnMapping): MappedTable {
  const { file, header } = table;
  const columns = recogniseColumns(header.cells, specs, mapping);
  const missing = specs.filter(({ key, isRequired }) => isRequired && !columns.has(key));
  if (missing.length > 0)
    throw new UnreadableSource(at(file, header.line), missingColumns(missing, header.cells));
  const taken = new Set(specs.filter(({ json }) => json).map(({ key }) => columns.get(key)));
  const nested = table.structures?.find(({ column }) => !taken.has(column));
  if (nested) throw new UnreadableSource(at(file, nested.line, header.cells[nested.column]), notFlat);

  const place = (row: TableRow, key?: string): Place => {
    const index = key === undefined ? undefined : columns.get(key);
    return at(file, row.line, index === undefined ? null : (header.cells[index] ?? null));
  };
  const isWhole = (row: TableRow) =>
    row.cells.length === header.cells.length ||
    (row.cells.length > header.cells.length &&
      row.cells.slice(header.cells.length).every((cell) => !cell.trim()));
  return {
    has: (key) => columns.has(key),
    rows: table.rows.filter(isWhole).map((row) => ({
      line: row.line,
      get: (key) => row.cells[columns.get(key) ?? -1]?.trim() ?? '',
      place: (key) => place(row, key),
    })),
    refused: table.rows
      .filter((row) => !isWhole(row))
      .map((row) => refused(place(row), row.cells.slice(0, 3).join(' '), wrongLength(row, header))),
  };
}

function missingColumns(missing: readonly ColumnSpec[], header: readonly string[]): Problem {
  const found = header.map((name) => `«${name}»`).join(', ');
  return {
    message: {
      ru: `В таблице нет нужных столбцов: ${missing.map(({ title }) => `«${title.ru}»`).join(', ')}. Найдены: ${found}.`,
      en: `The table lacks columns: ${missing.map(({ title }) => `“${title.en}”`).join(', ')}. Found: ${found}.`,
    },
    remedy: {
      ru: `Укажите, какой столбец за что отвечает (--column ${missing[0]!.key}="…"), или выберите другой вид импорта.`,
      en: `Say which column is which (--column ${missing[0]!.key}="…"), or choose another importer.`,
    },
  };
}

function wrongLength({ cells }: TableRow, header: TableRow): Problem {
  const [has, wants] = [cells.length, header.cells.length];
  return {
    message: {
      ru: `Столбцов в строке: ${has}, а в заголовке: ${wants}.`,
      en: `The row has ${has} columns, the header has ${wants}.`,
    },
    remedy:
      has < wants
        ? {
            ru: 'Файл обрезан или строка разорвана. Выгрузите его заново целиком.',
            en: 'The file was cut off, or the row was torn apart. Export it again as a whole.',
          }
        : {
            ru: 'Возьмите в кавычки поля, внутри которых стоит разделитель.',
            en: 'Put fields that contain the delimiter into quotes.',
          },
  };
}

/** Tables with the same headers in the same order have the same key: a hash, since an index takes no header of a wide table. */
export function headerKey(header: readonly string[]): string {
  return createHash('sha256').update(header.map(plain).join('|')).digest('base64url');
}

/** Headers are compared by their letters and digits: `ID_MARK`, `id mark` and «Id mark:» are one. */
function plain(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
