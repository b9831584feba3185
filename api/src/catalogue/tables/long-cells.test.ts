import { expect, test } from 'vitest';
import { deviceColumns } from './device-columns.ts';
import { fitmentColumns } from './fitment-columns.ts';

/** So long that a look from each sign to the end would outlast the test's timeout. */
const many = 1_000_000;
const long = [' '.repeat(many), `5${' '.repeat(many)}x`, '('.repeat(many), `a${' ('.repeat(many / 2)}`];
const readers = [...fitmentColumns, ...deviceColumns].filter(({ read, key }) => read && key !== 'body');

test.each(readers)('$key: a cell of blanks or brackets is looked through once', ({ read }) => {
  for (const cell of long) expect(() => read!(cell)).not.toThrow();
});
