import type { SolvedTicketData } from '@fieldlore/content';
import type { EntryDraft, Importer } from '../importer.ts';
import { guessLocale } from '../reading/guess-locale.ts';
import { at, type Problem, type ReportRow, UnreadableSource, warning } from '../report.ts';
import { libraryOf, type MarkdownPage, pageDocument, readMarkdownPages } from './markdown-pages.ts';
import { pageContent, PageLinks } from './page-links.ts';
import { sectionOf, sectionsOf } from './page-sections.ts';
import { splitQuestion } from './question-answer.ts';

/** Longest words of a client that a ticket keeps, see `SolvedTicketData`. */
const longestIssue = 10_000;

/** Questions of clients and their answers, a Markdown file each: solved tickets. First pages of folders only name sections. */
export const ticketsQna: Importer = {
  name: 'tickets-qna',
  title: {
    ru: 'Решённые обращения: вопросы и ответы в Markdown',
    en: 'Solved tickets: questions and answers in Markdown',
  },
  accepts: ['folder', 'zip', 'md'],
  columns: [],
  writesEntries: true,
  async read(source, { locale, signal }) {
    const findings: ReportRow[] = [];
    const pages = await readMarkdownPages(source, findings);
    const tickets = pages.filter(
      ({ path }) => source.isSingleFile || !/(^|\/)(README|index)\.md$/i.test(path),
    );
    if (tickets.length === 0) throw new UnreadableSource(at(source.name), noTickets);
    const library = await libraryOf(source, pages, new PageLinks(source, tickets.map(addressOf)));
    const entries = tickets.map((page): EntryDraft => {
      signal.throwIfAborted();
      const { body, links } = pageDocument(page, library);
      const { question, answer } = splitQuestion(body);
      if (question === '') findings.push(warning(at(page.path), page.title, noQuestion));
      findings.push(...links.warnings(page.title));
      const issue = question || page.description || page.title;
      const content = pageContent(answer, links);
      return {
        place: at(page.path),
        ...addressOf(page),
        kind: 'SOLVED_TICKET',
        locale: locale ?? guessLocale(page.text),
        title: page.title,
        section: sectionOf(page.path),
        files: content.files,
        content: (refs) => ({
          ...content.content(refs),
          data: { issue: issue.slice(0, longestIssue) } satisfies Partial<SolvedTicketData>,
        }),
      };
    });
    return { sections: await sectionsOf(source, pages), entries, findings };
  },
};

const addressOf = ({ path }: MarkdownPage) => ({ path, key: path.replace(/\.\w+$/, '') });

const noTickets: Problem = {
  message: {
    ru: 'Страниц Markdown с вопросами здесь нет.',
    en: 'There are no Markdown pages with questions here.',
  },
  remedy: { ru: 'Выберите папку или ZIP с файлами .md.', en: 'Choose a folder or a ZIP with .md files.' },
};

const noQuestion: Problem = {
  message: {
    ru: 'На странице нет слова «Question» или «Вопрос»: вопросом стали её описание или заголовок.',
    en: 'The page has no word “Question”: its description or title became the question.',
  },
  remedy: {
    ru: 'Поставьте перед вопросом заголовок «Question».',
    en: 'Put the heading “Question” before the question.',
  },
};
