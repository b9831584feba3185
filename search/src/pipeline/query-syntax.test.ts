import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyWordQuoted, parseQuery } from './query-syntax.ts';

test('quotes, minus and kind are taken out of the text', () => {
  expect(parseQuery('датчик "нет связи" -прошивка kind:ticket')).toEqual({
    text: expect.stringMatching(/^датчик\s+$/),
    phrases: ['нет связи'],
    excluded: ['прошивка'],
    kinds: ['SOLVED_TICKET'],
  });
});

test('a minus before quotes leaves the phrase out', () => {
  expect(parseQuery('CAN -"без питания"')).toMatchObject({ phrases: [], excluded: ['без питания'] });
});

test('«вид:» is understood as well', () => {
  expect(parseQuery('вид:схема fmb920').kinds).toEqual(['DIAGRAM']);
});

test.each(['FMB-920', '5 - 12 В', 'минус -12', 'kind:nonsense', '7" экран', 'a:b'])(
  '%s has no operator',
  (query) => {
    expect(parseQuery(query)).toEqual({ text: query, phrases: [], excluded: [], kinds: [] });
  },
);

test('never throws', () => {
  const operators = fc.string({ unit: fc.constantFrom(...'"-: аб\\()*^kind') });
  fc.assert(fc.property(fc.oneof(operators, fc.string({ unit: 'binary' })), (text) => void parseQuery(text)));
});

test.each([
  ['распеновка FMB920', '"распеновка" "FMB920"'],
  ['  питание — ', '"питание"'],
  ['датчик -топлива', 'датчик -топлива'],
  ['', ''],
])('quotes every word of «%s»', (typed, quoted) => {
  expect(everyWordQuoted(typed)).toBe(quoted);
});
