import { expect, test } from 'vitest';
import { japaneseColour } from './japanese-colour.ts';
import { colourCode } from './wire-colour-notation.ts';

// prettier-ignore
test.each([
  ['B', 'BK'], ['L/W', 'BU/WH'], ['w-r', 'WH/RD'], [' Lg ', 'GN'], ['G / Y', 'GN/YE'], ['BR/W', 'BN/WH'],
  ['LW', null], ['L/W/R', null], ['B+', null], ['L-', null], ['В/Б', null], ['L/Ч', null], ['toString', null], ['', null],
])('%j is %s', (text, expected) => {
  const colour = japaneseColour(text);
  expect(colour && colourCode(colour, 'IEC')).toBe(expected);
});
