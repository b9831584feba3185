import { mostTableRows } from '../../catalogue/tables/table-column.ts';
import { at, type Problem, UnreadableSource } from '../report.ts';
import { type Delimiter, detectDelimiter, readCsv } from './csv.ts';
import { decodeText, type Encoding } from './encoding.ts';
import { readMarkdownTables } from './markdown-table.ts';
import { readJsonTable } from './json-table.ts';
import { mustBeText } from './must-be-text.ts';
import { parseJson } from './structured.ts';
import type { ImportSource, SourceFile } from './source.ts';
import type { Table } from './table.ts';
import { readXlsx } from './xlsx.ts';

export interface ReadTable extends Table {
  encoding: Encoding | null;
  delimiter: Delimiter | null;
}

/** A source is looked at before it is read in earnest: a large workbook takes long enough once. */
const read = new WeakMap<ImportSource, Promise<ReadTable[]>>();

/** Every table of the source. @throws UnreadableSource where there is none */
export async function readTables(source: ImportSource): Promise<ReadTable[]> {
  const reading = read.get(source) ?? readTablesAnew(source);
  read.set(source, reading);
  return await reading;
}

async function readTablesAnew(source: ImportSource): Promise<ReadTable[]> {
  const tables: ReadTable[] = [];
  for (const file of source.files)
    if (isTable(file, source))
      tables.push(...(await readTablesOf(file, source.isSingleFile ? null : file.path)));
  if (tables.length > 0) return tables;
  throw new UnreadableSource(at(source.name), noTable);
}

const textTables = ['csv', 'tsv', 'txt'];
/** In a folder a `.txt` is a licence, a `.md` a readme and a `.json` a setting; whoever names such a file alone means it. */
const isTable = ({ extension }: SourceFile, { isSingleFile }: ImportSource) =>
  ['csv', 'tsv', 'xlsx'].includes(extension) ||
  (isSingleFile && ['txt', 'md', 'markdown', 'json'].includes(extension));

async function readTablesOf(source: SourceFile, file: string | null): Promise<ReadTable[]> {
  const bytes = await source.bytes();
  if (source.extension === 'xlsx') {
    const table = await readXlsx(bytes, file);
    return table ? [{ ...table, encoding: null, delimiter: null }] : [];
  }
  mustBeText(bytes, file);
  const { text, encoding } = decodeText(bytes);
  if (source.extension === 'json') {
    const table = readJsonTable(text, parseJson(text, file), file);
    return table ? [{ ...mustBeShort(table), encoding, delimiter: null }] : [];
  }
  if (!textTables.includes(source.extension))
    return readMarkdownTables(text, file).map((table) => ({
      ...mustBeShort(table),
      encoding,
      delimiter: null,
    }));
  const delimiter = detectDelimiter(text);
  const [header, ...rows] = readCsv(text, delimiter, file);
  return header ? [{ ...mustBeShort({ file, header, rows }), encoding, delimiter }] : [];
}

function mustBeShort(table: Table): Table {
  if (table.rows.length <= mostTableRows) return table;
  throw new UnreadableSource(at(table.file, table.rows[mostTableRows]!.line), {
    message: {
      ru: `В таблице ${table.rows.length} строк, а за один импорт принимается до ${mostTableRows}.`,
      en: `The table has ${table.rows.length} rows, one import takes up to ${mostTableRows}.`,
    },
    remedy: {
      ru: `Разделите её на файлы до ${mostTableRows} строк, каждый со своим заголовком, и импортируйте их по очереди.`,
      en: `Split it into files of up to ${mostTableRows} rows, each with the header, and import them one by one.`,
    },
  });
}

const noTable: Problem = {
  message: {
    ru: 'Таблицы с заголовком и строками здесь нет.',
    en: 'There is no table with a header and rows here.',
  },
  remedy: {
    ru: 'Подойдут CSV, TSV, XLSX, JSON и таблица Markdown; первая строка — заголовок.',
    en: 'CSV, TSV, XLSX, JSON and a Markdown table will do; the first row is the header.',
  },
};
