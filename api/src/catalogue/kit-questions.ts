import type { Fitment, Qualifier } from './fitment.entity.ts';
import type { Generation, VehicleModel } from './vehicle.entity.ts';

type Years = Pick<VehicleModel, 'yearFrom' | 'yearTo'>;

/** Everything known of the vehicle that a kit is asked for. */
export interface VehicleQuestion {
  /** The years in which the model (or the chosen generation) was made; null is an open end. */
  made: Years;
  year: number | null;
  /** Of those that are still possible; one alone is settled. */
  generations: readonly Pick<Generation, 'id' | 'name'>[];
  /** False while only one generation is known, and the vehicle may be of another. */
  isGenerationSettled: boolean;
  options: readonly Qualifier[];
  /** Names what no row mentions, such as any package but the one listed: «другое». */
  other: string;
}

/** A question that is still open. */
export interface OpenQuestion {
  answers: readonly string[];
  /** Which answers a row holds for; null where it does not ask. */
  takenBy(row: Fitment): ReadonlySet<number> | null;
}

export const GENERATION = 'generation';
export const YEAR = 'year';

/** Options are compared as people type them. */
const sameText = (text: string) => text.trim().toLowerCase();

/** Rows that hold for the year, generation and options as far as these are known. */
export function rowsFor<Row extends Fitment>(asked: VehicleQuestion, rows: readonly Row[]): Row[] {
  const possible = new Set(asked.generations.map(({ id }) => id));
  const chosen = new Map(asked.options.map(({ key, value }) => [sameText(key), sameText(value)]));
  const { year } = asked;
  return rows.filter(
    (row) =>
      (row.generationId === null || possible.has(row.generationId)) &&
      (year === null || covers(row, year)) &&
      row.qualifiers.every(({ key, value }) => {
        const answer = chosen.get(sameText(key));
        return answer === undefined || answer === sameText(value);
      }),
  );
}

/** Generation and year first, as people ask; then the options by name. */
export function openQuestions(asked: VehicleQuestion, rows: readonly Fitment[]): Map<string, OpenQuestion> {
  const questions = new Map<string, OpenQuestion>();
  const generation = generationQuestion(asked, rows);
  if (generation) questions.set(GENERATION, generation);
  const year = yearQuestion(asked, rows);
  if (year) questions.set(YEAR, year);
  const chosen = new Set(asked.options.map(({ key }) => sameText(key)));
  const keys = new Set(rows.flatMap(({ qualifiers }) => qualifiers.map(({ key }) => key)));
  for (const key of [...keys].toSorted((a, b) => a.localeCompare(b, 'ru')))
    if (!chosen.has(sameText(key))) questions.set(key, optionQuestion(asked, rows, key));
  return questions;
}

/** Who is asked «на гарантии: да» says no, not “other”. */
const opposites: Readonly<Record<string, string>> = { да: 'нет', есть: 'нет', yes: 'no' };

/**
 * Several values that rows mention are taken for all there are (gearbox: manual or automatic); a single one
 * (package: Honda Sensing) leaves the vehicles that don't have it.
 */
function optionQuestion({ other }: VehicleQuestion, rows: readonly Fitment[], key: string): OpenQuestion {
  const values = new Map<string, string>();
  const valueOf = (row: Fitment) => row.qualifiers.find((qualifier) => qualifier.key === key)?.value;
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== undefined) values.set(sameText(value), value);
  }
  const known = [...values.keys()].toSorted((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
  return {
    answers:
      known.length > 1
        ? known.map((value) => values.get(value)!)
        : [...values.values(), opposites[known[0]!] ?? other],
    takenBy: (row) => {
      const value = valueOf(row);
      return value === undefined ? null : new Set([known.indexOf(sameText(value))]);
    },
  };
}

function generationQuestion(asked: VehicleQuestion, rows: readonly Fitment[]): OpenQuestion | null {
  const { generations, isGenerationSettled, other } = asked;
  if (isGenerationSettled || rows.every(({ generationId }) => generationId === null)) return null;
  const names = generations.map(({ name }) => name);
  return {
    answers: names.length > 1 ? names : [...names, other],
    takenBy: ({ generationId }) =>
      generationId === null ? null : new Set([generations.findIndex(({ id }) => id === generationId)]),
  };
}

/** Years fall into spans between which no row begins or ends: within a span the answer is the same. */
function yearQuestion({ year, made }: VehicleQuestion, rows: readonly Fitment[]): OpenQuestion | null {
  if (year !== null) return null;
  const first = made.yearFrom ?? -Infinity;
  const last = made.yearTo ?? Infinity;
  const starts = new Set([first]);
  for (const { yearFrom, yearTo } of rows) {
    if (yearFrom !== null) starts.add(yearFrom);
    if (yearTo !== null) starts.add(yearTo + 1);
  }
  const inside = [...starts].filter((start) => start >= first && start <= last).toSorted((a, b) => a - b);
  const spans = inside.map((start, i) => ({ start, end: (inside[i + 1] ?? last + 1) - 1 }));
  if (spans.length < 2) return null;
  return {
    answers: spans.map(({ start, end }) => spanLabel(start, end)),
    takenBy: (row) =>
      row.yearFrom === null && row.yearTo === null
        ? null
        : new Set(spans.flatMap(({ start, end }, i) => (coversSpan(row, start, end) ? [i] : []))),
  };
}

function covers({ yearFrom, yearTo }: Years, year: number): boolean {
  return (yearFrom ?? -Infinity) <= year && year <= (yearTo ?? Infinity);
}

function coversSpan({ yearFrom, yearTo }: Years, start: number, end: number): boolean {
  return (yearFrom ?? -Infinity) <= start && end <= (yearTo ?? Infinity);
}

function spanLabel(start: number, end: number): string {
  if (start === end) return `${start}`;
  return `${start === -Infinity ? '' : start}–${end === Infinity ? '' : end}`;
}

/** A year within the span that an open choice named, `2016–2018`; any one does, see {@link openQuestions}. */
export function yearOfSpan(label: string): number | null {
  const found = /\d{4}/.exec(label);
  return found ? Number(found[0]) : null;
}

/** Generations that the vehicle may be of: the one chosen by id or name, else those made in the year. */
export function possibleGenerations<G extends Pick<Generation, 'id' | 'name' | 'yearFrom' | 'yearTo'>>(
  generations: readonly G[],
  {
    generationId,
    year,
    options,
  }: { generationId: string | null; year: number | null; options: readonly Qualifier[] },
): G[] {
  if (generationId) return generations.filter(({ id }) => id === generationId);
  const named = options.find(({ key }) => sameText(key) === GENERATION)?.value;
  if (named !== undefined) return generations.filter(({ name }) => sameText(name) === sameText(named));
  return year === null ? [...generations] : generations.filter((generation) => covers(generation, year));
}
