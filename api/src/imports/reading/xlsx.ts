import { readWorkbook } from '../../attachments/read-workbook.ts';
import { largestTable, WorkbookError, type WorkbookProblem } from '../../attachments/workbook.ts';
import { mostTableRows } from '../../catalogue/tables/table-column.ts';
import type { Message } from '../../errors.ts';
import { at, type Problem, UnreadableSource } from '../report.ts';
import type { Table, TableRow } from './table.ts';
import { readZip } from './zip.ts';

/**
 * The first sheet that holds anything, as text the way Excel shows it.
 * @throws UnreadableSource for a damaged workbook, or one past its limits
 */
export async function readXlsx(bytes: Buffer, file: string | null): Promise<Table | null> {
  // An archive that is none says more of itself here than from inside the thread.
  readZip(bytes, file);
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    throw error instanceof WorkbookError ? unreadable(error.problem, file) : error;
  });
  for (const { rows, merged, uncounted } of sheets) {
    const [header, ...rest] = rows;
    if (!header) continue;
    const range = merged.find((one) => linesOf(one).from <= header.line && header.line <= linesOf(one).to);
    if (range) throw new UnreadableSource(at(file, header.line, range), mergedHeader(range));
    const [first] = uncounted;
    if (first) throw new UnreadableSource(at(file, linesOf(first).from, first.replace(/\d+/, '')), noValue(uncounted)); // prettier-ignore
    return { file, header, rows: rest.map((row) => wide(row, header.cells.length)) };
  }
  return null;
}

/** A workbook leaves out the empty cells at the end of a row: here no row is cut off. */
function wide({ line, cells }: TableRow, width: number): TableRow {
  return { line, cells: [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')] };
}

/** The lines of `C1:D2`, or of a single cell. */
function linesOf(range: string): { from: number; to: number } {
  const lines = range.match(/\d+/g)!.map(Number);
  return { from: lines[0]!, to: lines.at(-1)! };
}

function mergedHeader(range: string): Problem {
  return {
    message: {
      ru: `В заголовке объединены ячейки ${range}: не понять, какой столбец за что отвечает.`,
      en: `The cells ${range} of the header are merged: which column is which can’t be told.`,
    },
    remedy: {
      ru: 'Разъедините их и подпишите каждый столбец отдельно; строки с названием таблицы над заголовком удалите.',
      en: 'Unmerge them and give each column a header of its own; delete rows with a title above the header.',
    },
  };
}

function noValue(cells: readonly string[]): Problem {
  const list = cells.slice(0, 5).join(', ') + (cells.length > 5 ? '…' : '');
  return {
    message: {
      ru: `В ячейках ${list} формулы, которые ещё не посчитаны: значения в книге нет.`,
      en: `The cells ${list} hold formulas that nobody has counted yet: the workbook has no value for them.`,
    },
    remedy: {
      ru: 'Откройте книгу в Excel и сохраните её, или замените формулы значениями.',
      en: 'Open the workbook in Excel and save it, or replace the formulas by their values.',
    },
  };
}

function unreadable(problem: WorkbookProblem, file: string | null): UnreadableSource {
  if (problem.kind !== 'TOO_WIDE') return new UnreadableSource(at(file), problems[problem.kind]);
  const { sheet, line, column } = problem;
  return new UnreadableSource(at(file, line, column), {
    message: {
      ru: `Лист «${sheet}», строка ${line}, столбец ${column}: таблица шире ${largestTable.columns} столбцов.`,
      en: `Sheet “${sheet}”, row ${line}, column ${column}: the table is wider than ${largestTable.columns} columns.`,
    },
    remedy: {
      ru: 'Удалите всё, что стоит правее таблицы, и сохраните книгу заново.',
      en: 'Delete everything to the right of the table and save the workbook again.',
    },
  });
}

const asCsv: Message = {
  ru: 'Оставьте в книге один лист с таблицей и удалите пустые строки под ней, или сохраните лист как CSV.',
  en: 'Leave one sheet with the table and delete the empty rows below it, or save the sheet as CSV.',
};

const problems = {
  DAMAGED: {
    message: {
      ru: 'Книга Excel повреждена или защищена паролем.',
      en: 'The workbook is damaged or has a password.',
    },
    remedy: {
      ru: 'Сохраните её в Excel заново без пароля.',
      en: 'Save it again in Excel without a password.',
    },
  },
  TOO_LONG: {
    message: {
      ru: `В книге Excel больше ${mostTableRows} строк под заголовком.`,
      en: `The workbook has more than ${mostTableRows} rows below the header.`,
    },
    remedy: {
      ru: `Разделите её на книги до ${mostTableRows} строк, каждую со своим заголовком, и импортируйте их по очереди.`,
      en: `Split it into workbooks of up to ${mostTableRows} rows, each with the header, and import them one by one.`,
    },
  },
  TOO_LARGE: {
    message: {
      ru: 'Книга Excel слишком велика: чтобы её прочитать, нужно больше памяти, чем для этого есть.',
      en: 'The workbook is too large: reading it takes more memory than there is for it.',
    },
    remedy: asCsv,
  },
  TOO_SLOW: {
    message: {
      ru: 'Книга Excel читается слишком долго: в ней много листов, объединённых ячеек или оформления.',
      en: 'The workbook takes too long to read: it has many sheets, merged cells or formats.',
    },
    remedy: asCsv,
  },
} satisfies Record<Exclude<WorkbookProblem['kind'], 'TOO_WIDE'>, { message: Message; remedy: Message }>;
