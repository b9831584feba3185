import { describe, expect, it } from 'vitest';
import { choiceColumn, numberColumn, pasteCells, textColumn, type Column } from './columns.ts';
import { copyCells, fillDown, withoutRow } from './blocks-of-cells.ts';
import { extentOf, nextBlock, nextCell, type Press } from './grid-keys.ts';
import { Grid } from './grid.svelte.ts';
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
    expect([...problems.values()]).toEqual([null, null, null]);
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

  it('become one line where the cell has one', () => {
    const rows: Row[] = [];
    pasteCells(rows, columns, { row: 0, column: 0 }, [['Вход\nDIN1']], () => ({}));
    expect(rows).toEqual([{ label: 'Вход DIN1' }]);
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

describe('blocks of cells', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    shift: true,
    ctrl: false,
    atStart: true,
    atEnd: true,
    ...more,
  });
  const at = (row: number, column: number) => ({ row, column });
  const columns: Column<{ a: string; b: string }>[] = [
    textColumn('a', 'A'),
    { ...textColumn('b', 'B'), options: [{ value: 'IN', label: 'вход' }] },
  ];
  const cells = [
    ['1', 'IN'],
    ['2', ''],
    ['3', ''],
  ];
  const textAt = (row: number, column: number) => cells[row]![column]!;
  const writes = (work: (write: (row: number, column: number, text: string) => void) => void) => {
    const written: [number, number, string][] = [];
    work((...cell) => void written.push(cell));
    return written;
  };

  it('grow and shrink with Shift and the arrows, and stay within the table', () => {
    const down = nextBlock({ anchor: at(1, 0), end: at(1, 0) }, press('ArrowDown'), 3, 2)!;
    expect(extentOf(down)).toEqual({ top: 1, bottom: 2, left: 0, right: 0 });
    expect(nextBlock(down, press('ArrowDown'), 3, 2)!.end).toEqual(at(2, 0));
    expect(extentOf(nextBlock(down, press('ArrowUp'), 3, 2)!)).toEqual({
      top: 1,
      bottom: 1,
      left: 0,
      right: 0,
    });
  });

  it('leave the arrows to the side to a text that is being edited', () => {
    const here = { anchor: at(0, 0), end: at(0, 0) };
    expect(nextBlock(here, press('ArrowRight', { atEnd: false }), 3, 2)).toBe(null);
    expect(nextBlock(here, press('ArrowRight'), 3, 2)!.end).toEqual(at(0, 1));
    expect(nextBlock(here, press('ArrowRight', { shift: false }), 3, 2)).toBe(null);
  });

  it('are filled from their top, a single cell from the one above', () => {
    const block = { anchor: at(2, 1), end: at(0, 0) };
    expect(writes((write) => fillDown(block, textAt, write))).toEqual([
      [1, 0, '1'],
      [2, 0, '1'],
      [1, 1, 'IN'],
      [2, 1, 'IN'],
    ]);
    expect(writes((write) => fillDown({ anchor: at(2, 0), end: at(2, 0) }, textAt, write))).toEqual([
      [2, 0, '2'],
    ]);
    expect(writes((write) => fillDown({ anchor: at(0, 0), end: at(0, 0) }, textAt, write))).toEqual([]);
  });

  it('are copied as people see them, so that a spreadsheet splits them as here', () => {
    cells[1]![1] = 'tab\there';
    const text = copyCells({ anchor: at(0, 0), end: at(1, 1) }, columns, textAt);
    expect(parseTsv(text)).toEqual([
      ['1', 'вход'],
      ['2', 'tab\there'],
    ]);
  });

  it('leave wrong cells by their rows when one is removed', () => {
    const wrong = { text: 'x', problem: 'y' };
    const left = withoutRow(
      new Map([
        ['0:1', wrong],
        ['1:0', wrong],
        ['2:3', wrong],
      ]),
      1,
    );
    expect([...left.keys()]).toEqual(['0:1', '1:3']);
  });
});

describe('a grid', () => {
  interface Row {
    label: string | null;
    voltage: number | null;
  }
  const columns: Column<Row>[] = [textColumn('label', 'Вывод'), numberColumn('voltage', 'В', 'не число')];
  const gridOf = (rows: Row[], isLocked: (row: Row) => boolean = () => false) =>
    new Grid<Row>(() => ({ rows, columns, makeRow: () => ({ label: null, voltage: null }), isLocked }));

  it('takes back and makes again what was typed, pasted, filled, added and removed', () => {
    const rows: Row[] = [{ label: 'a', voltage: 1 }];
    const grid = gridOf(rows);
    const states = [JSON.stringify(rows)];
    const steps = [
      () => grid.write(0, 1, '12'),
      () => grid.write(0, 1, 'много'),
      () =>
        grid.paste({ row: 0, column: 0 }, [
          ['b', '5'],
          ['c', 'вбок'],
        ]),
      () => grid.fillDown({ row: 1, column: 1 }),
      () => grid.add(),
      () => grid.remove(0),
    ];
    const look = () => JSON.stringify([rows, [...grid.wrong]]);
    states[0] = look();
    for (const step of steps) {
      step();
      states.push(look());
    }
    for (const state of states.slice(0, -1).toReversed()) {
      grid.undo();
      expect(look()).toBe(state);
    }
    for (const state of states.slice(1)) {
      grid.redo();
      expect(look()).toBe(state);
    }
  });

  it('is right again where what is right is pasted over what was wrong', () => {
    const rows: Row[] = [{ label: 'a', voltage: 1 }];
    const grid = gridOf(rows);
    grid.paste({ row: 0, column: 1 }, [['много']]);
    expect([...grid.wrong.keys()]).toEqual(['0:1']);
    grid.paste({ row: 0, column: 1 }, [['24']]);
    expect([...grid.wrong]).toEqual([]);
    expect(grid.shownAt({ row: 0, column: 1 })).toBe('24');
  });

  it('takes no table of ten thousand rows', () => {
    const rows: Row[] = [{ label: 'a', voltage: 1 }];
    const grid = gridOf(rows);
    const table = Array.from({ length: 10_000 }, (_, i) => [String(i)]);
    expect(grid.paste({ row: 0, column: 0 }, table)).toBe(false);
    expect(rows).toEqual([{ label: 'a', voltage: 1 }]);
    expect(grid.paste({ row: 0, column: 0 }, table.slice(0, 2))).toBe(true);
    expect(rows).toHaveLength(2);
  });

  it('forgets its steps where something else changed the rows since', () => {
    const rows: Row[] = [{ label: 'a', voltage: 1 }];
    const grid = gridOf(rows);
    grid.write(0, 0, 'b');
    rows[0]!.voltage = 24;
    grid.undo();
    expect(rows).toEqual([{ label: 'b', voltage: 24 }]);
  });

  it('writes nothing into rows that may only be read', () => {
    const rows: Row[] = [
      { label: 'a', voltage: 1 },
      { label: 'b', voltage: 2 },
    ];
    const grid = gridOf(rows, ({ label }) => label === 'b');
    grid.write(1, 1, '5');
    grid.fillDown({ row: 1, column: 1 });
    grid.paste({ row: 0, column: 1 }, [['3'], ['4'], ['5']]);
    expect(rows.map(({ voltage }) => voltage)).toEqual([3, 2, 5]);
  });
});
