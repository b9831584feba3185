import type { Locale } from '../graphql/locale.ts';

/** «12 марта 2026 г.», by the calendar of UTC, as the pages write it. */
export const longDate = (date: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
