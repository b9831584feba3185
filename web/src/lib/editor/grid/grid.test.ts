import { describe, expect, it } from 'vitest';
import { choiceColumn, numberColumn, pasteCells, textColumn, type Column } from './columns.ts';
import { nextCell, type Press } from './grid-keys.ts';
import { isTable, parseTsv } from './tsv.ts';

describe('a table from the clipboard', () => {
  it('is split into rows and cells, without a row for the last line break', () => {
    expect(parseTsv('1\tGND\r\n2\t+12V\r\n')).toEqual([
      ['1', 'GND'],
      ['2', '+12V'],
    ]);
  });

  it('keeps empty cells and empty rows between others', () => {
    expect(parseTsv('a\t\tc\n\t\n')).toEqual([
      ['a', '', 'c'],
      ['', ''],
    ]);
  });

  it('reads quoted cells with tabs, line breaks and quotes in them', () => {
    expect(parseTsv('"first\nsecond"\t"say ""on"""')).toEqual([['first\nsecond', 'say "on"']]);
  });

  it('takes a quote that opens nothing as a sign', () => {
    expect(parseTsv('3" pipe\t"12 V" line')).toEqual([['3" pipe', '"12 V" line']]);
  });

  it('is told from a single word', () => {
    expect([isTable('GND\n'), isTable('a\tb'), isTable('a\nb')]).toEqual([false, true, true]);
  });
});

describe('keys in a grid', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    shift: false,
    ctrl: false,
    atStart: false,
    atEnd: false,
    ...more,
  });

  it('Enter goes down, also past the last row', () => {
    expect(nextCell({ row: 2, column: 1 }, press('Enter'), 3, 4)).toEqual({ row: 3, column: 1 });
  });

  it('Shift+Enter goes up and stops at the first row', () => {
    expect(nextCell({ row: 1, column: 1 }, press('Enter', { shift: true }), 3, 4)).toEqual({
      row: 0,
      column: 1,
    });
    expect(nextCell({ row: 0, column: 1 }, press('Enter', { shift: true }), 3, 4)).toBe(null);
  });

  it('arrows to the side leave a cell only from the edge of its text', () => {
    const from = { row: 0, column: 1 };
    expect(nextCell(from, press('ArrowLeft'), 1, 3)).toBe(null);
    expect(nextCell(from, press('ArrowLeft', { atStart: true }), 1, 3)).toEqual({ row: 0, column: 0 });
    expect(nextCell(from, press('ArrowRight', { atEnd: true }), 1, 3)).toEqual({ row: 0, column: 2 });
    expect(nextCell({ row: 0, column: 2 }, press('ArrowRight', { atEnd: true }), 1, 3)).toBe(null);
  });

  it('arrows up and down stay within the rows', () => {
    expect(nextCell({ row: 0, column: 0 }, press('ArrowUp'), 2, 2)).toBe(null);
    expect(nextCell({ row: 1, column: 0 }, press('ArrowDown'), 2, 2)).toBe(null);
  });
});

describe('pasted cells', () => {
  interface Row {
    label?: string | null;
    direction?: string | null;
    voltage?: number | null;
  }
  const columns: Column<Row>[] = [
    textColumn<Row>('label', 'Вывод'),
    choiceColumn<Row>(
      'direction',
      'Направление',
      { INPUT: () => 'вход', OUTPUT: () => 'выход' },
      'нет такого',
    ),
    numberColumn<Row>('voltage', 'В', 'не число'),
  ];

  it('fill rows from the cell on and make the rows that are missing', () => {
    const rows: Row[] = [{ label: '1' }];
    const problems = pasteCells(
      rows,
      columns,
      { row: 0, column: 1 },
      [['Вход', '12,5'], ['OUTPUT']],
      () => ({}),
    );
    expect(rows).toEqual([{ label: '1', direction: 'INPUT', voltage: 12.5 }, { direction: 'OUTPUT' }]);
    expect(problems.size).toBe(0);
  });

  it('report what a cell cannot hold and keep what was there', () => {
    const rows: Row[] = [{ voltage: 24 }];
    const problems = pasteCells(rows, columns, { row: 0, column: 1 }, [['вбок', 'много']], () => ({}));
    expect([...problems]).toEqual([
      ['0:1', { text: 'вбок', problem: 'нет такого' }],
      ['0:2', { text: 'много', problem: 'не число' }],
    ]);
    expect(rows[0]!.voltage).toBe(24);
  });

  it('leave out a header that repeats the labels, and cells past the last column', () => {
    const rows: Row[] = [];
    pasteCells(
      rows,
      columns,
      { row: 0, column: 0 },
      [
        ['вывод', 'Направление'],
        ['7', 'вход', '', 'x'],
      ],
      () => ({}),
    );
    expect(rows).toEqual([{ label: '7', direction: 'INPUT', voltage: null }]);
  });
});
