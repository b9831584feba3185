import { fromHtml, isEmptyDocument, type SourceElement } from '@fieldlore/content';
import { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { guessLocale, localeInPath, withoutLocale } from '../reading/guess-locale.ts';
import { resolvePath } from '../reading/source.ts';
import { readText } from '../reading/structured.ts';
import { at, type Problem, type ReportRow, UnreadableSource, warning } from '../report.ts';
import { textOf, withoutTitle } from './markdown-pages.ts';
import { pageContent, PageLinks } from './page-links.ts';

interface HtmlPage {
  path: string;
  key: string;
  html: string;
  locale: Locale;
}

/** Whole HTML pages, a folder for each language: `ru/guide/start.html` and `en/guide/start.html` are one article. */
export const wikiHtml: Importer = {
  name: 'wiki-html',
  title: { ru: 'Вики и справка: страницы HTML', en: 'Wiki and help: HTML pages' },
  accepts: ['folder', 'zip', 'html', 'htm'],
  columns: [],
  writesEntries: true,
  async read(source, { locale, signal }) {
    const findings: ReportRow[] = [];
    const files = source.files.filter(({ extension }) => ['html', 'htm', 'xhtml'].includes(extension));
    if (files.length === 0) throw new UnreadableSource(at(source.name), noPages);
    const pages = await Promise.all(
      files.map(async ({ path }, i): Promise<HtmlPage> => {
        const html = await readText(files[i]!);
        return {
          path,
          key: withoutLocale(path.replace(/\.\w+$/, '')),
          html,
          locale: locale ?? languageOf(path, html),
        };
      }),
    );
    const links = new PageLinks(source, pages);
    const paths = new PathsByEnd(pages);
    const entries = pages.flatMap((page): EntryDraft[] => {
      signal.throwIfAborted();
      const own = links.from(page.path, (address) => paths.locate(page, address));
      const body = fromHtml(page.html, {
        root: isArticle,
        skip: isAround,
        resolveLink: own.resolveLink,
        resolveImage: own.resolveImage,
      });
      const heading = body.content.find(({ type }) => type === 'heading');
      const title = (heading && textOf(heading)) || titleTag(page.html) || page.key;
      if (isEmptyDocument(body)) {
        findings.push(warning(at(page.path), title, emptyPage));
        return [];
      }
      findings.push(...own.warnings(title));
      return [
        {
          place: at(page.path),
          key: page.key,
          kind: 'ARTICLE',
          locale: page.locale,
          title: title.slice(0, 300),
          ...pageContent(withoutTitle(body, title), own),
        },
      ];
    });
    return { entries, findings };
  },
};

/** The article of a page: help systems mark it by an id, newer pages by an element of its own. */
const isArticle = ({ tag, id }: SourceElement) => tag === 'main' || tag === 'article' || id === 'DisplayArea';

/** What stands around an article, and variants for another system (of LibreOffice's help) beside the ones for this. */
const isAround = ({ tag, classes }: SourceElement) =>
  ['nav', 'header', 'footer', 'aside', 'form'].includes(tag) || classes.includes('MAC');

function languageOf(path: string, html: string): Locale {
  const declared = /<html\b[^>]*\blang=["']?(ru|en)\b/i.exec(html)?.[1]?.toLowerCase();
  return localeInPath(path) ?? (declared ? Locale[declared as Locale] : guessLocale(html));
}

function titleTag(html: string): string {
  return /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? '';
}

/**
 * Finds the page that an address means. Pages that were taken out of a larger site keep addresses from its root
 * (`ru/text/guide/start.html`): then the end of the path tells, within the language of the page.
 */
class PathsByEnd {
  private readonly byEnd: Map<string, HtmlPage[]>;

  constructor(pages: readonly HtmlPage[]) {
    this.byEnd = Map.groupBy(pages, ({ path }) => lastTwo(path));
  }

  locate(page: HtmlPage, address: string): string | null {
    const near = resolvePath(page.path, address);
    const candidates = this.byEnd.get(lastTwo(address)) ?? [];
    if (near !== null && candidates.some(({ path }) => path === near)) return near;
    return candidates.find(({ locale }) => locale === page.locale)?.path ?? near;
  }
}

const lastTwo = (path: string) => path.split('/').slice(-2).join('/');

const noPages: Problem = {
  message: { ru: 'Страниц HTML здесь нет.', en: 'There are no HTML pages here.' },
  remedy: { ru: 'Выберите папку или ZIP с файлами .html.', en: 'Choose a folder or a ZIP with .html files.' },
};

const emptyPage: Problem = {
  message: { ru: 'На странице нет текста.', en: 'The page holds no text.' },
  remedy: { ru: 'Она пропущена.', en: 'It was left out.' },
};
