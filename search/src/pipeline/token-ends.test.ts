import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachToken } from './token-ends.ts';

/** The same rule as one would write it without haste. */
const WORD = '[\\p{L}\\p{N}\\p{M}\\u00ad\\u200b-\\u200d\\u2060]+';
const JOINER = '(?:[.\\-/_+:\\u2010-\\u2015\\u2212]|(?<=\\p{N}),(?=\\p{N}))';
const TOKEN = new RegExp(`${WORD}(?:${JOINER}${WORD})*`, 'gu');

function byHand(text: string): string[] {
  const found: string[] = [];
  eachToken(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

const byRule = (text: string): string[] => [...text.matchAll(TOKEN)].map(([token]) => token);

test('finds the very tokens that the rule describes, in any text', () => {
  const telling = fc.constantFrom(...'aЯё1٣𝟙𐐀-./_+:,‐−\u00ad\u0301\u200b \n«', '\ud835', '\udfd9');
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(telling, { maxLength: 40 }).map((signs) => signs.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(byHand(text)).toEqual(byRule(text));
    }),
    { numRuns: 5000 },
  );
});

test('a comma joins digits only, also where a mark or another script stands between', () => {
  for (const text of ['1,2', '1\u0301,2', '1,а', 'а,1', '𝟙,𝟙', '1,,2', '1,2,3-х,4'])
    expect(byHand(text)).toEqual(byRule(text));
});
