import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { buildZip } from '../../test/zip-factory.ts';
import { readWorkbook } from './read-workbook.ts';
import { largestTable } from './workbook.ts';

async function bytesOf(fill: (sheet: exceljs.Worksheet) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  fill(workbook.addWorksheet('Парк'));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The smallest workbook with this XML inside its sheet. */
const withSheet = (xml: string, size?: number): Buffer =>
  buildZip([
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns:r="r"><sheets><sheet name="Парк" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet>${xml}</worksheet>`,
      ...(size !== undefined && { size }),
    },
  ]);
const cell = (address: string) => `<c r="${address}" t="str"><v>x</v></c>`;
const problemOf = async (bytes: Buffer, limits?: Parameters<typeof readWorkbook>[1]) =>
  await readWorkbook(bytes, limits).then(
    () => null,
    (error: { problem: unknown }) => error.problem,
  );

describe('a workbook', () => {
  test('comes by its sheets, gaps in a row as empty cells and none after the last', async () => {
    const bytes = await bytesOf((sheet) => {
      sheet.getCell('B2').value = 'ГАЗ';
      sheet.getCell('D2').value = { formula: '1+1', result: 2 };
      sheet.getCell('F2').value = null;
    });
    expect(await readWorkbook(bytes)).toEqual([
      { name: 'Парк', rows: [{ line: 2, cells: ['', 'ГАЗ', '', '2'] }], merged: [], uncounted: [] },
    ]);
    expect(await readWorkbook(withSheet(`<sheetData><row r="1">${cell('A1')}</row></sheetData>`))).toEqual([
      { name: 'Парк', rows: [{ line: 1, cells: ['x'] }], merged: [], uncounted: [] },
    ]);
  });

  test('with a cell far to the right in each row is refused by its place, before the others are read', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `<row r="${i + 1}">${cell(`XFD${i + 1}`)}</row>`);
    const bytes = withSheet(`<sheetData>${rows.join('')}</sheetData>`);
    expect(bytes.length).toBeLessThan(30_000);
    expect(await problemOf(bytes)).toEqual({ kind: 'TOO_WIDE', sheet: 'Парк', line: 1, column: 'XFD' });
  });

  test('as wide and as long as a table may be is read, past that it is not', async () => {
    const { rows: most, columns } = largestTable;
    const last = (count: number) => {
      const rows = Array.from(
        { length: count - 1 },
        (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c></row>`,
      );
      return withSheet(`<sheetData><row r="1"><c r="GR1"><v>1</v></c></row>${rows.join('')}</sheetData>`);
    };
    const [sheet] = await readWorkbook(last(most));
    expect([sheet!.rows.length, sheet!.rows[0]!.cells.length]).toEqual([most, columns]);
    expect(await problemOf(last(most + 1))).toEqual({ kind: 'TOO_LONG' });
  });

  test('whose rule stands for a whole column is read: the rule is no text', async () => {
    const rule = '<dataValidations><dataValidation type="list" sqref="A1:C1048576"/></dataValidations>';
    const bytes = withSheet(`<sheetData><row r="1">${cell('A1')}</row></sheetData>${rule}`);
    expect((await readWorkbook(bytes))[0]!.rows).toHaveLength(1);
  });

  test('with a merged range over the whole sheet is read: only rows that are there say what it says', async () => {
    const bytes = withSheet(
      `<sheetData><row r="1">${cell('A1')}</row><row r="3">${cell('A3')}${cell('C3')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    expect((await readWorkbook(bytes))[0]).toMatchObject({
      rows: [
        { line: 1, cells: ['x', 'x', 'x'] },
        { line: 3, cells: ['x', 'x', 'x'] },
      ],
      merged: ['A1:XFD1048576'],
    });
  });

  test('of one long text in every cell, or too slow a one, is given up at the limits', async () => {
    const text = 'x'.repeat(30_000);
    const rows = Array.from({ length: 2_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="str"><v>${text}</v></c></row>`);
    const bytes = withSheet(`<sheetData>${rows.join('')}</sheetData>`);
    expect(bytes.length).toBeLessThan(2 ** 20);
    expect(await problemOf(bytes)).toEqual({ kind: 'TOO_LARGE' });
    expect(await problemOf(bytes, { milliseconds: 60_000, heapMb: 16, externalMb: 16 })).toEqual({ kind: 'TOO_LARGE' });
    expect(await problemOf(bytes, { milliseconds: 1, heapMb: 64, externalMb: 64 })).toEqual({ kind: 'TOO_SLOW' });
  }); // prettier-ignore

  test('says what Excel shows: dates, formatted texts, links, errors, counted formulas; a formula without a value is named', async () => {
    const bytes = await bytesOf((sheet) => {
      sheet.getRow(1).values = ['Дата', 'Текст', 'Ссылка', 'Ошибка', 'Формула', 'Да', 'Число', 'Ноль'];
      sheet.getRow(2).values = [
        new Date('2026-11-22T00:00:00Z'),
        { richText: [{ text: 'ГАЗ ' }, { font: { bold: true }, text: 'Next' }] },
        { text: 'сайт', hyperlink: 'https://example.test/' },
        { error: '#N/A' },
        { formula: 'A1&B1', result: 'a & <b>' },
        true,
        0.1,
        { formula: '1-1', result: 0 },
      ];
      sheet.getCell('A3').value = { formula: '1+1' };
      sheet.getCell('B3').value = '_x000D_ \t край ';
      sheet.mergeCells('C3:D4');
      sheet.getCell('C3').value = 'одно';
      sheet.getCell('A4').value = 'y';
      sheet.getCell('A2').numFmt = 'dd.mm.yyyy';
    });
    const [sheet] = await readWorkbook(bytes);
    expect(sheet!.rows.map(({ cells }) => cells)).toEqual([
      ['Дата', 'Текст', 'Ссылка', 'Ошибка', 'Формула', 'Да', 'Число', 'Ноль'],
      ['2026-11-22', 'ГАЗ Next', 'сайт', '#N/A', 'a & <b>', 'true', '0.1', '0'],
      ['', expect.stringMatching(/край$/), 'одно', 'одно'],
      ['y', '', 'одно', 'одно'],
    ]);
    expect(sheet).toMatchObject({ merged: ['C3:D4'], uncounted: ['A3'] });
  });

  test('of a bomb, one that is open about it and one that lies, is not unpacked', async () => {
    expect(await problemOf(withSheet('', 300 * 2 ** 20))).toEqual({ kind: 'TOO_LARGE' });
    expect(await problemOf(withSheet(' '.repeat(60 * 2 ** 20), 1000))).toEqual({ kind: 'DAMAGED' });
    expect(await problemOf(Buffer.from('no workbook'))).toEqual({ kind: 'DAMAGED' });
  });
});
