import { expect, test } from 'vitest';
import { useAdvantage } from './use-advantage.ts';

test('use counts modestly: less with each time, never more than a cap, never against', () => {
  expect(useAdvantage(0)).toBe(0);
  expect(useAdvantage(1)).toBeCloseTo(0.03);
  expect(useAdvantage(3)).toBeCloseTo(0.06);
  expect(useAdvantage(100)).toBe(0.15);
  expect(useAdvantage(1_000_000)).toBe(0.15);
  expect(useAdvantage(-5)).toBe(0);
});
