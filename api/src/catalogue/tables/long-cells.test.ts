import { expect, test } from 'vitest';
import { deviceColumns } from './device-columns.ts';
import { fitmentColumns } from './fitment-columns.ts';

const long = [' '.repeat(100_000), `5${' '.repeat(100_000)}x`, '('.repeat(50_000), `a${' ('.repeat(50_000)}`];
const readers = [...fitmentColumns, ...deviceColumns].filter(({ read, key }) => read && key !== 'body');

test.each(readers)('$key: a cell of blanks or brackets is read at once', ({ read }) => {
  const started = performance.now();
  for (const cell of long) read!(cell);
  expect(performance.now() - started).toBeLessThan(2_000);
});
