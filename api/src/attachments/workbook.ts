import exceljs from 'exceljs';
import { readZip, type ZipEntry, ZipError } from '../files/read-zip.ts';

export interface Sheet {
  name: string;
  /** Rows that hold anything; `line` as Excel counts them. */
  rows: { line: number; cells: string[] }[];
  /** Ranges of merged cells, such as `C1:D1`. */
  merged: string[];
  /** Cells with a formula that no program has counted yet, such as `C2`. */
  uncounted: string[];
}

/** Why the sheets of a workbook are not read; `column` by its letters. */
export type WorkbookProblem =
  | { kind: 'DAMAGED' | 'TOO_LARGE' | 'TOO_SLOW' | 'TOO_LONG' }
  | { kind: 'TOO_WIDE'; sheet: string; line: number; column: string };

export class WorkbookError extends Error {
  readonly problem: WorkbookProblem;

  constructor(problem: WorkbookProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** The library holds a workbook as objects, many times its size. */
export const workbookLimits = { entries: 5_000, entryBytes: 48 * 2 ** 20, totalBytes: 128 * 2 ** 20 };

/** Past these a sheet is no table that people keep; `characters` are those of all sheets together. */
export const largestTable = { rows: 50_000, columns: 200, characters: 32 * 2 ** 20 };

/**
 * Sheets of an XLSX workbook in their order, their cells as text the way Excel shows it. A small file may take all there is:
 * what others send is read by `readWorkbook`, in a thread.
 * @throws WorkbookError for more than {@link largestTable}; anything else where it is damaged
 */
export async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  mustBeShortEnough(bytes);
  let characters = 0;
  return (await loadWorkbook(bytes)).map((sheet) => {
    const rows: Sheet['rows'] = [];
    const uncounted: string[] = [];
    eachUncounted(sheet, (address) => uncounted.push(address));
    eachWrittenRow(sheet, (line, written) => {
      const wide = written.find(({ column }) => column > largestTable.columns);
      if (wide) throw new WorkbookError({ kind: 'TOO_WIDE', sheet: sheet.name, line, column: wide.letters });
      // One long text may stand in every cell: shared here, and copied for each of them on the way out of a thread.
      for (const { text } of written) characters += text.length;
      if (characters > largestTable.characters) throw new WorkbookError({ kind: 'TOO_LARGE' });
      const cells = Array<string>(written.at(-1)!.column).fill('');
      for (const { column, text } of written) cells[column - 1] = text;
      rows.push({ line, cells });
    });
    return { name: sheet.name, rows, merged: sheet.model.merges.slice(0, mostNotes), uncounted };
  });
}

/** Rows are counted before anything is made of them. Empty ones with a format count too: the library holds them as well. */
function mustBeShortEnough(bytes: Buffer): void {
  let count = 0;
  for (const entry of entriesOf(bytes)) {
    // The library would unpack whatever comes. Here a bomb that lies about its size stops at the size it names.
    const xml = entry.bytes();
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(entry.path)) continue;
    for (let at = xml.indexOf('<row'); at !== -1; at = xml.indexOf('<row', at + 4))
      if (++count > largestTable.rows) throw new WorkbookError({ kind: 'TOO_LONG' });
  }
}

function entriesOf(bytes: Buffer): ZipEntry[] {
  try {
    return readZip(bytes, workbookLimits);
  } catch (error) {
    throw error instanceof ZipError && error.isTooLarge ? new WorkbookError({ kind: 'TOO_LARGE' }) : error;
  }
}

/** Nobody reads a longer list of places. */
const mostNotes = 1_000;

function eachUncounted(sheet: exceljs.Worksheet, note: (address: string) => void): void {
  let left = mostNotes;
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.type !== exceljs.ValueType.Formula || left === 0) return;
      const { result } = cell;
      if (result === undefined || result === null) {
        left--;
        note(cell.address);
      }
    }),
  );
}

/** Rules for whole columns would be spelled out cell by cell; none of them is text. */
const ignoreNodes = ['dataValidations', 'conditionalFormatting'];

/** The sheets as the library holds them. Rejects for a damaged workbook. */
export async function loadWorkbook(bytes: Buffer): Promise<exceljs.Worksheet[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer, { ignoreNodes });
  return workbook.worksheets;
}

export interface WrittenCell {
  /** Counted from 1, and as Excel writes it. */
  column: number;
  letters: string;
  text: string;
}

/** Visits rows that hold anything, with those of their cells that do: asking for a cell in a gap would make one. */
export function eachWrittenRow(
  sheet: exceljs.Worksheet,
  visit: (line: number, written: WrittenCell[]) => void,
): void {
  sheet.eachRow((row, line) => {
    const written: WrittenCell[] = [];
    row.eachCell((cell, column) => {
      const text = textOf(cell);
      if (text) written.push({ column, letters: cell.address.replace(/\d+$/, ''), text });
    });
    if (written.length > 0) visit(line, written);
  });
}

function textOf(cell: exceljs.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cell.text.trim();
}
