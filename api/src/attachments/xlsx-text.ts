import { readZip } from '../files/read-zip.ts';
import { tooLargeOr } from './docx-text.ts';
import { type ExtractedText, TextError, TextPages } from './extracted-text.ts';
import { eachWrittenRow, loadWorkbook, workbookLimits } from './workbook.ts';

/** The text of a workbook by its sheets, a line a row. @throws TextError; anything else where it is damaged */
export async function xlsxText(bytes: Buffer): Promise<ExtractedText> {
  // The library would unpack whatever comes. Here a bomb that lies about its size stops at the size it names.
  for (const entry of tooLargeOr(() => readZip(bytes, workbookLimits))) entry.bytes();
  const sheets = await loadWorkbook(bytes);
  if (sheets.length === 0) throw new TextError('DAMAGED');
  const pages = new TextPages();
  for (const [index, sheet] of sheets.entries()) {
    if (pages.isFull) return pages.done(false);
    const lines: string[] = [];
    eachWrittenRow(sheet, (_line, written) => lines.push(written.map(({ text }) => text).join('\t')));
    pages.add(index + 1, lines.join('\n'), sheet.name);
  }
  return pages.done(true);
}
