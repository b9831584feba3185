import { expect, it } from 'vitest';
import { reorder } from './reorder.ts';

const inOrder = (...positions: number[]) =>
  positions.map((position, index) => ({ id: 'abcd'[index]!, position }));

it('swaps two neighbours and leaves the others alone', () => {
  expect(reorder(inOrder(0, 1, 2, 3), 'c', -1)).toEqual([
    { id: 'c', position: 1 },
    { id: 'b', position: 2 },
  ]);
});

it('tells sections apart that share a position', () => {
  expect(reorder(inOrder(0, 0, 0), 'a', 1)).toEqual([
    { id: 'a', position: 1 },
    { id: 'c', position: 2 },
  ]);
});

it('changes nothing at the ends, nor for a section that is not there', () => {
  expect(reorder(inOrder(0, 1), 'a', -1)).toEqual([]);
  expect(reorder(inOrder(0, 1), 'b', 1)).toEqual([]);
  expect(reorder(inOrder(0, 1), 'z', 1)).toEqual([]);
});
