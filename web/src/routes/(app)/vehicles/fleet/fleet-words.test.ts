import { expect, test } from 'vitest';
import type { Line } from './fleet-lines.ts';
import { fleetName } from './fleet-words.ts';

test('a fleet is called by its first vehicles, each once, and how many more there are', () => {
  const name = (...labels: (string | null)[]) =>
    fleetName({ lines: labels.map((label) => ({ vehicle: label && { label } })) as unknown as Line[] });
  expect(name('KAMAZ 5490, 2018', null, 'KAMAZ 5490, 2018', 'ГАЗель Next')).toBe(
    'KAMAZ 5490, 2018; ГАЗель Next',
  );
  expect(name('A', 'B', 'C', 'B', 'D')).toMatch(/^A; B .+ 2$/);
  expect(name(null)).toBe('');
});
