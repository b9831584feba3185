import { expect, it } from 'vitest';
import { afterKey, markBetween } from './place-marks.ts';

const at = (x: number, y: number) => ({ x, y });

it('draws from where the finger came down to where it went up', () => {
  expect(markBetween('BOX', 'RED', at(0.1, 0.2), at(0.5, 0.6), [])).toEqual({
    kind: 'BOX',
    colour: 'RED',
    x: 0.1,
    y: 0.2,
    x2: 0.5,
    y2: 0.6,
  });
});

it('makes a mark of the usual size of a tap, inside the picture', () => {
  expect(markBetween('ARROW', 'BLUE', at(0.1, 0.5), at(0.105, 0.5), [])).toMatchObject({
    x: 0,
    y: 0.3,
    x2: 0.1,
    y2: 0.5,
  });
});

it('counts numbers on', () => {
  const first = markBetween('NUMBER', 'RED', at(0.5, 0.5), at(0.9, 0.9), []);
  expect(first).toEqual({ kind: 'NUMBER', colour: 'RED', x: 0.5, y: 0.5, number: 1 });
  expect(markBetween('NUMBER', 'RED', at(0, 0), at(0, 0), [first]).number).toBe(2);
});

it('is moved by keys as a whole, and by one end with Shift, never out of the picture', () => {
  const box = markBetween('BOX', 'RED', at(0.1, 0.2), at(0.995, 0.6), []);
  expect(afterKey(box, 'ArrowRight', false)).toMatchObject({ x: 0.105, x2: 1 });
  expect(afterKey(box, 'ArrowLeft', true)).toMatchObject({ x: 0.1, x2: 0.985 });
  expect(afterKey(box, 'Enter', false)).toBeNull();
  const number = markBetween('NUMBER', 'RED', at(0, 0), at(0, 0), []);
  expect(afterKey(number, 'ArrowUp', false)).toMatchObject({ x: 0, y: 0 });
  expect(afterKey(number, 'ArrowUp', true)).toBeNull();
});
