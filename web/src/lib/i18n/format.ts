import * as m from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const DAY = 86_400_000;
/** The largest unit that gives at least one; lengths in milliseconds. */
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', DAY / 24],
  ['minute', DAY / 1440],
];

/** Intl objects are expensive to make and the same for every call in one language. */
function perLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const locale = getLocale();
    const existing = made.get(locale);
    if (existing) return existing;
    const created = make(locale);
    made.set(locale, created);
    return created;
  };
}

const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
const date = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const dateTime = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);
const number = perLocale((locale) => new Intl.NumberFormat(locale));
const bytes = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map((unit) =>
  perLocale((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })),
);
const list = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const choice = perLocale((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));
const country = perLocale((locale) => new Intl.DisplayNames(locale, { type: 'region' }));

/** «3 недели назад», “yesterday”; `at` is an ISO 8601 date or date and time. */
export function relativeTime(at: string, now: number = Date.now()): string {
  const difference = new Date(at).getTime() - now;
  for (const [unit, length] of UNITS) {
    const count = Math.trunc(difference / length);
    if (count !== 0) return relative().format(count, unit);
  }
  return relative().format(0, 'minute');
}

/** A calendar date: it has no time zone, so none may shift it. */
export const formatDate = (at: string): string => date().format(new Date(at.slice(0, 10)));

export const formatDateTime = (at: string): string => dateTime().format(new Date(at));

export const formatNumber = (value: number): string => number().format(value);

/** «1,4 МБ», “1.4 MB”. */
export function formatBytes(size: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(size, 1)) / 10), bytes.length - 1);
  return bytes[power]!().format(size / 1024 ** power);
}

/** «трекер, датчик и кабель», “a tracker, a sensor, and a cable”. */
export const formatList = (parts: string[]): string => list().format(parts);

/** «2013 или 1983», “2013 or 1983”. */
export const formatOr = (parts: string[]): string => choice().format(parts);

/** The name of a country by its ISO 3166 code. */
export const formatCountry = (code: string): string => country().of(code) ?? code;

/** `2019–2023`, «с 2019 года» while still made, «до 2023 года»; empty where neither end is known. */
export function formatYears(from?: number | null, to?: number | null): string {
  if (from && to) return from === to ? String(from) : `${from}–${to}`;
  if (from) return m.years_since({ year: from });
  return to ? m.years_until({ year: to }) : '';
}
