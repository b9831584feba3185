import { fromMarkdown, type RichDocument, type RichNode, splitFrontMatter, toText } from '@fieldlore/content';
import { resolvePath, type ImportSource, type SourceFile } from '../reading/source.ts';
import { readText } from '../reading/structured.ts';
import { at, type ReportRow, warning } from '../report.ts';
import { type LinksOfPage, type PageLinks } from './page-links.ts';

/** A Markdown file as it lies in its folder, front matter apart. */
export interface MarkdownPage {
  path: string;
  title: string;
  description: string;
  text: string;
}

/** Parts of pages, tables of contents and licences: no pages of their own. */
const isPage = ({ path, extension }: SourceFile) =>
  ['md', 'markdown'].includes(extension) && !/(^|\/)(_|\.|SUMMARY\.md$|LICENSE)/i.test(path);

export async function readMarkdownPages(
  source: ImportSource,
  findings: ReportRow[],
): Promise<MarkdownPage[]> {
  const pages: MarkdownPage[] = [];
  for (const file of source.files.filter(isPage)) {
    const { data, body, problems } = splitFrontMatter(await readText(file));
    for (const { line, message } of problems)
      findings.push(
        warning(at(file.path, line), file.path, {
          message: { ru: message, en: message },
          remedy: mendFrontMatter,
        }),
      );
    const stem = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    pages.push({
      path: file.path,
      title: word(data['title']) || firstHeading(body) || stem,
      description: word(data['description']),
      text: body,
    });
  }
  return pages;
}

const word = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** The heading that a page begins with, in plain words. */
function firstHeading(text: string): string {
  const heading = /^\s*#\s+(.+?)\s*#*\s*$/m.exec(text.trimStart().split('\n', 1)[0]!)?.[1];
  return heading ? toText(fromMarkdown(heading)).trim() : '';
}

/** What a page looks up in others while it is read. */
export interface PageLibrary {
  links: PageLinks;
  titles: ReadonlyMap<string, string>;
  /** Texts of files that pages include, by path. */
  includes: ReadonlyMap<string, string>;
}

export async function libraryOf(
  source: ImportSource,
  pages: readonly MarkdownPage[],
  links: PageLinks,
): Promise<PageLibrary> {
  const parts = source.files.filter(({ path, extension }) => extension === 'md' && /(^|\/)_/.test(path));
  return {
    links,
    titles: new Map(pages.map(({ path, title }) => [path, title])),
    includes: new Map([
      ...pages.map(({ path, text }) => [path, text] as const),
      ...(await Promise.all(parts.map(async (file) => [file.path, await readText(file)] as const))),
    ]),
  };
}

/** The page as a document, without the heading that became its title. */
export function pageDocument(
  page: MarkdownPage,
  library: PageLibrary,
): { body: RichDocument; links: LinksOfPage } {
  const links = library.links.from(page.path);
  const near = (path: string) => resolvePath(page.path, path.split('#', 1)[0]!) ?? '';
  const body = fromMarkdown(page.text, {
    resolveLink: links.resolveLink,
    resolveImage: links.resolveImage,
    resolveInclude: (path) => library.includes.get(near(path)) ?? null,
    titleOf: (href) => library.titles.get(near(href)) ?? null,
  });
  return { body: withoutTitle(body, page.title), links };
}

/** The page shows its title above the body: a first heading that repeats it goes. */
export function withoutTitle(body: RichDocument, title: string): RichDocument {
  const [first, ...rest] = body.content;
  const isTitle = first?.type === 'heading' && plain(textOf(first)) === plain(title);
  if (!isTitle) return body;
  return { type: 'doc', content: rest.length > 0 ? rest : [{ type: 'paragraph' }] };
}

export function textOf(node: RichNode): string {
  return toText({ type: 'doc', content: [node] }).trim();
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const mendFrontMatter = {
  ru: 'Остальное прочитано. Исправьте YAML между строками ---.',
  en: 'The rest was read. Mend the YAML between the --- lines.',
};
