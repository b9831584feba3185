/** A row as it stands in the file: its first line, counted from 1, and its cells. */
export interface TableRow {
  line: number;
  cells: string[];
}

/** A table of any format: CSV, a sheet, a Markdown table. */
export interface Table {
  /** Path inside a folder or archive; null for a single file. */
  file: string | null;
  header: TableRow;
  /** Columns whose cells hold lists of records as JSON, each with the first line that has one. */
  structures?: readonly { column: number; line: number }[];
  rows: TableRow[];
}
