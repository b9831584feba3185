import { monitorEventLoopDelay } from 'node:perf_hooks';
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

  test('with a cell far to the right in each row is refused by its place, and nobody waits for it', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => `<row r="${i + 1}">${cell(`XFD${i + 1}`)}</row>`);
    const bytes = withSheet(`<sheetData>${rows.join('')}</sheetData>`);
    expect(bytes.length).toBeLessThan(30_000);
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    pauses.enable();
    const before = process.memoryUsage.rss();
    expect(await problemOf(bytes)).toEqual({ kind: 'TOO_WIDE', sheet: 'Парк', line: 1, column: 'XFD' });
    expect(pauses.max / 1e6).toBeLessThan(2_000);
    expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(300);
  });

  test('as wide and as long as a table may be is read, past that it is not', async () => {
    const { rows: most, columns } = largestTable;
    const last = (count: number) =>
      bytesOf((sheet) => {
        sheet.getRow(1).getCell(columns).value = 'x';
        for (let line = 2; line <= count; line++) sheet.getRow(line).getCell(1).value = line;
      });
    const [sheet] = await readWorkbook(await last(most));
    expect([sheet!.rows.length, sheet!.rows[0]!.cells.length]).toEqual([most, columns]);
    expect(await problemOf(await last(most + 1))).toEqual({ kind: 'TOO_LONG' });
  });

  test('whose rule stands for a whole column is read: the rule is no text', async () => {
    const rule = '<dataValidations><dataValidation type="list" sqref="A1:C1048576"/></dataValidations>';
    const bytes = withSheet(`<sheetData><row r="1">${cell('A1')}</row></sheetData>${rule}`);
    expect((await readWorkbook(bytes))[0]!.rows).toHaveLength(1);
  });

  test('that the library would spell out cell by cell is given up at the limits of its thread', async () => {
    const bytes = withSheet(
      `<sheetData><row r="1">${cell('A1')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    const tight = { milliseconds: 10_000, heapMb: 64, externalMb: 64 };
    expect((await problemOf(bytes, tight)) as object).toEqual({ kind: 'TOO_LARGE' });
  });

  test('of a bomb, one that is open about it and one that lies, is not unpacked', async () => {
    const spaces = ' '.repeat(60 * 2 ** 20);
    expect(await problemOf(withSheet(spaces))).toEqual({ kind: 'TOO_LARGE' });
    expect(await problemOf(withSheet(spaces, 1000))).toEqual({ kind: 'DAMAGED' });
    expect(await problemOf(Buffer.from('no workbook'))).toEqual({ kind: 'DAMAGED' });
  });
});
