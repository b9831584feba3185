import {
  checkShape,
  checkTemplate,
  documentProblemText,
  InvalidDocument,
  kindData,
  parseDocument,
  isOfItsType,
  sanitizeHtml,
  templateProblemText,
  type CannedAnswerData,
  type EquipmentData,
  type ParameterType,
  type RichDocument,
} from '@fieldlore/content';
import { BadInputError, type FieldProblem, type Message } from '../errors.ts';
import { EntryKind } from './entry.enums.ts';

export interface EntryContent {
  title: string;
  body: RichDocument;
  data: unknown;
}

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
  const checked = checkShape<unknown>(kindData[kind], data);
  if (checked.problems) {
    for (const { path, message } of checked.problems)
      problems.push({ path: ['data', ...path].join('.'), message });
    return null;
  }
  if (kind === EntryKind.EQUIPMENT) problems.push(...parameterProblems(checked.data as EquipmentData));
  if (kind !== EntryKind.CANNED_ANSWER) return checked.data;
  const answer = withSafeVariants(checked.data as CannedAnswerData);
  problems.push(...templateProblems(answer));
  return answer;
}

/** What its author calls a number has to be one: else nobody would find the device by it. */
function parameterProblems({ parameters }: EquipmentData): FieldProblem[] {
  return parameters.flatMap((parameter, i) =>
    isOfItsType(parameter)
      ? []
      : [{ path: `data.parameters.${i}.value`, message: wrongType[parameter.type!] }],
  );
}

const wrongType: Record<ParameterType, Message> = {
  NUMBER: {
    ru: 'Это не число. Напишите «85», «0,1 А» или выберите тип «Текст».',
    en: 'This is no number. Write “85” or “0.1 A”, or choose the type “Text”.',
  },
  RANGE: {
    ru: 'Это не диапазон. Напишите «10–30», «до 32», «от 9 до 36 В» или выберите тип «Текст».',
    en: 'This is no range. Write “10–30”, “up to 32” or “from 9 to 36 V”, or choose the type “Text”.',
  },
  YES_NO: { ru: 'Напишите «да» или «нет».', en: 'Write “yes” or “no”.' },
  TEXT: { ru: 'Напишите текст.', en: 'Write some text.' },
};

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
