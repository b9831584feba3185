import type { Locale } from '../document/problem-text.ts';
import type { CannedAnswerData } from '../kinds/canned-answer.ts';
import { type TemplateProblem, type TemplateProblemCode, parseTemplate } from './parse-template.ts';

/** A mistake of an answer: in a text of one of its variants, or in the list of its blanks. */
export type AnswerProblem = TemplateProblem &
  (
    | { field: 'subject' | 'text'; variant: number; blank?: never }
    | { field: 'blanks'; blank: number; variant?: never }
  );

/**
 * What must be mended before an answer is saved: blanks that cannot be read, names that it does not declare, choices
 * that cannot be chosen. Empty means that any agent can fill it in.
 * @param known names that are filled in without being declared, such as those of the signed-in agent.
 */
export function checkTemplate(
  data: Pick<CannedAnswerData, 'variants' | 'blanks'>,
  known: readonly string[] = [],
): AnswerProblem[] {
  const declared = new Set([...known, ...data.blanks.map(({ name }) => name)]);
  const inTexts = data.variants.flatMap((variant, i) =>
    (['subject', 'text'] as const).flatMap((field): AnswerProblem[] => {
      const html = field === 'text' && variant.channel === 'RICH';
      return problemsOf(variant[field], html, declared).map((problem) => ({ ...problem, field, variant: i }));
    }),
  );
  return [...inTexts, ...blankProblems(data.blanks)];
}

function problemsOf(text: string, html: boolean, declared: ReadonlySet<string>): TemplateProblem[] {
  const { parts, problems } = parseTemplate(text, { html });
  // The place of a blank follows from what stands before it, as it is written.
  let at = 0;
  const unknown: TemplateProblem[] = [];
  for (const part of parts) {
    if (part.kind === 'text') continue;
    at = text.indexOf(part.source, at);
    if (!declared.has(part.name)) {
      const before = text.slice(0, at).split('\n');
      const column = [...before.at(-1)!].length + 1;
      unknown.push({ code: 'UNKNOWN_BLANK', line: before.length, column, detail: part.name });
    }
    at += part.source.length;
  }
  return [...problems, ...unknown].toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function blankProblems(blanks: CannedAnswerData['blanks']): AnswerProblem[] {
  return blanks.flatMap((blank, i): AnswerProblem[] => {
    const problem = (code: TemplateProblemCode): AnswerProblem => ({
      code,
      line: 1,
      column: 1,
      detail: blank.name,
      field: 'blanks',
      blank: i,
    });
    if (blanks.findIndex(({ name }) => name === blank.name) < i) return [problem('DUPLICATE_BLANK')];
    const isWrongChoice =
      blank.type === 'CHOICE' &&
      (blank.choices.length === 0 || (Boolean(blank.default) && !blank.choices.includes(blank.default!)));
    return isWrongChoice ? [problem('BAD_CHOICES')] : [];
  });
}

const MESSAGES: Record<TemplateProblemCode, Record<Locale, string>> = {
  UNCLOSED: {
    ru: 'бланк «{}» не закрыт. Допишите }}',
    en: 'the blank “{}” is not closed. Add }}',
  },
  UNOPENED: {
    ru: 'перед бланком «{}» не хватает скобки. Напишите {{',
    en: 'the blank “{}” misses a brace. Begin it with {{',
  },
  BAD_NAME: {
    ru: '«{}» не может быть именем бланка. Используйте буквы, цифры, дефис и точку: {{клиент.имя}}',
    en: '“{}” cannot name a blank. Use letters, digits, hyphens and dots: {{client.name}}',
  },
  BAD_FILTER: {
    ru: 'непонятное продолжение в бланке «{}». После имени может стоять только |fallback:"текст"',
    en: 'cannot read the rest of the blank “{}”. Only |fallback:"text" may follow the name',
  },
  UNKNOWN_BLANK: {
    ru: 'бланк «{}» не описан. Добавьте его в список бланков или исправьте имя',
    en: 'the blank “{}” is not declared. Add it to the list of blanks or correct the name',
  },
  DUPLICATE_BLANK: {
    ru: 'бланк «{}» описан дважды. Удалите лишний',
    en: 'the blank “{}” is declared twice. Remove one',
  },
  BAD_CHOICES: {
    ru: 'у бланка «{}» нет вариантов или значение по умолчанию не из них. Исправьте список вариантов',
    en: 'the blank “{}” has no choices, or a default that is none of them. Correct the choices',
  },
};

/** A sentence for the author with the place and the remedy. */
export function templateProblemText(problem: TemplateProblem | AnswerProblem, locale: Locale): string {
  const isInText = !('field' in problem) || problem.field !== 'blanks';
  const place = !isInText
    ? ''
    : locale === 'ru'
      ? `Строка ${problem.line}, столбец ${problem.column}: `
      : `Line ${problem.line}, column ${problem.column}: `;
  const sentence = place + MESSAGES[problem.code][locale].replace('{}', () => problem.detail);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
