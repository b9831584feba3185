/** The beginning of a table that was uploaded; shape: TablePreview in api/src/imports/preview-table.ts. */
export interface TablePreview {
  header: string[];
  rows: string[][];
  /** Header by the key of the importer's column. */
  columns: Record<string, string>;
  encoding: string | null;
  delimiter: string | null;
}
