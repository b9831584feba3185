import type { Message } from '../errors.ts';
import { ImportRowOutcome } from './import-run.entity.ts';

/** Where in the source something stands. */
export interface Place {
  /** Path inside a folder or archive; null for a single file. */
  file: string | null;
  /** Counted from 1, as editors do. */
  line: number | null;
  /** Header of the column, or the key of a field. */
  column: string | null;
}

/** One line of an import's report. */
export interface ReportRow extends Place {
  outcome: ImportRowOutcome;
  /** What the row is about: `Toyota RAV4 2019–2021`. */
  label: string;
  message: Message | null;
  /** How to mend it. */
  remedy: Message | null;
  /** What an import changes: `title: «A» → «B»`. */
  changes: string[];
}

export const nowhere: Place = { file: null, line: null, column: null };

export function at(file: string | null, line: number | null = null, column: string | null = null): Place {
  return { file, line, column };
}

export interface Problem {
  message: Message;
  remedy: Message;
}

export function refused(place: Place, label: string, { message, remedy }: Problem): ReportRow {
  return { ...place, outcome: ImportRowOutcome.REFUSED, label, message, remedy, changes: [] };
}

export function warning(place: Place, label: string, { message, remedy }: Problem): ReportRow {
  return { ...place, outcome: ImportRowOutcome.WARNING, label, message, remedy, changes: [] };
}

export function written(
  outcome:
    ImportRowOutcome.ADDED | ImportRowOutcome.CHANGED | ImportRowOutcome.UNCHANGED | ImportRowOutcome.GONE,
  place: Place,
  label: string,
  changes: string[] = [],
): ReportRow {
  return { ...place, outcome, label, message: null, remedy: null, changes };
}

/** A file that cannot be read at all. The import ends with this one row of its report. */
export class UnreadableSource extends Error {
  readonly row: ReportRow;

  constructor(place: Place, problem: Problem) {
    super(problem.message.en);
    this.row = refused(place, place.file ?? '', problem);
  }
}
