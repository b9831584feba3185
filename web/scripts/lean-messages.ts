import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MESSAGE_FILE = /\/paraglide\/messages\/\w+\.js$/;
const RUNTIME = /\bparaglide\/runtime\.js$|^\.\.?\/runtime\.js$/;
const BROWSER_RUNTIME = fileURLToPath(new URL('../src/lib/i18n/browser-locale.ts', import.meta.url));

/** The function of one language that only returns a text, as Paraglide compiles it. */
const TEXT =
  /const (?<locale>ru|en)_(?<name>\w+) = .*? \(i?\) => \{\s*return \/\*\* @type \{LocalizedString\} \*\/ \((?<text>`[^`]*`)\)\s*\};/g;

/**
 * A compiled message as one expression; null for one of another shape (with plural forms), which stays as it is.
 * Paraglide writes a function a language and one that chooses between them: a third of what messages weigh.
 */
export function leanMessage(code: string): string | null {
  const [ru, en, more] = [...code.matchAll(TEXT)].map(({ groups }) => groups!);
  if (ru?.locale !== 'ru' || en?.locale !== 'en' || ru.name !== en.name || more) return null;
  return [
    `import { getLocale } from '../runtime.js';`,
    `export const ${ru.name} = (i, options) => (options?.locale ?? getLocale()) === 'en' ? ${en.text} : ${ru.text};`,
  ].join('\n');
}

/** For the browser only: messages without what no page uses, and a runtime that knows the page's language. */
export function leanMessages(): Plugin {
  return {
    name: 'lean-messages',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: {
      filter: { id: RUNTIME },
      handler: (id, importer) =>
        id.includes('paraglide') || importer?.includes('/paraglide/') ? BROWSER_RUNTIME : null,
    },
    transform: {
      filter: { id: MESSAGE_FILE },
      handler: (code) => {
        const lean = leanMessage(code);
        return lean === null ? null : { code: lean, map: null };
      },
    },
  };
}
