import { expect, test } from 'vitest';
import { usefulness } from './usefulness.ts';

test.each([
  [{ solved: 0, partly: 0, wrong: 0 }, 0],
  [{ solved: 3, partly: 0, wrong: 0 }, 3],
  [{ solved: 3, partly: 2, wrong: 1 }, 3],
  [{ solved: 1, partly: 0, wrong: 5 }, 0],
])('%o is worth %d', (counts, worth) => {
  expect(usefulness(counts)).toBe(worth);
});
