import { expect, test } from 'vitest';
import { answerQuestions } from './visit-answers.ts';
import type { VisitQuestion } from './visit.types.ts';

const question = (key: string, answer: string, choices: string[] = []): VisitQuestion => ({
  key,
  text: key,
  answer,
  choices,
  askedFor: [],
  value: null,
});
const questions = [
  question('tanks', 'NUMBER'),
  question('ground-switch', 'YES_NO'),
  question('tank-material', 'CHOICE', ['Сталь', 'Пластик']),
  question('engine', 'TEXT'),
];
const answer = (given: Record<string, string>, before = questions) =>
  answerQuestions(
    before,
    Object.entries(given).map(([key, value]) => ({ key, value })),
  );
const values = (given: Record<string, string>) => answer(given).questions.map(({ value }) => value);
const problems = (given: Record<string, string>) => answer(given).problems.map(({ path }) => path);

test('answers are kept as their kind has them', () => {
  expect(
    values({ tanks: ' 1 200,5 ', 'ground-switch': 'NO', 'tank-material': 'Сталь', engine: ' OM 471 ' }),
  ).toEqual(['1200.5', 'NO', 'Сталь', 'OM 471']);
});

test('an answer of another kind is named at its question', () => {
  expect(problems({ tanks: 'два', 'ground-switch': 'наверное', 'tank-material': 'Медь' })).toEqual([
    'answers.tanks',
    'answers.ground-switch',
    'answers.tank-material',
  ]);
  expect(problems({ engine: 'x'.repeat(2001) })).toEqual(['answers.engine']);
  expect(problems({ tanks: 'Infinity' }), 'no number that can be counted').toEqual(['answers.tanks']);
});

test('an empty answer takes the old one back, what is not sent stays, what is not asked is dropped', () => {
  const before = answer({ tanks: '2', engine: 'OM 471' }).questions;
  const after = answer({ tanks: '', colour: 'white' }, before);
  expect(after.questions.map(({ value }) => value)).toEqual([null, null, null, 'OM 471']);
  expect([after.problems, after.questions.length]).toEqual([[], 4]);
});
