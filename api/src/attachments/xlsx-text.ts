import exceljs from 'exceljs';
import { readZip } from '../files/read-zip.ts';
import { tooLargeOr } from './docx-text.ts';
import { type ExtractedText, TextError, TextPages } from './extracted-text.ts';
import { workbookLimits } from './workbook.ts';

/** The text of a workbook by its sheets, a line a row. @throws TextError; anything else where it is damaged */
export async function xlsxText(bytes: Buffer): Promise<ExtractedText> {
  // The library would unpack whatever comes. Here a bomb that lies about its size stops at the size it names.
  for (const entry of tooLargeOr(() => readZip(bytes, workbookLimits))) entry.bytes();
  const sheets = await loadWorkbook(bytes);
  if (sheets.length === 0) throw new TextError('DAMAGED');
  const pages = new TextPages();
  for (const [index, sheet] of sheets.entries()) {
    if (pages.isFull) return pages.done(false);
    pages.add(index + 1, linesOf(sheet).join('\n'), sheet.name);
  }
  return pages.done(true);
}

/** Rules for whole columns would be spelled out cell by cell; none of them is text. */
const ignoreNodes = ['dataValidations', 'conditionalFormatting'];

/** The sheets as the library holds them. Rejects for a damaged workbook. */
async function loadWorkbook(bytes: Buffer): Promise<exceljs.Worksheet[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer, { ignoreNodes });
  return workbook.worksheets;
}

/** Rows that hold anything, a tab between their cells: asking for a cell in a gap would make one. */
function linesOf(sheet: exceljs.Worksheet): string[] {
  const lines: string[] = [];
  sheet.eachRow((row) => {
    const written: string[] = [];
    row.eachCell((cell) => written.push(textOf(cell)));
    const line = written.filter(Boolean).join('\t');
    if (line) lines.push(line);
  });
  return lines;
}

function textOf(cell: exceljs.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cell.text.trim();
}
