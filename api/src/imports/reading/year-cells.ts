import { readYears, type YearSpan } from '@fieldlore/content';
import type { MappedRow } from './columns.ts';

const openEnd = /^(?:-|—|–|н\.?\s?в\.?|наст.*|present|now)?$/i;

/** A year in a cell of its own: null for an empty one and for «н.в.», undefined for what is no year. */
export function readYearCell(text: string): number | null | undefined {
  if (openEnd.test(text)) return null;
  const span = readYears(text);
  return span?.isSingle ? span.yearFrom : undefined;
}

/**
 * The years of a row, from one cell or from two.
 * @returns null where the table has no column of years; the key of the column that can't be read
 */
export function yearsOfRow(
  row: MappedRow,
  has: (key: string) => boolean,
): Pick<YearSpan, 'yearFrom' | 'yearTo'> | null | { unreadable: string } {
  const apart = ['yearFrom', 'yearTo'].filter(has);
  if (has('years') && (row.get('years') !== '' || apart.length === 0)) {
    const span = readYears(row.get('years'));
    return span ? { yearFrom: span.yearFrom, yearTo: span.yearTo } : { unreadable: 'years' };
  }
  if (apart.length === 0) return null;
  const [yearFrom, yearTo] = ['yearFrom', 'yearTo'].map((key) => readYearCell(row.get(key)));
  if (yearFrom === undefined) return { unreadable: 'yearFrom' };
  if (yearTo === undefined) return { unreadable: 'yearTo' };
  return { yearFrom, yearTo };
}
