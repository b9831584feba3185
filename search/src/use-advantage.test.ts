import fc from 'fast-check';
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

test('it is bounded, grows with use and adds less with every next time', () => {
  const times = fc.double({ min: -100, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(times, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (before, more) => {
      const [now, then, later] = [before, before + more, before + 2 * more].map(useAdvantage) as [
        number,
        number,
        number,
      ];
      expect(now).toBeGreaterThanOrEqual(0);
      expect(then).toBeLessThanOrEqual(0.15);
      expect(then).toBeGreaterThanOrEqual(now);
      if (before >= 0) expect(later - then).toBeLessThanOrEqual(then - now + 1e-12);
    }),
  );
});
