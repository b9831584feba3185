import { formatNumber } from '#lib/i18n/format.ts';

/** What was typed into a field for a measured value: null where it is empty, NaN where it is no number. */
export function readMeasured(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  if (plain === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : NaN;
}

/** A value as {@link readMeasured} reads it back: every digit of it, with the comma or the point of the language. */
export const measuredText = (value: number | null): string =>
  value === null ? '' : String(value).replace('.', formatNumber(0.5).charAt(1));

/** Whether a value is within its limits, ends included; null where there is no value or no limit. */
export function isWithin(value: number | null, min: number | null, max: number | null): boolean | null {
  if (value === null || Number.isNaN(value) || (min === null && max === null)) return null;
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}
