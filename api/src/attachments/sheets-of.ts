import { readZip, type ZipEntry, ZipError } from '../files/read-zip.ts';
import { readSheet } from './read-sheet.ts';
import { largestTable, type Sheet, WorkbookError } from './workbook.ts';
import { readParts } from './workbook-parts.ts';

/** A sheet of a hundred thousand rows has a hundred megabytes; it is walked through, and only texts are kept. */
const sheetLimits = { entries: 5_000, entryBytes: 192 * 2 ** 20, totalBytes: 256 * 2 ** 20 };

/**
 * Sheets of an XLSX workbook in their order, their cells as text the way Excel shows it. A small file may take all there is:
 * what others send is read by `readWorkbook`, in a thread.
 * @throws WorkbookError for more than {@link largestTable}; anything else where it is damaged
 */
export function sheetsOf(bytes: Buffer): Sheet[] {
  const parts = readParts(entriesOf(bytes));
  const budget = { ...largestTable };
  return parts.sheets.map(({ name, part }) => readSheet(name, part.bytes(), parts, budget));
}

function entriesOf(bytes: Buffer): ZipEntry[] {
  try {
    return readZip(bytes, sheetLimits);
  } catch (error) {
    throw error instanceof ZipError && error.isTooLarge ? new WorkbookError({ kind: 'TOO_LARGE' }) : error;
  }
}
