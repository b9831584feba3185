import type { Locale } from '#lib/graphql/generated.ts';
import { getLocale, isLocale } from '#lib/paraglide/runtime.js';

/** The language that a list shows, by its address: `?lang=en`, `?lang=all` (null), else that of the page. */
export function chosenLanguage(query: URLSearchParams): Locale | null {
  const asked = query.get('lang');
  if (asked === 'all') return null;
  return isLocale(asked) ? asked : getLocale();
}
