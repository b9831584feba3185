import { expect, it } from 'vitest';
import { nextCell } from './next-cell.ts';

const size = { rows: 4, columns: 5 };
const from = (row: number, column: number, key: string, ctrlKey = false) => {
  const next = nextCell({ key, ctrlKey }, { row, column }, size);
  return next && [next.row, next.column];
};

it.each([
  ['ArrowUp', 2, 2, [1, 2]],
  ['ArrowDown', 2, 2, [3, 2]],
  ['ArrowLeft', 2, 2, [2, 1]],
  ['ArrowRight', 2, 2, [2, 3]],
  ['Home', 2, 3, [2, 0]],
  ['End', 2, 3, [2, 4]],
  ['Home', 0, 3, [0, 1]],
])('%s from %i, %i leads to %j', (key, row, column, to) => expect(from(row, column, key)).toEqual(to));

it('goes to the corners of the answers with Ctrl', () => {
  expect(from(2, 3, 'Home', true)).toEqual([1, 1]);
  expect(from(2, 3, 'End', true)).toEqual([3, 4]);
});

it('stays inside, off the empty corner, and leaves other keys alone', () => {
  expect([from(3, 4, 'ArrowDown'), from(0, 1, 'ArrowLeft'), from(1, 0, 'ArrowUp')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(from(2, 2, 'Enter')).toBeNull();
});
