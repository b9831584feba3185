import { expect, test } from 'vitest';
import { analyzeQuery } from '../pipeline/analyze-query.ts';
import { Vocabulary } from '../pipeline/vocabulary.ts';
import { otherReadings, readings, readingsWithoutOne } from './readings.ts';

const vocabulary = new Vocabulary([['прошивка', 'firmware']]);
const texts = (query: string, typing = false): string[] =>
  readings(analyzeQuery(query, vocabulary, typing), typing).map(({ text }) => text);

test('words are asked for as stems, the last one finished by a blank', () => {
  expect(texts('заменить предохранители')).toEqual(['замен предохранител ']);
});

test('a code is asked for whole and in its pieces, a word and a number also joined', () => {
  expect(texts('FMB-920')).toEqual(['fmb920 ', 'fmb 920 ']);
  expect(texts('fmb 920')).toEqual(['fmb 920 ', 'fmb920 ']);
});

test('a word still being typed is asked for as typed first, then as its stem', () => {
  const [typed, stemmed] = readings(analyzeQuery('выезд кнопок', vocabulary, true), true);
  expect(typed).toEqual({ text: 'выезд кнопок', weight: 1 });
  expect(stemmed?.text).toBe('выезд кнопк');
  expect(stemmed?.weight).toBeLessThan(1);
});

test('phrases and exclusions are handed on in the server’s own syntax', () => {
  expect(texts('реле "нет связи" -прошивка')).toEqual(['"нет связ" -"прошивк" рел ']);
});

test('each word is left out in turn, for less weight', () => {
  const without = readingsWithoutOne(analyzeQuery('пробег совпадает одометр', vocabulary, false), false);
  expect(without.map(({ text }) => text)).toEqual(['совпада одометр ', 'пробег одометр ', 'пробег совпада ']);
  expect(Math.max(...without.map(({ weight }) => weight))).toBeLessThan(1);
  expect(readingsWithoutOne(analyzeQuery('пробег', vocabulary, false), false)).toEqual([]);
});

test('a mistyped synonym is tried corrected, beside layout and transliteration', () => {
  const others = otherReadings('прошивак', analyzeQuery('прошивак', vocabulary, false), vocabulary, false);
  expect(others.map(({ variant }) => variant)).toEqual(['layout', 'transliteration', 'spelling']);
  expect(others.at(-1)?.text).toBe('прошивк');
});
