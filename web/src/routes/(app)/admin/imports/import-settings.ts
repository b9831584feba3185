import type { StartImportMutationVariables } from '#lib/graphql/generated.ts';

/**
 * What an import is started with. Forms and the address of a run hold it under the same names, so that what was looked
 * at in a dry run is what is then applied.
 */
const NAMES = [
  'upload',
  'file',
  'importer',
  'section',
  'audience',
  'locale',
  'drafts',
  'gone',
  'missing',
] as const;
const COLUMN = 'column.';

export type ImportSettings = [name: string, value: string][];

/** What of a form or an address are settings of an import. `column.<key>` may be empty: there is no such column. */
export function settingsOf(values: Iterable<[string, FormDataEntryValue]>): ImportSettings {
  return [...values].flatMap(([name, value]): ImportSettings => {
    const isColumn = name.startsWith(COLUMN);
    const isSetting = isColumn || (NAMES as readonly string[]).includes(name);
    return typeof value === 'string' && isSetting && (value || isColumn) ? [[name, value]] : [];
  });
}

export const columnSetting = (key: string): string => `${COLUMN}${key}`;

export function startVariables(settings: ImportSettings, dryRun: boolean): StartImportMutationVariables {
  const value = Object.fromEntries(settings) as Partial<Record<string, string>>;
  const columns = settings.filter(([name]) => name.startsWith(COLUMN));
  return {
    uploadId: value['upload'] ?? '',
    importer: value['importer'] ?? '',
    dryRun,
    sectionId: value['section'] ?? null,
    audience: (value['audience'] ?? null) as StartImportMutationVariables['audience'],
    locale: (value['locale'] ?? null) as StartImportMutationVariables['locale'],
    asDrafts: value['drafts'] === 'on',
    removeGone: value['gone'] === 'on',
    addMissing: value['missing'] === 'on',
    mapping: columns.length
      ? Object.fromEntries(columns.map(([name, header]) => [name.slice(COLUMN.length), header]))
      : null,
  };
}

/** Uploads keep pages as text, under a name that says so: `index.html.txt`. */
const endingOf = (file: string): string =>
  file
    .replace(/\.(html?)\.txt$/i, '.$1')
    .split('.')
    .at(-1)!
    .toLowerCase();

/** The importers that take such a file. */
export const importersFor = <T extends { accepts: string[] }>(importers: T[], file: string): T[] =>
  importers.filter(({ accepts }) => accepts.includes(endingOf(file)));

/** What a picker of files offers. */
export const acceptedEndings = (importers: { accepts: string[] }[]): string =>
  [...new Set(importers.flatMap(({ accepts }) => accepts))]
    .filter((ending) => ending !== 'folder')
    .map((ending) => `.${ending}`)
    .join(',');
