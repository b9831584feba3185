import {
  checkTemplate,
  documentProblemText,
  InvalidDocument,
  kindData,
  parseDocument,
  sanitizeHtml,
  templateProblemText,
  type CannedAnswerData,
  type RichDocument,
} from '@fieldlore/content';
import { z } from 'zod';
import { BadInputError, type FieldProblem } from '../errors.ts';
import { EntryKind } from './entry.enums.ts';

export interface EntryContent {
  title: string;
  body: RichDocument;
  data: unknown;
}

const russian = z.locales.ru().localeError;
const english = z.locales.en().localeError;

/**
 * What people wrote, checked against the document schema and the schema of its kind.
 * @throws BadInputError with every problem and its place (`title`, `body.content.3`, `data.variants.0.text`)
 */
export function checkContent(
  kind: EntryKind,
  content: { title: string; body: unknown; data: unknown },
): EntryContent {
  const problems: FieldProblem[] = [];
  const title = content.title.trim();
  if (title === '' || title.length > 300)
    problems.push({
      path: 'title',
      message: { ru: 'Заголовок: от 1 до 300 знаков.', en: 'A title has 1 to 300 characters.' },
    });
  const body = parseBody(content.body, problems);
  const data = parseKindData(kind, content.data ?? {}, problems);
  if (problems.length > 0) throw new BadInputError(problems);
  return { title, body: body!, data };
}

function parseBody(body: unknown, problems: FieldProblem[]): RichDocument | null {
  try {
    return parseDocument(body);
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    for (const problem of error.problems)
      problems.push({
        path: 'body',
        message: { ru: documentProblemText(problem, 'ru'), en: documentProblemText(problem, 'en') },
      });
    return null;
  }
}

function parseKindData(kind: EntryKind, data: unknown, problems: FieldProblem[]): unknown {
  const schema: z.ZodType = kindData[kind];
  const parsed = schema.safeParse(data, { error: english });
  if (!parsed.success) {
    const inRussian = schema.safeParse(data, { error: russian });
    parsed.error.issues.forEach((issue, i) =>
      problems.push({
        path: ['data', ...issue.path].join('.'),
        message: { ru: inRussian.error?.issues[i]?.message ?? issue.message, en: issue.message },
      }),
    );
    return null;
  }
  if (kind !== EntryKind.CANNED_ANSWER) return parsed.data;
  const answer = withSafeVariants(parsed.data as CannedAnswerData);
  problems.push(...templateProblems(answer));
  return answer;
}

/** What is stored is shown and sent as it is: so no script gets as far as the table. */
function withSafeVariants(data: CannedAnswerData): CannedAnswerData {
  const variants = data.variants.map((variant) =>
    variant.channel === 'RICH' ? { ...variant, text: sanitizeHtml(variant.text) } : variant,
  );
  return { ...data, variants };
}

function templateProblems(data: CannedAnswerData): FieldProblem[] {
  return checkTemplate(data).map((problem) => ({
    path:
      problem.field === 'blanks'
        ? `data.blanks.${problem.blank}`
        : `data.variants.${problem.variant}.${problem.field}`,
    message: { ru: templateProblemText(problem, 'ru'), en: templateProblemText(problem, 'en') },
  }));
}
