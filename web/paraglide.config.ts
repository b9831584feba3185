import type { CompilerOptions } from '@inlang/paraglide-js';

/**
 * The language of a page: its own address (`/help/en`) or, in the browser, what the server rendered;
 * then the reader's choice, then the browser's languages. `custom-page` is defined in the hooks.
 */
export const paraglide: CompilerOptions = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['custom-page', 'cookie', 'preferredLanguage', 'baseLocale'],
  cookieName: 'locale',
};
