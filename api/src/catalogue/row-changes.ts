import { isDeepStrictEqual } from 'node:util';
import type { FieldProblem } from '../errors.ts';

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** What became of one given row. REFUSED rows are not written; the caller decides whether the others stay. */
export interface RowOutcome {
  outcome: 'ADDED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';
  changes: FieldChange[];
  problems: FieldProblem[];
  /** Index of an earlier row that was the same thing; this one was passed over. */
  duplicateOf: number | null;
}

/** A row of this source that the source no longer has. */
export interface GoneRow {
  id: string;
  label: string;
}

/** Fields in which `after` says something else than `before`. */
export function changesBetween<T extends object>(
  before: T,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): FieldChange[] {
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const rowsInStatement = 1000;

export function* inChunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += rowsInStatement) yield rows.slice(at, at + rowsInStatement);
}
