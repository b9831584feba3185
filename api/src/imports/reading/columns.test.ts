import { describe, expect, it } from 'vitest';
import type { UnreadableSource } from '../report.ts';
import { type ColumnSpec, mapColumns, recogniseColumns } from './columns.ts';
import type { Table } from './table.ts';

const specs: ColumnSpec[] = [
  { key: 'make', title: { ru: 'Марка', en: 'Make' }, aliases: ['brand'], isRequired: true },
  { key: 'model', title: { ru: 'Модель', en: 'Model' }, aliases: ['MODEL_NAME'], isRequired: true },
  { key: 'year', title: { ru: 'Год', en: 'Year' }, aliases: [], isRequired: false },
];

function table(header: string[], ...rows: string[][]): Table {
  return {
    file: null,
    header: { line: 1, cells: header },
    rows: rows.map((cells, i) => ({ line: i + 2, cells })),
  };
}

describe('recogniseColumns', () => {
  it('knows headers in both languages, by alias, in any case and with any punctuation', () => {
    expect([...recogniseColumns(['  МОДЕЛЬ: ', 'Brand', 'x'], specs)]).toEqual([
      ['make', 1],
      ['model', 0],
    ]);
    expect(recogniseColumns(['make', 'model name'], specs).get('model')).toBe(1);
  });

  it('puts the user before what it recognises, and gives no column twice', () => {
    const found = recogniseColumns(['Марка', 'Модель', 'Бренд'], specs, { make: 'бренд', year: 'Марка' });
    expect(Object.fromEntries(found)).toEqual({ make: 2, model: 1, year: 0 });
  });
});

describe('mapColumns', () => {
  it('lists what is missing and what was found', () => {
    try {
      mapColumns(table(['Цвет', 'Марка'], ['red', 'Lada']), specs);
      expect.unreachable();
    } catch (error) {
      const { row } = error as UnreadableSource;
      expect(row.message!.ru).toBe('В таблице нет нужных столбцов: «Модель». Найдены: «Цвет», «Марка».');
      expect(row.remedy!.en).toContain('--column model=');
    }
  });

  it('refuses rows that are shorter or longer than the header, and reads the others', () => {
    const { rows, refused } = mapColumns(
      table(
        ['make', 'model', 'year'],
        ['Lada', 'Vesta', '2015'],
        ['Lada', 'Ve'],
        ['GAZ', '3302', '1994', 'x'],
        ['UAZ', '469', '1972', ''],
      ),
      specs,
    );
    expect(rows.map((row) => row.get('model'))).toEqual(['Vesta', '469']);
    expect(refused.map(({ line, message }) => [line, message!.en])).toEqual([
      [3, 'The row has 2 columns, the header has 3.'],
      [4, 'The row has 4 columns, the header has 3.'],
    ]);
  });

  it('tells the place of a cell by the header that the file has', () => {
    const { rows } = mapColumns(table(['Brand', 'Модель'], ['Lada', 'Vesta']), specs);
    expect(rows[0]!.place('make')).toEqual({ file: null, line: 2, column: 'Brand' });
    expect(rows[0]!.get('year')).toBe('');
  });
});
