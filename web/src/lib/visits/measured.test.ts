import { expect, it } from 'vitest';
import { isWithin, measuredText, readMeasured } from './measured.ts';

it('reads a measured value as people type it', () => {
  expect(['12,4', ' 12.4 ', '-0,5', '1 200', ''].map(readMeasured)).toEqual([12.4, 12.4, -0.5, 1200, null]);
  expect(['12 В', '1e999', '—'].map(readMeasured)).toEqual([NaN, NaN, NaN]);
});

it('shows a value with all its digits', () => {
  expect([12.4, 1200, 0.00042, null].map(measuredText)).toEqual(['12,4', '1200', '0,00042', '']);
});

it('says whether a value is within its limits, and nothing where nothing limits it', () => {
  expect([9, 10, 30, 31].map((value) => isWithin(value, 10, 30))).toEqual([false, true, true, false]);
  expect([isWithin(5, null, null), isWithin(null, 1, 2), isWithin(NaN, 1, 2)]).toEqual([null, null, null]);
});
