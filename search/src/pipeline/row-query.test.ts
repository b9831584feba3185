import { describe, expect, it, test } from 'vitest';
import { rowQuery, rowWords } from './row-query.ts';

describe('what a row has to have', () => {
  it('is each word by any of its names, in either language', () => {
    const [pump, relay] = rowQuery('бензонасос реле');
    expect(pump).toContainEqual({ words: ['fuel', 'pump'] });
    expect(relay).toContainEqual({ words: ['relai'] });
    expect(rowQuery('fuel pump')).toHaveLength(1);
    expect(rowQuery('fuel pump')[0]).toContainEqual({ words: ['бензонасос'] });
  });

  it('is a label as written, and a longer code in its pieces too', () => {
    expect(rowQuery('60z')).toEqual([[{ words: ['60z'] }]]);
    expect(rowQuery('RS-485')).toEqual([[{ words: ['rs', '485'] }, { code: ['rs', '485'] }]]);
    expect(rowQuery('JZX100')).toEqual([[{ words: ['jzx100'] }, { code: ['jzx', '100'] }]]);
  });

  it('is a label in letters that look the same, of either keyboard', () => {
    expect(rowQuery('60a')).toEqual([[{ words: ['60a'] }, { words: ['60а'] }]]);
    expect(rowQuery('Х2')).toEqual([[{ words: ['х2'] }, { words: ['x2'] }]]);
  });

  it('is a short name and its number, however they are parted', () => {
    expect(rowQuery('DOUT2')).toEqual([[{ words: ['dout2'] }, { code: ['dout', '2'] }]]);
    expect(rowQuery('dout 2')).toEqual([[{ words: ['dout'] }], [{ words: ['2'] }, { code: ['dout', '2'] }]]);
    expect(rowQuery('12 В')).toEqual([[{ words: ['12'] }], [{ words: ['в'] }, { code: ['12', 'в'] }]]);
  });

  it.each(['pin 60a', 'вывод 60a', 'Контакт 60a', 'пин 60a'])('is in «%s» the label alone', (text) => {
    expect(rowQuery(text)).toEqual(rowQuery('60a'));
  });

  it('is a colour in any notation', () => {
    const [striped] = rowQuery('сине-белый');
    expect(striped).toEqual([{ colour: { main: 'bu', stripe: 'wh' } }]);
    expect(rowQuery('BU/WH')).toEqual([striped]);
    const [red] = rowQuery('красный');
    expect(red).toContainEqual({ colour: { main: 'rd', stripe: null } });
    expect(red).toContainEqual({ words: ['красн'] });
  });

  it('is nothing for a text without words', () => {
    expect(rowQuery(' —? ')).toEqual([]);
  });

  it('stays small for a pasted letter', () => {
    expect(rowQuery('вход выход масса зажигание '.repeat(50)).length).toBeLessThanOrEqual(10);
  });
});

test('words of a row are folded, with one space between and around them', () => {
  expect(rowWords('X2 Чёрный; DOUT_2 (K-Line)')).toBe(' x2 черный dout 2 k line ');
});
