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
  rows: TableRow[];
}
