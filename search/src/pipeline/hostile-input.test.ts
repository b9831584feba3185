import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyzeQuery } from './analyze-query.ts';
import { highlighter } from './highlight.ts';
import { indexText } from './index-text.ts';
import { compileVocabulary } from './vocabulary.ts';

const vocabulary = compileVocabulary();
const MEGABYTE = 1_000_000;

const texts: [string, string][] = [
  ['one letter', 'а'.repeat(MEGABYTE)],
  ['one digit', '1'.repeat(MEGABYTE)],
  ['hyphens', '-'.repeat(MEGABYTE)],
  ['letters and hyphens', 'a-'.repeat(MEGABYTE / 2)],
  ['digits and dots', '1.'.repeat(MEGABYTE / 2)],
  ['letters and digits', 'a1'.repeat(MEGABYTE / 2)],
  ['quotes', '"'.repeat(MEGABYTE)],
  ['minus signs with blanks', ' -a'.repeat(MEGABYTE / 3)],
  ['combining marks', 'е\u0308'.repeat(MEGABYTE / 2)],
  ['single capitals', 'В '.repeat(MEGABYTE / 2)],
];

// A look from each sign to the end would outlast the test's timeout.
test.each(texts)('a megabyte of %s is indexed and searched', (_name, text) => {
  indexText(text);
  analyzeQuery(text, vocabulary, true);
  highlighter(text).matches('датчик');
  expect(highlighter('датчик уровня').crop(text)).not.toHaveLength(0);
});

test('nothing that can be typed or stored makes the pipeline throw', () => {
  const field = fc.string({ unit: fc.constantFrom(...'аБёЙcC19-./_+:"*()^ \n×«»') });
  fc.assert(
    fc.property(fc.oneof(field, fc.string({ unit: 'binary' })), field, (text, other) => {
      analyzeQuery(text, vocabulary, true);
      expect(
        highlighter(text)
          .mark(other)
          .map((part) => part.text)
          .join(''),
      ).toBe(other);
      for (const term of [...indexText(text).words, ...indexText(text).codes])
        expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
    }),
    { numRuns: 500 },
  );
});
