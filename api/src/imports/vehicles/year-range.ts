import { readYears } from '@fieldlore/content';
import type { RawVehicle } from './check-vehicles.ts';

/**
 * A row whose years stand in one cell, as if they stood in two. Years in cells of their own go first. What cannot be
 * read is left in the cell of the first year, where it is refused by its place.
 */
export function withYears(row: RawVehicle): RawVehicle {
  const written = row.get('years');
  if (written === '' || row.get('yearFrom') !== '' || row.get('yearTo') !== '') return row;
  const years = splitYears(written);
  return {
    get: (key) => (key === 'yearFrom' || key === 'yearTo' ? years[key] : row.get(key)),
    place: (key) => row.place(key === 'yearFrom' || key === 'yearTo' ? 'years' : key),
  };
}

function splitYears(written: string): { yearFrom: string; yearTo: string } {
  const span = readYears(written);
  if (!span) return { yearFrom: written, yearTo: '' };
  // Of a model, a year alone says when it began; «с 2010» is the same.
  const yearTo = span.isSingle ? null : span.yearTo;
  return { yearFrom: String(span.yearFrom ?? ''), yearTo: String(yearTo ?? '') };
}
