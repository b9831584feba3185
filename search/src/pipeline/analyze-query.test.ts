import { expect, test } from 'vitest';
import { analyzeQuery } from './analyze-query.ts';
import type { AnalyzedQuery } from './analyze-query.ts';
import { Vocabulary } from './vocabulary.ts';

const vocabulary = new Vocabulary([
  ['датчик уровня топлива', 'ДУТ'],
  ['реле', 'relay'],
  ['не отвечает', 'нет связи'],
]);

/** The query's groups as text: ways by `|`, slots by blanks, a phrase joined by `_`, a prefix with `*`. */
function shape(query: string, typing = false): string[] {
  const { groups }: AnalyzedQuery = analyzeQuery(query, vocabulary, typing);
  return groups.map(({ ways }) =>
    ways
      .map((way) =>
        way.map(({ literal }) => literal.tokens.join('_') + (literal.prefix ? '*' : '')).join(' '),
      )
      .join(' | '),
  );
}

test('words become stems, stop words go', () => {
  expect(shape('как заменить предохранителя')).toEqual(['замен', 'предохранител']);
});

test('a query of nothing but stop words keeps them', () => {
  expect(shape('как это')).toEqual(['как', 'это']);
});

test('a code may be read whole or in its pieces, typed with or without a space', () => {
  expect(shape('fmb920')).toEqual(['fmb 920 | fmb920']);
  expect(shape('fmb 920')).toEqual(['fmb 920 | fmb920']);
  expect(shape('реле 4222 3843010')[0]).toContain('42223843010');
});

test('a phrase with synonyms may be read as a whole, beside the words', () => {
  const [group] = analyzeQuery('датчики уровня топлива', vocabulary, false).groups;
  expect(group?.ways.map((way) => way.length)).toEqual([3, 1]);
  expect(group?.ways[1]?.[0]?.alternatives).toEqual([{ tokens: ['дут'], prefix: false }]);
});

test('«не» counts only inside a known phrase', () => {
  expect(shape('трекер не отвечает')).toEqual(['трекер', 'не отвеча | не_отвеча']);
  expect(shape('камера не пишет')).toEqual(['камер', 'пишет']);
});

test('the last word is a beginning while it is typed, not after a blank', () => {
  const typed = analyzeQuery('датчик темпер', vocabulary, true).groups.at(-1)?.ways[0]?.[0];
  expect([typed?.literal, ...(typed?.alternatives ?? [])].some((term) => term?.prefix)).toBe(true);
  const ended = analyzeQuery('датчик темпер ', vocabulary, true).groups.at(-1)?.ways[0]?.[0];
  expect([ended?.literal, ...(ended?.alternatives ?? [])].some((term) => term?.prefix)).toBe(false);
});

test('digits are never forgiven a mistake, short words neither', () => {
  const mistakes = (query: string): number[] =>
    analyzeQuery(query, vocabulary, false).groups.flatMap((group) =>
      (group.ways[0] ?? []).map((slot) => slot.mistakes),
    );
  expect(mistakes('реле 43025')).toEqual([0, 0]);
  expect(mistakes('стартер')).toEqual([1]);
  expect(mistakes('предохранитель')).toEqual([2]);
});
