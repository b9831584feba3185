import { findVin, isVinBegun } from '@fieldlore/content';

const longest = 200;

/** The query as it is counted: «  Датчик  УРОВНЯ » and «датчик уровня» are one. */
export function normalQuery(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

/** A query as it may be kept; null for what says nothing, is no question any more, or looks like personal data. */
export function loggableQuery(text: string): string | null {
  const query = normalQuery(text);
  if (query.length > longest || !/[\p{L}\p{N}]/u.test(query) || isPersonal(query)) return null;
  return query;
}

/** Looked for from the beginning of a word alone: from each of its signs, long words would take minutes. */
const email = /(?<![^\s@])[^\s@]+@[^\s@]+\.[^\s@]{2,}/u;
/** Digits with what people put between them. The longest stretch counts, so `8 (912) 345-67-89` is one. */
const digitRuns = /\+?\p{Nd}(?:[\s().\-–—]*\p{Nd})+/gu;
/** A Russian number plate: letter, three digits, two letters, region. It leads to its owner. */
const plate =
  /(?<![\p{L}\p{N}])[авекмнорстухabekmhopctyx]\s?\p{Nd}{3}\s?[авекмнорстухabekmhopctyx]{2}\s?\p{Nd}{2,3}(?![\p{L}\p{N}])/u;

/** Whether a normalised query looks like an address, a telephone, or the number of a vehicle, SIM or unit of somebody's. */
export function isPersonal(query: string): boolean {
  return (
    email.test(query) ||
    findVin(query) !== undefined ||
    isVinBegun(query) ||
    plate.test(query) ||
    (query.match(digitRuns) ?? []).some(isNumberOfSomebody)
  );
}

/**
 * Part numbers are long too (`1.7300-2230`), so digits alone count from thirteen on (SIM cards, IMEI), and from eight on
 * where they begin as a telephone does.
 */
function isNumberOfSomebody(run: string): boolean {
  const digits = run.replace(/\P{Nd}/gu, '');
  if (digits.length >= 13) return true;
  if (run.startsWith('+')) return digits.length >= 8;
  return /^(?:[78]\d{10}|9\d{9}|375\d{9}|380\d{9}|998\d{9})$/.test(digits);
}
