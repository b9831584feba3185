import type { RawVehicle } from './check-vehicles.ts';

/** «2010–2015», «с 2010 по 2015 г.», «2010 – н.в.», «2010–», «по 2015», "from 2010", «2010». */
const range =
  /^(?:(?:с|c|от|from)\s+)?(?<from>\d{4})?(?:\s*(?:г\.?|гг\.?))?\s*(?<to>(?:[-–—…]|\.\.\.?|\b(?:to|till)\b|по|до)\s*(?<until>\d{4}|(?:н\.?\s?в\.?|наст\S*(?:\s+время)?|present|now)?)(?:\s*(?:г\.?|гг\.?))?)?$/iu;

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
  const { from, to, until } = range.exec(written)?.groups ?? {};
  if (from === undefined && to === undefined) return { yearFrom: written, yearTo: '' };
  // A year alone says when it began; «с 2010» is the same.
  return { yearFrom: from ?? '', yearTo: /^\d{4}$/.test(until ?? '') ? until! : '' };
}
