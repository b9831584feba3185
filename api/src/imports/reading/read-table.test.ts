import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { file, folder } from '../fixtures/sources.ts';
import { UnreadableSource } from '../report.ts';
import { readTables } from './read-table.ts';

describe('readTables', () => {
  it('reads a semicolon table in windows-1251', async () => {
    const [table] = await readTables(
      file('cars.csv', iconv.encode('Марка;Модель\nЛада;Гранта\n', 'windows-1251')),
    );
    expect(table).toMatchObject({
      encoding: 'windows-1251',
      delimiter: ';',
      header: { cells: ['Марка', 'Модель'] },
      rows: [{ line: 2, cells: ['Лада', 'Гранта'] }],
    });
  });

  it('reads the first sheet of a workbook that holds anything, numbers and dates as people see them', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('empty');
    const sheet = workbook.addWorksheet('Модели');
    sheet.addRow(['Модель', 'Год', 'Дата']);
    sheet.addRow([]);
    sheet.addRow([2101, { formula: '1960+10', result: 1970 }, new Date('2026-11-22T00:00:00Z')]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const [table] = await readTables(file('cars.xlsx', bytes));
    expect(table!.header.cells).toEqual(['Модель', 'Год', 'Дата']);
    expect(table!.rows).toEqual([{ line: 3, cells: ['2101', '1970', '2026-11-22'] }]);
  });

  it('refuses JSON whose rows have fields of their own each, before it fills the memory with their cells', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => ({ [`key${i}`]: 1 }));
    const reading = readTables(file('cars.json', JSON.stringify(rows, null, 1)));
    await expect(reading).rejects.toThrow(UnreadableSource);
    await expect(reading).rejects.toMatchObject({ row: { line: 602, column: 'key200' } });
  });

  it('reads pipe tables of Markdown, code left out', async () => {
    const text =
      'Words | here\n\n```\n| a | b |\n|---|---|\n```\n\n| Make | Model |\n| :--- | ---: |\n| Lada | a \\| b |\n\nend';
    const tables = await readTables(file('cars.md', text));
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatchObject({
      header: { line: 8, cells: ['Make', 'Model'] },
      rows: [{ line: 10, cells: ['Lada', 'a | b'] }],
    });
  });

  it.each([
    ['cars.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'PNG'],
    ['cars.csv', Buffer.from('PK\u0003\u0004rest', 'latin1'), 'ZIP / XLSX'],
    ['cars.txt', Buffer.from('%PDF-1.7'), 'PDF'],
  ])('refuses %s that is no text', async (name, bytes, kind) => {
    const error = await readTables(file(name, bytes)).catch((thrown: unknown) => thrown);
    expect((error as UnreadableSource).row.message!.en).toContain(kind);
  });

  it('refuses a workbook that is too wide or too long, with its place and what to do', async () => {
    const rowOf = async (fill: (sheet: exceljs.Worksheet) => void) => {
      const workbook = new exceljs.Workbook();
      fill(workbook.addWorksheet('Парк'));
      const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
      const error = await readTables(file('cars.xlsx', bytes)).catch((thrown: unknown) => thrown);
      return (error as UnreadableSource).row;
    };
    const wide = await rowOf((sheet) => (sheet.getCell('XFD3').value = 'x'));
    expect(wide).toMatchObject({
      line: 3,
      column: 'XFD',
      message: { ru: expect.stringContaining('строка 3, столбец XFD') },
    });
    expect(wide.remedy!.en).toContain('to the right');
    const long = await rowOf((sheet) => {
      for (let line = 1; line <= 100_002; line++) sheet.getRow(line).getCell(1).value = line;
    });
    expect(long.message!.ru).toContain('больше 100000 строк');
    expect(long.remedy!.ru).toContain('по очереди');
  });

  it('passes licences and readmes of a folder over, and says where no table is', async () => {
    const error = await readTables(folder('set', { 'LICENSE.txt': 'a,b\n1,2', 'readme.md': '# hi' })).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UnreadableSource);
  });
});
