import { readZip } from '../files/read-zip.ts';
import { tooLargeOr } from './docx-text.ts';
import { type ExtractedText, TextError, TextPages } from './extracted-text.ts';
import { sheetsOf } from './workbook.ts';

/** The library holds a workbook as objects, many times its size. */
const limits = { entries: 5_000, entryBytes: 48 * 2 ** 20, totalBytes: 128 * 2 ** 20 };

/** The text of a workbook by its sheets, a line a row. @throws TextError; anything else where it is damaged */
export async function xlsxText(bytes: Buffer): Promise<ExtractedText> {
  // The library would unpack whatever comes. Here a bomb that lies about its size stops at the size it names.
  for (const entry of tooLargeOr(() => readZip(bytes, limits))) entry.bytes();
  const sheets = await sheetsOf(bytes);
  if (sheets.length === 0) throw new TextError('DAMAGED');
  const pages = new TextPages();
  for (const [index, { name, rows }] of sheets.entries()) {
    if (pages.isFull) return pages.done(false);
    pages.add(index + 1, rows.map(({ cells }) => cells.filter(Boolean).join('\t')).join('\n'), name);
  }
  return pages.done(true);
}
