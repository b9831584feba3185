import { parse } from 'yaml';
import { Locale } from '../../graphql/locale.ts';
import type { SectionDraft } from '../importer.ts';
import { localeInPath, withoutLocale } from '../reading/guess-locale.ts';
import type { ImportSource } from '../reading/source.ts';
import { readText } from '../reading/structured.ts';
import type { MarkdownPage } from './markdown-pages.ts';

/**
 * A section for each folder that holds pages, named by its table of contents, its first page or its own name. The folders
 * `ru/tariffs` and `en/tariffs` are one section, named in both languages.
 */
export async function sectionsOf(
  source: ImportSource,
  pages: readonly MarkdownPage[],
): Promise<SectionDraft[]> {
  const contents = await tablesOfContents(source);
  const folders = [...new Set(pages.flatMap(({ path }) => foldersAbove(path)))];
  const titleOf = (folder: string) =>
    contents.get(folder) || titleOfFirstPage(folder, pages) || folder.slice(folder.lastIndexOf('/') + 1);
  const sections = Map.groupBy(folders, withoutLocale);
  // Without a key: the folder of a language itself.
  sections.delete('');
  return [...sections]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, twins]) => {
      const named = (locale: Locale) => twins.find((folder) => localeInPath(folder) === locale) ?? twins[0]!;
      return {
        key,
        parent: foldersAbove(key).at(-1) ?? null,
        names: { ru: titleOf(named(Locale.ru)), en: titleOf(named(Locale.en)) },
      };
    });
}

/** The section that a page lies in; null at the top. */
export function sectionOf(path: string): string | null {
  return withoutLocale(foldersAbove(path).at(-1) ?? '') || null;
}

/** `a/b/c.md` → a, a/b */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

function titleOfFirstPage(folder: string, pages: readonly MarkdownPage[]): string {
  return (
    pages.find(({ path }) => path === `${folder}/README.md` || path === `${folder}/index.md`)?.title ?? ''
  );
}

/** Titles of YFM's `toc.yaml` files by their folders. */
async function tablesOfContents(source: ImportSource): Promise<Map<string, string>> {
  const files = source.files.filter(({ path }) => /(^|\/)[\w-]*toc\.ya?ml$/i.test(path));
  const titles = await Promise.all(
    files.map(async (file) => {
      const toc = parse(await readText(file), { logLevel: 'silent' }) as { title?: unknown } | null;
      const title = typeof toc?.title === 'string' ? toc.title.trim() : '';
      return [foldersAbove(file.path).at(-1) ?? '', title] as const;
    }),
  );
  return new Map(titles);
}
