import { fromMarkdown, fromOsTicket, sanitizeHtml, slugOf, type CannedAnswerData } from '@fieldlore/content';
import { z } from 'zod';
import type { Locale } from '../../graphql/locale.ts';
import type { EntryDraft, Importer } from '../importer.ts';
import { guessLocale, localeInPath, withoutLocale } from '../reading/guess-locale.ts';
import type { SourceFile } from '../reading/source.ts';
import { readYaml } from '../reading/structured.ts';
import {
  at,
  type Place,
  type Problem,
  refused,
  type ReportRow,
  UnreadableSource,
  warning,
} from '../report.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '');
/** Translated files have lost the name of the field: `0` stands where others have `notes`. */
const notes = { notes: text, 0: text };

const MailTemplate = z.object({ ...notes, subject: text, body: z.string() });
const Premade = z.array(
  z.object({
    ...notes,
    title: z.string(),
    response: z.string(),
    attachments: z.array(z.unknown()).nullish(),
  }),
);

interface ReadAnswer {
  key: string;
  shortCode: string;
  title: string;
  subject: string;
  html: string;
  notes: string;
  place: Place;
}

/** Mail templates and premade answers of osTicket: YAML with `%{variables}` and HTML, one folder a language. */
export const osTicketAnswers: Importer = {
  name: 'answers-osticket',
  title: { ru: 'Готовые ответы osTicket: YAML', en: 'Canned answers of osTicket: YAML' },
  accepts: ['yaml', 'yml', 'zip', 'folder'],
  columns: [],
  writesEntries: true,
  async read(source, { locale }) {
    const findings: ReportRow[] = [];
    const entries: EntryDraft[] = [];
    for (const file of source.files.filter(({ extension }) => ['yaml', 'yml'].includes(extension))) {
      const language = locale ?? localeInPath(`${source.name}/${file.path}`);
      for (const answer of await readAnswers(file, findings))
        entries.push(answerEntry(answer, language ?? guessLocale(answer.html)));
    }
    if (entries.length === 0 && findings.length === 0) throw new UnreadableSource(at(source.name), noAnswers);
    return { entries, findings };
  },
};

async function readAnswers(file: SourceFile, findings: ReportRow[]): Promise<ReadAnswer[]> {
  const yaml = await readYaml(file);
  const key = withoutLocale(file.path.replace(/\.ya?ml$/i, ''));
  const mail = MailTemplate.safeParse(yaml.value);
  if (mail.success) {
    const { subject, body, notes: when, 0: lost } = mail.data;
    const shortCode = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
    const place = at(file.path, yaml.lineOf(['body']));
    return [{ key, shortCode, title: subject || shortCode, subject, html: body, notes: when || lost, place }];
  }
  const premade = Premade.safeParse(yaml.value);
  if (!premade.success) {
    findings.push(refused(at(file.path), file.path, anotherShape));
    return [];
  }
  return premade.data.map(({ title, response, attachments, notes: when, 0: lost }, i) => {
    const place = at(file.path, yaml.lineOf([i, 'title']));
    if (attachments?.length) findings.push(warning(place, title, attachmentsLeft));
    // The place in the list tells twins of two languages apart from one another: their titles differ.
    return {
      key: `${key}/${i}`,
      shortCode: slugOf(title, 60),
      title,
      subject: '',
      html: response,
      notes: when || lost,
      place,
    };
  });
}

function answerEntry(
  { key, shortCode, title, subject, html, notes: when, place }: ReadAnswer,
  locale: Locale,
): EntryDraft {
  const [head, body] = [fromOsTicket(subject), fromOsTicket(html)];
  const blanks = [
    ...head.blanks,
    ...body.blanks.filter(({ name }) => head.blanks.every((known) => known.name !== name)),
  ];
  return {
    place,
    key,
    kind: 'CANNED_ANSWER',
    locale,
    title: title.replace(/%\{[^}]*\}/g, '…'),
    content: () => ({
      body: fromMarkdown(when),
      data: {
        shortCode,
        variants: [{ locale, channel: 'RICH', subject: head.text, text: sanitizeHtml(body.text) }],
        blanks,
      } satisfies Partial<CannedAnswerData>,
    }),
  };
}

const noAnswers: Problem = {
  message: { ru: 'Файлов YAML с ответами здесь нет.', en: 'There are no YAML files with answers here.' },
  remedy: {
    ru: 'Выберите файл .yaml, папку или ZIP с такими файлами.',
    en: 'Choose a .yaml file, a folder or a ZIP with such files.',
  },
};

const anotherShape: Problem = {
  message: {
    ru: 'В файле нет ни письма (subject, body), ни списка ответов (title, response).',
    en: 'The file holds neither a mail (subject, body) nor a list of answers (title, response).',
  },
  remedy: {
    ru: 'Уберите файл из папки или исправьте имена полей.',
    en: 'Take the file out of the folder, or mend the names of its fields.',
  },
};

const attachmentsLeft: Problem = {
  message: {
    ru: 'Вложения ответа не импортированы: ответ вставляют как текст.',
    en: 'The attachments are not imported: an answer is pasted as text.',
  },
  remedy: {
    ru: 'Загрузите файл в статью и дайте в ответе ссылку на неё.',
    en: 'Upload the file to an article, and link to it from the answer.',
  },
};
