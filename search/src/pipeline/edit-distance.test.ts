import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, prefixDistance } from './edit-distance.ts';

test.each([
  ['датчик', 'датчик', 0],
  ['датчик', 'дачтик', 1],
  ['датчик', 'датчк', 1],
  ['датчик', 'даттчик', 1],
  ['датчик', 'катчек', 2],
  ['датчик', 'реле', 3],
])('%s and %s are %i apart (3 stands for more)', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
});

test('a word still being typed is compared with beginnings', () => {
  expect(prefixDistance('видеоригист', 'видеорегистратор', 2)).toBe(1);
  expect(prefixDistance('термин', 'предохранитель', 2)).toBe(3);
});

const word = fc.string({ unit: fc.constantFrom(...'абвг'), maxLength: 9 });

test('it is symmetric, zero only for equals, and never below the difference in length', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 20);
      expect(distance).toBe(editDistance(b, a, 20));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      // Giving up early must not change an answer that is within the limit.
      expect(editDistance(a, b, 2)).toBe(Math.min(distance, 3));
      expect(prefixDistance(a, b, 20)).toBeLessThanOrEqual(distance);
    }),
  );
});
