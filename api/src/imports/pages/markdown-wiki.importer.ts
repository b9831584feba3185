import { isEmptyDocument } from '@fieldlore/content';
import type { Message } from '../../errors.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { guessLocale, localeInPath, withoutLocale } from '../reading/guess-locale.ts';
import { at, type Problem, type ReportRow, UnreadableSource } from '../report.ts';
import { libraryOf, type MarkdownPage, pageDocument, readMarkdownPages } from './markdown-pages.ts';
import { pageContent, PageLinks } from './page-links.ts';
import { sectionOf, sectionsOf } from './page-sections.ts';

/** A folder of Markdown with includes and tables of contents, as YFM and GitBook keep it. */
export const wikiMarkdown = markdownWiki('wiki-markdown', ['folder', 'zip', 'md'], {
  ru: 'Вики в Markdown: папка (YFM, GitBook)',
  en: 'A wiki in Markdown: a folder (YFM, GitBook)',
});

/** What other wikis export: an archive of Markdown with pictures beside it, such as Outline's. */
export const wikiZip = markdownWiki('wiki-zip', ['zip'], {
  ru: 'Вики в Markdown: архив ZIP (Outline)',
  en: 'A wiki in Markdown: a ZIP archive (Outline)',
});

function markdownWiki(name: string, accepts: string[], title: Message): Importer {
  return {
    name,
    title,
    accepts,
    columns: [],
    writesEntries: true,
    async read(source, { locale, signal }) {
      const findings: ReportRow[] = [];
      const pages = await readMarkdownPages(source, findings);
      if (pages.length === 0) throw new UnreadableSource(at(source.name), noPages);
      const languageOf = (page: MarkdownPage) =>
        locale ?? localeInPath(`${source.name}/${page.path}`) ?? guessLocale(page.text);
      const library = await libraryOf(source, pages, new PageLinks(source, pages.map(addressOf)));
      const entries = pages.flatMap((page): EntryDraft[] => {
        signal.throwIfAborted();
        const { body, links } = pageDocument(page, library);
        // The first page of a folder often says nothing but its name, which its section has.
        if (isEmptyDocument(body)) return [];
        findings.push(...links.warnings(page.title));
        return [
          {
            place: at(page.path),
            key: addressOf(page).key,
            kind: 'ARTICLE',
            locale: languageOf(page),
            title: page.title,
            section: sectionOf(page.path),
            ...pageContent(body, links),
          },
        ];
      });
      return { sections: await sectionsOf(source, pages), entries, findings };
    },
  };
}

const addressOf = ({ path }: MarkdownPage) => ({ path, key: withoutLocale(path.replace(/\.\w+$/, '')) });

const noPages: Problem = {
  message: { ru: 'Страниц Markdown здесь нет.', en: 'There are no Markdown pages here.' },
  remedy: { ru: 'Выберите папку или ZIP с файлами .md.', en: 'Choose a folder or a ZIP with .md files.' },
};
