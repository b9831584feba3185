import { expect, test } from 'vitest';
import { type FittedParameter, readParameterList, writeParameterList } from './parameter-list.ts';

const list: FittedParameter[] = [
  { name: 'Пробег', availability: 'YES' },
  { name: 'Топливо', availability: 'OPTION' },
  { name: 'Обороты', availability: 'NO' },
];

test.each(['ru', 'en'] as const)('what is written in %s is read back', (locale) => {
  const hard: FittedParameter[] = [
    ...list,
    { name: 'Двери: 1; 2, 3 = все', availability: 'NO' },
    { name: 'Подъём + спуск +', availability: 'YES' },
    { name: 'Датчик (опция)', availability: 'YES' },
  ];
  expect(readParameterList(writeParameterList(hard, locale))).toEqual({ parameters: hard, wrong: [] });
});

test.each([
  'Пробег: да; Топливо: с опцией; Обороты: нет',
  'Пробег +, Топливо ? , Обороты −',
  'Пробег\nТопливо (опция)\nОбороты (нет)',
  'Пробег = yes; Топливо: ±; Обороты -',
  'Пробег - да; Топливо – опция, Обороты — нет',
])('%s', (text) => {
  expect(readParameterList(text)).toEqual({ parameters: list, wrong: [] });
});

test.each([
  ['Напряжение 13,8 В, Кнопка', ['Напряжение 13,8 В: YES', 'Кнопка: YES']],
  ['Давление - масло -', ['Давление - масло: NO']],
])('%s', (text, expected) => {
  const read = readParameterList(text).parameters.map(({ name, availability }) => `${name}: ${availability}`);
  expect(read).toEqual(expected);
});

test('what says something else is named, and a long cell is looked through once', () => {
  const { parameters, wrong } = readParameterList('Пробег: да; Топливо: наверное; : нет; +');
  expect(parameters.map(({ name }) => name)).toEqual(['Пробег', '+']);
  expect(wrong).toEqual(['Топливо: наверное', ': нет']);
  const long = `${'('.repeat(500_000)} ${' '.repeat(500_000)}x`;
  expect(readParameterList(long).parameters).toHaveLength(1);
});
