import { mostTableRows } from '../catalogue/tables/table-column.ts';

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

/** What an attachment may hold: the library that reads its text holds a workbook as objects, many times its size. */
export const workbookLimits = { entries: 5_000, entryBytes: 48 * 2 ** 20, totalBytes: 128 * 2 ** 20 };

/**
 * Past these a workbook is no table that people keep: the rows of an import below the header; `cells` and `characters` are those of
 * all sheets together.
 */
export const largestTable = {
  rows: mostTableRows + 1,
  columns: 200,
  cells: 6_000_000,
  characters: 48 * 2 ** 20,
};
