import { expect, it } from 'vitest';
import { numbered } from './numbered.ts';

const rows = (...keys: string[]) => numbered(keys.map((key) => ({ key }))).map(({ row }) => row);

it('tells findings of one key apart', () => {
  expect(new Set(rows('a', 'b', 'a', 'a')).size).toBe(4);
});

it('keeps the row of a finding when one before it is gone', () => {
  const [, ...rest] = rows('gone', 'a', 'b', 'a');
  expect(rows('a', 'b', 'a')).toEqual(rest);
});

it('numbers from one, in the order given', () => {
  expect(numbered([{ key: 'b' }, { key: 'a' }]).map(({ number, finding }) => [number, finding.key])).toEqual([
    [1, 'b'],
    [2, 'a'],
  ]);
});
