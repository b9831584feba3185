import { PreVisitQuestion, slugOf } from '@fieldlore/content';
import type { FieldProblem } from '../errors.ts';
import type { LocalizedText } from '../graphql/locale.ts';
import type {
  TypeMeasureInput,
  TypeQuestion,
  TypeQuestionInput,
  TypeStep,
  TypeStepInput,
} from './type-checklist.types.ts';

const longest = { question: 300, step: 1000, name: 300, unit: 20 };
const mostQuestions = 50;
const mostSteps = 100;

export interface TypeChecklistContent {
  questions: TypeQuestion[];
  steps: TypeStep[];
}

/** What was written, as it is kept: without space around it, each question with a key of its own. */
export function cleanTypeChecklist(given: {
  questions: readonly TypeQuestionInput[];
  steps: readonly TypeStepInput[];
}): TypeChecklistContent {
  const keys = new Set(given.questions.flatMap(({ key }) => key?.trim() || []));
  return {
    questions: given.questions.map(({ key, text, answer, choices }) => ({
      key: key?.trim() || freeKey(text, keys),
      text: trimmed(text),
      answer,
      choices: answer === 'CHOICE' ? (choices ?? []).map(trimmed) : [],
    })),
    steps: given.steps.map(({ text, needsPhoto, isLast, measures }) => ({
      text: trimmed(text),
      needsPhoto: needsPhoto ?? false,
      isLast: isLast ?? false,
      measures: measures ? cleanMeasure(measures) : null,
    })),
  };
}

function cleanMeasure({ name, unit, min, max, isSupply }: TypeMeasureInput): TypeStep['measures'] {
  const limits = isSupply ? { min: null, max: null } : { min: min ?? null, max: max ?? null };
  return { name: trimmed(name), unit: trimmed(unit), ...limits, isSupply: isSupply ?? false };
}

/** What keeps a checklist from being saved; paths as in the input: `questions.2.text`. */
export function typeChecklistProblems({ questions, steps }: TypeChecklistContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const say = (path: string, ru: string, en: string) => problems.push({ path, message: { ru, en } });
  const mustFit = (path: string, text: LocalizedText, most: number) => {
    if (!text.ru || !text.en) say(path, 'Напишите на обоих языках.', 'Write it in both languages.');
    else if (text.ru.length > most || text.en.length > most)
      say(path, `Не длиннее ${most} знаков.`, `At most ${most} characters.`);
  };
  if (questions.length > mostQuestions)
    say('questions', `До ${mostQuestions} вопросов.`, `Up to ${mostQuestions} questions.`);
  if (steps.length > mostSteps) say('steps', `До ${mostSteps} шагов.`, `Up to ${mostSteps} steps.`);
  for (const [i, question] of questions.entries()) {
    const path = `questions.${i}`;
    mustFit(`${path}.text`, question.text, longest.question);
    for (const choice of question.choices) mustFit(`${path}.choices`, choice, longest.question);
    if (!PreVisitQuestion.shape.key.safeParse(question.key).success)
      say(
        `${path}.key`,
        'Ключ — латиница в нижнем регистре, цифры и дефис, начиная с буквы: tank-material.',
        'A key is lower-case Latin letters, digits and hyphens, a letter first: tank-material.',
      );
    if (questions.findIndex(({ key }) => key === question.key) !== i)
      say(
        `${path}.key`,
        'Такой ключ уже есть выше: вопросы с одним ключом задаются один раз. Дайте другой.',
        'This key stands above already: questions of one key are asked once. Give another.',
      );
    if (!PreVisitQuestion.shape.answer.safeParse(question.answer).success)
      say(`${path}.answer`, 'Выберите вид ответа.', 'Choose the kind of answer.');
    if (question.answer === 'CHOICE' && question.choices.length < 2)
      say(`${path}.choices`, 'Дайте хотя бы два варианта.', 'Give at least two choices.');
  }
  for (const [i, { text, measures }] of steps.entries()) {
    mustFit(`steps.${i}.text`, text, longest.step);
    if (!measures) continue;
    mustFit(`steps.${i}.measures`, measures.name, longest.name);
    mustFit(`steps.${i}.measures`, measures.unit, longest.unit);
    if (measures.min !== null && measures.max !== null && measures.min > measures.max)
      say(`steps.${i}.measures`, 'Предел «от» больше предела «до».', 'The lower limit is above the upper.');
  }
  return problems;
}

/** `est-li-vyklyuchatel-massy`, with a number where it is taken; takes it. */
function freeKey(text: LocalizedText, taken: Set<string>): string {
  const base =
    slugOf(text.ru || text.en)
      .slice(0, 50)
      .replace(/^[^a-z]+/, '') || 'question';
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
  taken.add(key);
  return key;
}

const trimmed = ({ ru, en }: LocalizedText): LocalizedText => ({ ru: ru.trim(), en: en.trim() });
