import { expect, it } from 'vitest';
import { movedTo } from './choice.ts';

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, -1],
  ['ArrowUp', -1, 2],
  ['ArrowUp', 0, -1],
])('%s from %i of three goes to %i, through the words as typed', (key, from, to) => {
  expect(movedTo(key, from, 3, -1)).toBe(to);
});

it.each([
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
])('%s from %i of three goes round to %i where one is always chosen', (key, from, to) => {
  expect(movedTo(key, from, 3, 0)).toBe(to);
});

it('moves nowhere in an empty list, and by no other key', () => {
  expect(movedTo('ArrowDown', 0, 0, 0)).toBeNull();
  expect(movedTo('Home', 0, 3, 0)).toBeNull();
});
