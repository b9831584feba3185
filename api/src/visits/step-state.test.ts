import { expect, test } from 'vitest';
import { isWithinLimits, lacksOf } from './step-state.ts';

const measured = (value: number | null, measureMin: number | null, measureMax: number | null) => ({
  measureName: 'Питание',
  value,
  measureMin,
  measureMax,
});

test('a value is within its limits, ends included; an open end lets everything through', () => {
  expect([9.9, 10, 20, 30, 30.1].map((value) => isWithinLimits(measured(value, 10, 30)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(isWithinLimits(measured(1e6, 10, null))).toBe(true);
  expect(isWithinLimits(measured(-5, null, 0.5))).toBe(true);
});

test('nothing is said of what was not measured or has no limits', () => {
  expect(isWithinLimits(measured(null, 10, 30))).toBeNull();
  expect(isWithinLimits(measured(12, null, null))).toBeNull();
});

test('a step lacks its photo and its value until they are there; zero is a value', () => {
  const step = { ...measured(null, null, null), needsPhoto: true };
  expect(lacksOf(step, 0)).toEqual(['PHOTO', 'VALUE']);
  expect(lacksOf({ ...step, value: 0 }, 1)).toEqual([]);
  expect(lacksOf({ ...step, measureName: null }, 2)).toEqual([]);
  expect(lacksOf({ ...step, needsPhoto: false }, 0)).toEqual(['VALUE']);
});
