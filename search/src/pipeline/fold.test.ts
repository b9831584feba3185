import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test.each([
  ['Ёлочка', 'елочка'],
  ['е\u0308лочка', 'елочка'],
  ['РАЗЪЁМ', 'разъем'],
  ['йод', 'йод'],
  ['и\u0306од', 'йод'],
  ['Ｆｍｂ９２０', 'fmb920'],
  ['термо\u00adдатчик', 'термодатчик'],
  ['2 – 3 − 4', '2 - 3 - 4'],
  ['«Обновить»', '"обновить"'],
  ['1,5 мм²', '1,5 мм2'],
  ['10×20', '10x20'],
  ['Zürich İ', 'zurich i'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 1000 },
  );
});

test('case makes no difference to Russian and English', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяabcxyz -') });
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text));
    }),
  );
});
