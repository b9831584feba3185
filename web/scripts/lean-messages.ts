import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MESSAGE_FILE = /\/paraglide\/messages\/\w+\.js$/;
const RUNTIME = /\bparaglide\/runtime\.js$|^\.\.?\/runtime\.js$/;
const BROWSER_RUNTIME = fileURLToPath(new URL('../src/lib/i18n/browser-locale.ts', import.meta.url));

/** The function of one language, as Paraglide compiles it: one that only returns a text … */
const PLAIN =
  /const (?<locale>ru|en)_(?<name>\w+) = .*? \(i?\) => \{\s*return \/\*\* @type \{LocalizedString\} \*\/ \((?<says>`[^`]*`)\)\s*\};/g;
/** … and one that returns the plural form for a number. */
const PLURAL =
  /const (?<locale>ru|en)_(?<name>\w+) = .*? \(i\) => \{const \w+ = registry\.plural\("\k<locale>", i\?\.(?<number>\w+), \{\}\);(?<forms>[^]*?)\n\treturn .*\n\};/g;
const FORM = /if \(\w+ === "(\w+)"\) return \/\*\* @type \{LocalizedString\} \*\/ \((`[^`]*`)\);/g;

/**
 * A compiled message as one expression; null for one of another shape, which stays as it is. Paraglide writes a
 * function a language and one that chooses between them: a third of what messages weigh.
 */
export function leanMessage(code: string): string | null {
  const plain = bothLanguages(code, PLAIN);
  if (plain) {
    const { name, ru, en } = plain;
    return [
      `import { getLocale } from '../runtime.js';`,
      `export const ${name} = (i, options) => (options?.locale ?? getLocale()) === 'en' ? ${en.says} : ${ru.says};`,
    ].join('\n');
  }
  const plural = bothLanguages(code, PLURAL);
  if (!plural) return null;
  const { name, ru, en } = plural;
  const forms = (text: string) =>
    `{ ${[...text.matchAll(FORM)].map(([, form, says]) => `${form}: ${says}`)} }`;
  return [
    `import { plural } from '../registry.js';`,
    `import { getLocale } from '../runtime.js';`,
    `export const ${name} = (i, options, locale = options?.locale ?? getLocale()) =>`,
    `  (locale === 'en' ? ${forms(en.forms!)} : ${forms(ru.forms!)})[plural(locale, i.${ru.number})];`,
  ].join('\n');
}

function bothLanguages(code: string, shape: RegExp) {
  const [ru, en, more] = [...code.matchAll(shape)].map(({ groups }) => groups!);
  return ru?.locale === 'ru' && en?.locale === 'en' && ru.name === en.name && !more
    ? { name: ru.name, ru, en }
    : null;
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
