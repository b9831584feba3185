import type { KitQuestion } from '../catalogue/kit.types.ts';
import type { FieldProblem, Message } from '../errors.ts';
import type { VisitQuestion } from './visit.types.ts';

const longestAnswer = 2000;

export interface VisitAnswer {
  key: string;
  value: string;
}

/** The questions of a kit as a visit keeps them, not answered yet. */
export function questionsOfVisit(questions: readonly KitQuestion[]): VisitQuestion[] {
  return questions.map(({ key, text, answer, choices, askedFor }) => ({
    key,
    text,
    answer,
    choices,
    askedFor: askedFor.map(({ title }) => title),
    value: null,
  }));
}

/**
 * The questions with what was answered, each as its kind allows; what is not among the answers is as before, an empty
 * answer is none. Answers to questions that the visit does not ask are of devices that were left out: they are dropped.
 * @returns the problems with paths `answers.<key>`; then nothing is to be kept
 */
export function answerQuestions(
  questions: readonly VisitQuestion[],
  answers: readonly VisitAnswer[],
): { questions: VisitQuestion[]; problems: FieldProblem[] } {
  const given = new Map(answers.map(({ key, value }) => [key, value.trim()]));
  const problems: FieldProblem[] = [];
  const answered = questions.map((question) => {
    const typed = given.get(question.key);
    if (typed === undefined) return question;
    if (typed === '') return { ...question, value: null };
    const read = readAnswer(question, typed);
    if ('problem' in read) problems.push({ path: `answers.${question.key}`, message: read.problem });
    return { ...question, value: 'value' in read ? read.value : null };
  });
  return { questions: answered, problems };
}

function readAnswer(
  { answer, choices }: VisitQuestion,
  typed: string,
): { value: string } | { problem: Message } {
  switch (answer) {
    case 'NUMBER': {
      // Thousands are written with spaces, fractions with a comma: «1 200,5».
      const number = Number(typed.replaceAll(/\s/g, '').replace(',', '.'));
      if (Number.isFinite(number)) return { value: String(number) };
      return {
        problem: {
          ru: 'Ответьте числом, например 2 или 1,5.',
          en: 'Answer with a number, such as 2 or 1.5.',
        },
      };
    }
    case 'YES_NO':
      if (typed === 'YES' || typed === 'NO') return { value: typed };
      return { problem: { ru: 'Ответьте «да» или «нет».', en: 'Answer yes or no.' } };
    case 'CHOICE':
      if (choices.includes(typed)) return { value: typed };
      return { problem: { ru: 'Выберите один из вариантов.', en: 'Choose one of the answers.' } };
    default:
      if (typed.length <= longestAnswer) return { value: typed };
      return {
        problem: { ru: `Не длиннее ${longestAnswer} знаков.`, en: `At most ${longestAnswer} characters.` },
      };
  }
}
