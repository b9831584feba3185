import { expect, test } from 'vitest';
import { isDroppable } from './stop-words.ts';
import { tokens } from './tokens.ts';

const kept = (text: string): string[] =>
  tokens(text)
    .filter((token) => !isDroppable(token, text))
    .map((token) => token.raw);

test('common words go, the meaning stays', () => {
  expect(kept('как подключить датчик к терминалу')).toEqual(['подключить', 'датчик', 'терминалу']);
  expect(kept('how to connect the sensor')).toEqual(['connect', 'sensor']);
});

test('capitals make a stop word an abbreviation or a letter of the field', () => {
  expect(kept('обновить ПО трекера')).toEqual(['обновить', 'ПО', 'трекера']);
  expect(kept('линия A и линия B')).toEqual(['линия', 'A', 'линия', 'B']);
  expect(kept('напряжение 12 В')).toEqual(['напряжение', '12', 'В']);
});

test('a capital that opens a sentence is only a capital', () => {
  expect(kept('В баке вода. А датчик цел.')).toEqual(['баке', 'вода', 'датчик', 'цел']);
});

test('a capital before a number is a model', () => {
  expect(kept('К 744 и в 5 метрах')).toEqual(['К', '744', '5', 'метрах']);
});

test('«нет» and no are complaints, not stop words', () => {
  expect(kept('нет связи')).toEqual(['нет', 'связи']);
  expect(kept('no data')).toEqual(['no', 'data']);
});
