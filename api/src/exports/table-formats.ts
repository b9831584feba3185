import { once } from 'node:events';
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import { guardCell, unsaidCell } from '../catalogue/tables/guard-cell.ts';
import type { CellValue } from '../catalogue/tables/table-column.ts';
import type { Message } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';

export const exportFormats = ['csv', 'tsv', 'xlsx', 'json', 'md'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** A list of records stands in JSON alone. */
export type ExportedCell = CellValue | { structure: unknown };

export interface WrittenTable {
  name: string;
  /** Names of columns that do not depend on the language. */
  keys: readonly string[];
  header: readonly string[];
  rows: AsyncIterable<readonly ExportedCell[]>;
  /** Excel expects semicolons where numbers have decimal commas. */
  delimiter: ',' | ';';
  locale: Locale;
}

/**
 * Writes a table row by row, as fast as whoever reads it takes it, and ends the stream. The rows are never all in memory.
 * @throws what the rows throw; the stream is left unfinished then
 */
export async function writeTable(format: ExportFormat, table: WrittenTable, out: Writable): Promise<void> {
  if (format === 'xlsx') return await writeWorkbook(table, out);
  const { head, line, foot } = lines[format](table);
  const write = async (text: string) => {
    if (!out.write(text)) await drained(out);
  };
  await write(head);
  let count = 0;
  for await (const row of table.rows) await write(line(row, count++));
  await write(foot(count));
  out.end();
}

/** Whoever reads may also go away, and never take the rest. */
async function drained(out: Writable): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  if (!out.destroyed) await Promise.race([once(out, 'drain', { signal }), once(out, 'close', { signal })]);
  settled.abort();
  if (out.destroyed) throw new Error('whoever read the export went away');
}

interface Lines {
  head: string;
  line(row: readonly ExportedCell[], index: number): string;
  foot(count: number): string;
}

const lines: Record<Exclude<ExportFormat, 'xlsx'>, (table: WrittenTable) => Lines> = {
  csv: (table) => separated(table, table.delimiter),
  tsv: (table) => separated(table, '\t'),
  md: ({ header }) => ({
    head: `${markdownRow(header)}${markdownRow(header.map(() => '---'))}`,
    line: markdownRow,
    foot: () => '',
  }),
  json: ({ keys }) => ({
    head: '[',
    line: (row, index) =>
      `${index > 0 ? ',' : ''}\n${JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, jsonOf(row[i]!)])))}`,
    foot: (count) => (count > 0 ? '\n]\n' : ']\n'),
  }),
};

function separated({ header }: WrittenTable, delimiter: string): Lines {
  const row = (cells: readonly ExportedCell[]) =>
    `${cells.map((cell) => quoted(textOf(cell), delimiter)).join(delimiter)}\r\n`;
  // With a byte order mark Excel knows the text for UTF-8.
  return { head: `\uFEFF${row(header)}`, line: row, foot: () => '' };
}

function quoted(cell: CellValue, delimiter: string): string {
  if (typeof cell === 'number') return String(cell);
  const text = guardCell(cell, true);
  const isPlain = !text.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

function markdownRow(cells: readonly ExportedCell[]): string {
  return `| ${cells.map((cell) => markdownCell(typed(textOf(cell)))).join(' | ')} |\n`;
}

/** As `readMarkdownTables` reads it: a line break is `<br>`. */
function markdownCell(cell: CellValue): string {
  return String(cell)
    .replace(/[\\|]|<(?=br\s*\/?>)/gi, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n/g, '<br>');
}

const typed = (cell: CellValue) => (typeof cell === 'number' ? cell : guardCell(cell, false));
const jsonOf = (cell: ExportedCell) => (typeof cell === 'object' ? cell.structure : typed(cell));
const textOf = (cell: ExportedCell) => (typeof cell === 'object' ? JSON.stringify(cell.structure) : cell);

/** No cell of Excel takes more; a workbook with a longer one is a damaged one to it. */
const longestCell = 32_767;

/** What a cell of a workbook can't hold stays out of it, and the import knows that nothing is said there. */
function workbookCell(cell: ExportedCell, locale: Locale): CellValue {
  const text = typed(textOf(cell));
  return typeof text === 'string' && text.length > longestCell ? `${unsaidCell} ${tooLong[locale]}` : text;
}

const tooLong: Message = {
  ru: `Текст длиннее ${longestCell} знаков не помещается в ячейку Excel: он есть в выгрузке CSV и JSON.`,
  en: `A text of more than ${longestCell} characters does not fit into a cell of Excel: a CSV or JSON export has it.`,
};

async function writeWorkbook({ name, header, rows, locale }: WrittenTable, out: Writable): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out as never });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...header]).commit();
  for await (const row of rows) {
    // Texts go in as texts: what people typed is never a formula.
    sheet.addRow(row.map((cell) => workbookCell(cell, locale))).commit();
    if (out.writableNeedDrain) await drained(out);
  }
  sheet.commit();
  await workbook.commit();
}
