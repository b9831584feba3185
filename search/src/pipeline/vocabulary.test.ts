import { expect, test } from 'vitest';
import { analyzeQuery } from './analyze-query.ts';
import { indexText } from './index-text.ts';
import { indexedPartOf } from './indexed-part.ts';
import { compileVocabulary } from './vocabulary.ts';

const words = (query: string, dictionary = {}): string[] =>
  analyzeQuery(query, compileVocabulary(dictionary), false).groups.flatMap(({ ways }) =>
    (ways[0] ?? []).flatMap(({ literal }) => literal.tokens),
  );

test('the built-in groups compile, and a company’s own are added to them', () => {
  const { synonyms } = compileVocabulary({ synonyms: [['кусторез', 'brush cutter']] });
  expect(synonyms.has('кусторез')).toBe(true);
  expect(synonyms.matchesAt(['трекер'], 0)[0]?.alternatives).toContainEqual(['терминал']);
});

test('a built-in group can be done without', () => {
  const { synonyms } = compileVocabulary({ withoutGroups: ['маяк'] });
  expect(synonyms.has('маяк')).toBe(false);
  expect(synonyms.has('трекер')).toBe(true);
});

test('a stop word goes in any form, but not where nothing else is asked for, nor out of a known phrase', () => {
  const dictionary = { stopWords: ['прибор'], synonyms: [['прибор учёта', 'счётчик']] };
  expect(words('настройка прибора', dictionary)).toEqual(words('настройка'));
  expect(words('приборы', dictionary)).toEqual(words('прибор'));
  expect(words('прибор учёта', dictionary)).toEqual(words('прибор учёта'));
});

test('a colour’s own word counts in texts and in queries, alone and in a pair', () => {
  const { colours } = compileVocabulary({ colourWords: [{ iec: 'RD', word: 'бордовый' }] });
  expect(indexText('бордового провода', colours).codes).toContain('0rd');
  expect(indexText('бордовый/белый', colours).codes).toContain('0rdwh');
  expect(indexText('бордовый/белый').codes).not.toContain('0rdwh');
});

test('only what stands in the index asks for a new one', () => {
  const red = { iec: 'RD', word: 'бордовый' };
  const blue = { iec: 'BU', word: 'васильковый' };
  expect(indexedPartOf({ synonyms: [['a', 'b']], stopWords: ['прибор'], withoutGroups: ['маяк'] })).toBe('');
  expect(indexedPartOf({ colourWords: [red, blue] })).toBe(indexedPartOf({ colourWords: [blue, red] }));
  expect(indexedPartOf({ colourWords: [red] })).not.toBe(indexedPartOf({ colourWords: [blue] }));
});
