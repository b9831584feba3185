import type { Importer } from './importer.ts';
import { type ColumnMapping, recogniseColumns } from './reading/columns.ts';
import { readTables } from './reading/read-table.ts';
import type { ImportSource } from './reading/source.ts';
import { UnreadableSource } from './report.ts';

/** Enough of a table to see whether its columns were understood. */
export interface TablePreview {
  header: string[];
  /** The first rows. */
  rows: string[][];
  /** Header by the key of the importer's column. */
  columns: Record<string, string>;
  encoding: string | null;
  delimiter: string | null;
}

const firstRows = 20;
const longestCell = 200;

/** @returns null where the importer reads no table, or there is none to read */
export async function previewTable(
  importer: Importer,
  source: ImportSource,
  mapping: ColumnMapping,
): Promise<TablePreview | null> {
  if (importer.columns.length === 0) return null;
  const [table] = await readTables(source).catch((error: unknown) => {
    // Reading it in earnest reports what is wrong with it.
    if (error instanceof UnreadableSource) return [];
    throw error;
  });
  if (!table) return null;
  const header = table.header.cells;
  const found = recogniseColumns(header, importer.columns, mapping);
  return {
    header,
    rows: table.rows.slice(0, firstRows).map(({ cells }) => cells.map((cell) => cell.slice(0, longestCell))),
    columns: Object.fromEntries([...found].map(([key, index]) => [key, header[index]!])),
    encoding: table.encoding,
    delimiter: table.delimiter,
  };
}
