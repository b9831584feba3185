import { expect, test } from 'vitest';
import { builtInColours } from './colours.ts';
import { tokens } from './tokens.ts';

function codesOf(text: string, typed = false): string[] {
  return tokens(text).flatMap((token) => builtInColours.codesOf(token, typed));
}

test.each(['чёрно-красный', 'черно-красного', 'BK/RD', 'чёрный/красный', 'BLK-RED'])(
  '%s is black with a red stripe',
  (text) => {
    expect(codesOf(text)).toContain('0bkrd');
  },
);

test('«ЧК» is read with both meanings of its second letter', () => {
  expect(codesOf('ЧК')).toEqual(['0bkbn', '0bkrd']);
});

test('base and stripe are not interchangeable', () => {
  expect(codesOf('бело-синий')).toEqual(['0whbu']);
  expect(codesOf('сине-белый')).toEqual(['0buwh']);
});

test('in a text only capitals are codes; a typed query need not shout', () => {
  expect(codesOf('go or stop')).toEqual([]);
  expect(codesOf('bk', true)).toEqual(['0bk']);
  expect(codesOf('BK')).toEqual(['0bk']);
});

test('other words are no colours', () => {
  expect(codesOf('датчик уровня топлива CAN-H RS-485')).toEqual([]);
});
