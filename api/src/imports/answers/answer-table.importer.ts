import { createHash } from 'node:crypto';
import { fromBitext, slugOf, type CannedAnswerData } from '@fieldlore/content';
import type { EntryDraft, Importer } from '../importer.ts';
import type { Locale } from '../../graphql/locale.ts';
import { mapColumns, type ColumnSpec, type MappedRow } from '../reading/columns.ts';
import { guessLocale } from '../reading/guess-locale.ts';
import { readTables } from '../reading/read-table.ts';
import { refused, type Problem, type ReportRow } from '../report.ts';

const columns: ColumnSpec[] = [
  {
    key: 'question',
    title: { ru: 'Вопрос', en: 'Question' },
    aliases: ['instruction', 'title', 'заголовок'],
    isRequired: true,
  },
  {
    key: 'answer',
    title: { ru: 'Ответ', en: 'Answer' },
    aliases: ['response', 'text', 'текст'],
    isRequired: true,
  },
  { key: 'intent', title: { ru: 'Тема', en: 'Intent' }, aliases: ['topic'], isRequired: false },
  {
    key: 'category',
    title: { ru: 'Категория', en: 'Category' },
    aliases: ['group', 'группа'],
    isRequired: false,
  },
];

/** Longest title an entry may have, see `checkContent`. */
const longestTitle = 300;

/** Questions and answers in a table, such as the Bitext set: a row an answer, blanks written `{{as words}}`. */
export const answerTable: Importer = {
  name: 'answers-bitext',
  title: {
    ru: 'Готовые ответы: таблица вопросов и ответов (Bitext)',
    en: 'Canned answers: a table of questions and answers (Bitext)',
  },
  accepts: ['csv', 'tsv', 'txt', 'xlsx'],
  columns,
  writesEntries: true,
  async read(source, { locale, mapping }) {
    const tables = (await readTables(source)).map((table) => mapColumns(table, columns, mapping));
    const findings: ReportRow[] = tables.flatMap((table) => table.refused);
    const entries = new Map<string, EntryDraft>();
    const rows = tables.flatMap((table) => table.rows);
    const language =
      locale ??
      guessLocale(
        rows
          .slice(0, 100)
          .map((row) => row.get('answer'))
          .join(' '),
      );
    for (const row of rows) {
      const question = row.get('question');
      const empty = ['question', 'answer'].find((key) => row.get(key) === '');
      const entry = answerEntry(row, language);
      const twin = entries.get(entry.key);
      if (empty) findings.push(refused(row.place(empty), question, emptyCell));
      else if (twin) findings.push(refused(row.place('question'), question, twice(twin.place.line)));
      else entries.set(entry.key, entry);
    }
    return { entries: [...entries.values()], findings };
  },
};

function answerEntry(row: MappedRow, locale: Locale): EntryDraft {
  const [question, answer, intent, category] = ['question', 'answer', 'intent', 'category'].map((key) =>
    row.get(key),
  ) as [string, string, string, string];
  // Rows have no number of their own, and a number by their place would move with every row that is put between.
  const mark = createHash('sha256').update(question).digest('hex').slice(0, 10);
  const topic = slugOf(intent || question, 45);
  const { text, blanks } = fromBitext(answer);
  return {
    place: row.place(),
    key: `${topic}/${mark}`,
    kind: 'CANNED_ANSWER',
    locale,
    title: question.length > longestTitle ? `${question.slice(0, longestTitle - 1)}…` : question,
    tags: [intent, category].filter(Boolean).map((tag) => tag.replaceAll('_', ' ')),
    content: () => ({
      data: {
        shortCode: `${topic}-${mark}`,
        variants: [{ locale, channel: 'PLAIN', subject: '', text }],
        blanks,
      } satisfies Partial<CannedAnswerData>,
    }),
  };
}

const emptyCell: Problem = {
  message: { ru: 'Нет вопроса или ответа.', en: 'The question or the answer is missing.' },
  remedy: { ru: 'Заполните ячейку или удалите строку.', en: 'Fill the cell or delete the row.' },
};

function twice(line: number | null): Problem {
  return {
    message: {
      ru: `Этот вопрос уже есть в строке ${line ?? '—'}.`,
      en: `This question already stands in line ${line ?? '—'}.`,
    },
    remedy: { ru: 'Оставьте одну из строк.', en: 'Keep one of the rows.' },
  };
}
