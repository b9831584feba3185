import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAMP_KEY, documentKey } from './documents.ts';

test('a uuid stays readable, other signs are escaped', () => {
  expect(documentKey('0197e2b4-2c1d-7c5e-8f00-3d4b5a6c7d8e')).toBe('0197e2b4-2c1d-7c5e-8f00-3d4b5a6c7d8e');
  expect(documentKey('vehicle:12')).toBe('vehicle_3a_12');
});

test('every id has a key that the server takes, and no two share one', () => {
  const id = fc.string({ unit: fc.constantFrom('a', '3', ':', '_', '-', 'ж', '😀') });
  fc.assert(
    fc.property(id, id, (one, other) => {
      expect(documentKey(one)).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(documentKey(one) === documentKey(other)).toBe(one === other);
      expect(documentKey(one)).not.toBe(STAMP_KEY);
    }),
  );
});
