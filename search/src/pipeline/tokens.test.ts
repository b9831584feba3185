import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokens } from './tokens.ts';

const partsOf = (text: string): readonly (readonly string[])[] => tokens(text).map((token) => token.parts);

test('punctuation inside a code holds it together, around it does not', () => {
  expect(partsOf('Реле 1.7300-2230, (WH/BU) «K‑Line».')).toEqual([
    ['реле'],
    ['1', '7300', '2230'],
    ['wh', 'bu'],
    ['k', 'line'],
  ]);
});

test('a comma joins digits only', () => {
  expect(partsOf('13,2 В,масса')).toEqual([['13', '2'], ['в'], ['масса']]);
});

test('offsets point into the raw text', () => {
  const text = 'Снимите РАЗЪЁМ\u00a0X1 и термо\u00adдатчик.';
  expect(tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Снимите',
    'РАЗЪЁМ',
    'X1',
    'и',
    'термо\u00adдатчик',
  ]);
});

test('any text gives ordered tokens with folded, non-empty parts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let last = 0;
      for (const token of tokens(text)) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(text.slice(token.start, token.end)).toBe(token.raw);
        expect(token.parts.every((part) => part !== '')).toBe(true);
        last = token.end;
      }
    }),
  );
});
