import { at, type Problem, UnreadableSource } from '../report.ts';
import { type Delimiter, detectDelimiter, readCsv } from './csv.ts';
import { decodeText, type Encoding } from './encoding.ts';
import { readMarkdownTables } from './markdown-table.ts';
import type { ImportSource, SourceFile } from './source.ts';
import type { Table } from './table.ts';
import { readXlsx } from './xlsx.ts';

export interface ReadTable extends Table {
  encoding: Encoding | null;
  delimiter: Delimiter | null;
}

/** Every table of the source. @throws UnreadableSource where there is none */
export async function readTables(source: ImportSource): Promise<ReadTable[]> {
  const tables: ReadTable[] = [];
  for (const file of source.files)
    if (isTable(file, source))
      tables.push(...(await readTablesOf(file, source.isSingleFile ? null : file.path)));
  if (tables.length > 0) return tables;
  throw new UnreadableSource(at(source.name), noTable);
}

const textTables = ['csv', 'tsv', 'txt'];
/** In a folder a `.txt` is a licence and a `.md` a readme; whoever names such a file alone means it. */
const isTable = ({ extension }: SourceFile, { isSingleFile }: ImportSource) =>
  ['csv', 'tsv', 'xlsx'].includes(extension) ||
  (isSingleFile && ['txt', 'md', 'markdown'].includes(extension));

async function readTablesOf(source: SourceFile, file: string | null): Promise<ReadTable[]> {
  const bytes = await source.bytes();
  if (source.extension === 'xlsx') {
    const table = await readXlsx(bytes, file);
    return table ? [{ ...table, encoding: null, delimiter: null }] : [];
  }
  mustBeText(bytes, file);
  const { text, encoding } = decodeText(bytes);
  if (!textTables.includes(source.extension))
    return readMarkdownTables(text, file).map((table) => ({ ...table, encoding, delimiter: null }));
  const delimiter = detectDelimiter(text);
  const [header, ...rows] = readCsv(text, delimiter, file);
  return header ? [{ file, header, rows, encoding, delimiter }] : [];
}

/** A picture or a workbook under a wrong name would be read as one long wrong row. @throws UnreadableSource */
export function mustBeText(bytes: Buffer, file: string | null): void {
  const kind = signatures.find(({ start }) => bytes.subarray(0, start.length).equals(start))?.kind;
  if (kind) throw new UnreadableSource(at(file), notText(kind));
}

const signatures = [
  { kind: 'ZIP / XLSX', start: Buffer.from('PK\u0003\u0004', 'latin1') },
  { kind: 'XLS', start: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
  { kind: 'PDF', start: Buffer.from('%PDF') },
  { kind: 'PNG', start: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
  { kind: 'JPEG', start: Buffer.from([0xff, 0xd8, 0xff]) },
  { kind: 'GIF', start: Buffer.from('GIF8') },
  { kind: 'GZIP', start: Buffer.from([0x1f, 0x8b]) },
];

function notText(kind: string): Problem {
  return {
    message: {
      ru: `Это не текст: внутри файл вида ${kind}, как бы он ни назывался.`,
      en: `This is no text: inside it is a ${kind} file, whatever its name says.`,
    },
    remedy: {
      ru: 'Дайте файлу верное расширение (.xlsx, .zip) или сохраните таблицу как CSV.',
      en: 'Give the file its right extension (.xlsx, .zip), or save the table as CSV.',
    },
  };
}

const noTable: Problem = {
  message: {
    ru: 'Таблицы с заголовком и строками здесь нет.',
    en: 'There is no table with a header and rows here.',
  },
  remedy: {
    ru: 'Подойдут CSV, TSV, XLSX и таблица Markdown; первая строка — заголовок.',
    en: 'CSV, TSV, XLSX and a Markdown table will do; the first row is the header.',
  },
};
