import type { Condition, FitmentRoleName, FitmentStateName } from './fitment-words.ts';
import type { YearSpan } from '../years/read-years.ts';

export type Years = Pick<YearSpan, 'yearFrom' | 'yearTo'>;

/** A row of the catalogue as far as the check looks at it. */
export interface CheckedFitment extends Years {
  /** Ids, or whatever tells one from another. */
  equipment: string;
  model: string;
  generation: string | null;
  state: FitmentStateName;
  role: FitmentRoleName;
  group: string | null;
  qualifiers: readonly Condition[];
  /** All else that a kit tells of the row, as one text: equal for rows that answer alike. */
  answer: string;
  /** When the generation, or the whole model, was made. */
  made: Years;
}

export type FitmentFindingCode = 'SAME_PLACE' | 'CONTRADICTION' | 'OVERLAP' | 'OUTSIDE_YEARS';

export interface FitmentFinding {
  code: FitmentFindingCode;
  /** With an error the answer would be contradictory; a warning may be meant so. */
  isError: boolean;
  /** By their places in what was checked; the first is the earlier one. */
  rows: number[];
  /** Where the rows meet, or what one row claims. */
  years: Years;
  conditions: Condition[];
}

/**
 * Rows that answer for the same vehicle without it being said which one counts. A row inside another is an exception
 * from it, as a kit reads them: the narrower one wins, and nothing is found. What nobody answers for is no error either.
 * Compares rows of one device and model with each other; the rest is by row.
 */
export function checkFitments(rows: readonly CheckedFitment[]): FitmentFinding[] {
  const findings = rows.flatMap((row, i): FitmentFinding[] =>
    yearsReachBeyond(row, row.made) ? [finding('OUTSIDE_YEARS', false, [i], row, [])] : [],
  );
  const places = rows.map((row, i) => ({ row, i }));
  for (const same of Map.groupBy(places, ({ row }) => `${row.equipment} ${row.model}`).values())
    for (const [at, one] of same.entries())
      for (const other of same.slice(at + 1)) {
        const found = compare(one.row, other.row);
        if (found) findings.push({ ...found, rows: [one.i, other.i] });
      }
  return findings.toSorted((a, b) => Number(b.isError) - Number(a.isError) || a.rows[0]! - b.rows[0]!);
}

function compare(a: CheckedFitment, b: CheckedFitment): FitmentFinding | null {
  const isSame = isEqualPlace(a, b) && a.role === b.role && a.group === b.group;
  const met = meeting(a, b);
  if (!met) return null;
  const tell = (code: FitmentFindingCode, isError: boolean) =>
    finding(code, isError, [], met.years, met.conditions);
  if (isSame && isNegative(a) === isNegative(b)) return tell('SAME_PLACE', true);
  // What is not known says nothing that could contradict.
  if (a.state === 'UNKNOWN' || b.state === 'UNKNOWN') return null;
  const isOneInside = !isEqualPlace(a, b) && (isInside(a, b) || isInside(b, a));
  if (isOneInside) return null;
  if (isNegative(a) !== isNegative(b))
    return isEqualBesideYears(a, b) ? tell('CONTRADICTION', true) : tell('OVERLAP', false);
  if (isNegative(a) || a.role !== b.role || a.group !== b.group) return null;
  const answersAlike = a.state === b.state && a.answer === b.answer;
  return answersAlike && !isEqualBesideYears(a, b) ? null : tell('OVERLAP', false);
}

const isNegative = ({ state }: CheckedFitment) => state === 'NOT_COMPATIBLE';

/** Years of `inner` that lie outside `outer`: a slip of the pen, or a model year ahead of production. */
export function yearsReachBeyond(inner: Years, outer: Years): boolean {
  const before = inner.yearFrom !== null && outer.yearFrom !== null && inner.yearFrom < outer.yearFrom;
  const after = inner.yearTo !== null && outer.yearTo !== null && inner.yearTo > outer.yearTo;
  return before || after;
}

/** The vehicles that both rows hold for; null where there is none. */
function meeting(a: CheckedFitment, b: CheckedFitment): { years: Years; conditions: Condition[] } | null {
  if (a.generation && b.generation && a.generation !== b.generation) return null;
  const yearFrom = latest(a.yearFrom, b.yearFrom);
  const yearTo = earliest(a.yearTo, b.yearTo);
  if (yearFrom !== null && yearTo !== null && yearFrom > yearTo) return null;
  const conditions = new Map<string, Condition>();
  for (const condition of [...a.qualifiers, ...b.qualifiers]) {
    const known = conditions.get(plain(condition.key));
    if (known && plain(known.value) !== plain(condition.value)) return null;
    conditions.set(plain(condition.key), condition);
  }
  return { years: { yearFrom, yearTo }, conditions: [...conditions.values()] };
}

/** Whether `inner` holds for some of the vehicles of `outer` and for no others. */
function isInside(inner: CheckedFitment, outer: CheckedFitment): boolean {
  const conditions = new Set(inner.qualifiers.map(said));
  return (
    (outer.generation === null || outer.generation === inner.generation) &&
    latest(inner.yearFrom, outer.yearFrom) === inner.yearFrom &&
    earliest(inner.yearTo, outer.yearTo) === inner.yearTo &&
    outer.qualifiers.every((condition) => conditions.has(said(condition)))
  );
}

const isEqualPlace = (a: CheckedFitment, b: CheckedFitment) =>
  a.yearFrom === b.yearFrom && a.yearTo === b.yearTo && isEqualBesideYears(a, b);

function isEqualBesideYears(a: CheckedFitment, b: CheckedFitment): boolean {
  const conditions = new Set(a.qualifiers.map(said));
  return (
    a.generation === b.generation &&
    conditions.size === b.qualifiers.length &&
    b.qualifiers.every((condition) => conditions.has(said(condition)))
  );
}

const plain = (text: string) => text.trim().toLowerCase();
const said = ({ key, value }: Condition) => `${plain(key)}\0${plain(value)}`;

const latest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));
const earliest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));

function finding(
  code: FitmentFindingCode,
  isError: boolean,
  rows: number[],
  { yearFrom, yearTo }: Years,
  conditions: Condition[],
): FitmentFinding {
  return { code, isError, rows, years: { yearFrom, yearTo }, conditions };
}
