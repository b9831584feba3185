import { parse } from 'yaml';
import type { SectionDraft } from '../importer.ts';
import type { ImportSource } from '../reading/source.ts';
import { readText } from '../reading/structured.ts';
import type { MarkdownPage } from './markdown-pages.ts';

/** A folder's own words, best first: its table of contents, its first page, its name. */
export async function sectionsOf(
  source: ImportSource,
  pages: readonly MarkdownPage[],
): Promise<SectionDraft[]> {
  const contents = await tablesOfContents(source);
  const folders = new Set(pages.flatMap(({ path }) => foldersAbove(path)));
  return [...folders]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((folder) => ({
      key: folder,
      parent: foldersAbove(folder).at(-1) ?? null,
      title:
        contents.get(folder) || titleOfFirstPage(folder, pages) || folder.slice(folder.lastIndexOf('/') + 1),
    }));
}

/** The folder that a page lies in; null at the top. */
export function sectionOf(path: string): string | null {
  return foldersAbove(path).at(-1) ?? null;
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
      return [
        foldersAbove(file.path).at(-1) ?? '',
        typeof toc?.title === 'string' ? toc.title.trim() : '',
      ] as const;
    }),
  );
  return new Map(titles);
}
