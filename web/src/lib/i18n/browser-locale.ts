import type * as Runtime from '#lib/paraglide/runtime.js';

/**
 * What Paraglide's runtime is in the browser. Its own finds the language among cookies, addresses and the browser's
 * languages, which the server has done already; and it changes the language, which goes through /preferences.
 */
export const locales: typeof Runtime.locales = ['ru', 'en'];

export const isLocale: typeof Runtime.isLocale = (value): value is Runtime.Locale =>
  locales.some((locale) => locale === value);

/** The page keeps to the language that the server rendered. */
export const getLocale: typeof Runtime.getLocale = () => document.documentElement.lang as Runtime.Locale;

/** Messages that `lean-messages` does not know the shape of ask for it. */
export const experimentalStaticLocale = undefined;
