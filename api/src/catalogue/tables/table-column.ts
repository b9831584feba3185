import type { Message } from '../../errors.ts';
import type { Locale } from '../../graphql/locale.ts';

/** What one import takes: it writes them in one transaction while others wait, and keeps the rows of its report as well. */
export const mostTableRows = 100_000;

/** Empty cells are ''. */
export type CellValue = string | number;

/** A column of a table that is read and written: the one place that knows its headers. */
export interface TableColumn<Row> {
  key: string;
  title: Message;
  /** Other headers it is known by, in any case and with any punctuation. */
  aliases: readonly string[];
  isRequired: boolean;
  /** What an export writes; absent for a column that is only understood, such as a vehicle in one cell. */
  cell?(row: Row, locale: Locale): CellValue;
  /** What a JSON export writes in place of the cell: a list of records as it is. */
  json?(row: Row): unknown;
}

export function column<Row>(
  key: keyof Row & string,
  ru: string,
  en: string,
  aliases: readonly string[],
  cell?: TableColumn<Row>['cell'],
): TableColumn<Row> {
  return {
    key,
    title: { ru, en },
    aliases,
    isRequired: false,
    cell: cell ?? ((row) => (row[key] as CellValue | null) ?? ''),
  };
}
