import { isDeepStrictEqual } from 'node:util';
import type { FitmentContent } from './check-fitment.ts';
import type { Fitment } from './fitment.entity.ts';

/** A row of a table: all of it, and what of it was told. */
export interface PairedRow {
  id: string | null;
  said: Partial<FitmentContent>;
  whole: FitmentContent;
}

export interface Pairs {
  /** What stands in the catalogue for a row, by the row's index. */
  pairs: Map<number, Fitment>;
  /** The index of an earlier row that says the same, by the row's index. */
  twins: Map<number, number>;
}

type Field = keyof FitmentContent;
const years = ['yearFrom', 'yearTo'] as const satisfies Field[];
const conditions = ['generationId', 'qualifiers'] as const satisfies Field[];
const place = ['role', 'group'] as const satisfies Field[];

/** From the surest sign of being the same row to the weakest; each row of the catalogue is given away once. */
const passes: readonly ((row: PairedRow, known: Fitment) => boolean)[] = [
  (row, known) => row.id === known.id,
  ({ said }, known) => agree(said, known, [...conditions, ...years, ...place]),
  // Years that grew or shrank: a change, and not one row gone and another new.
  ({ said }, known) => agree(said, known, [...conditions, ...place]) && touches(said, known),
  ({ said }, known) => agree(said, known, [...conditions, ...years]),
];

/** Tells which rows of a table are which rows of the catalogue. */
export function pairFitments(rows: readonly PairedRow[], known: readonly Fitment[]): Pairs {
  const pairs = new Map<number, Fitment>();
  const twins = twinsOf(rows);
  const byId = new Map(known.map((fitment) => [fitment.id, fitment]));
  const free = Map.groupBy(known, groupOf);
  const give = (at: number, fitment: Fitment) => {
    pairs.set(at, fitment);
    const group = free.get(groupOf(fitment))!;
    group.splice(group.indexOf(fitment), 1);
  };
  for (const [at, { id }] of rows.entries()) {
    const own = id === null ? undefined : byId.get(id);
    if (own && !twins.has(at)) give(at, own);
  }
  for (const isSame of passes.slice(1))
    for (const [at, row] of rows.entries()) {
      if (pairs.has(at) || twins.has(at)) continue;
      const candidates = (free.get(groupOf(row.whole)) ?? []).filter((fitment) => isSame(row, fitment));
      const best = candidates.toSorted((a, b) => overlap(row.whole, b) - overlap(row.whole, a))[0];
      if (best) give(at, best);
    }
  return { pairs, twins };
}

/** Rows that say who, where and when in the same words; unless the table has ids for them, which tell them apart. */
function twinsOf(rows: readonly PairedRow[]): Map<number, number> {
  const first = new Map<string, number>();
  const twins = new Map<number, number>();
  for (const [at, { id, whole }] of rows.entries()) {
    const identity = JSON.stringify([groupOf(whole), ...[...conditions, ...years, ...place].map((field) => whole[field])]); // prettier-ignore
    const keys = id === null ? [identity] : [`id ${id}`];
    const twin = keys.map((key) => first.get(key)).find((index) => index !== undefined);
    if (twin !== undefined) twins.set(at, twin);
    for (const key of keys) if (!first.has(key)) first.set(key, at);
  }
  return twins;
}

const groupOf = ({ modelId, equipmentId }: FitmentContent) => `${modelId} ${equipmentId}`;

/** Whether both say the same in these fields; what a table leaves out agrees with anything. */
function agree(said: Partial<FitmentContent>, known: FitmentContent, fields: readonly Field[]): boolean {
  return fields.every((field) => said[field] === undefined || isDeepStrictEqual(said[field], known[field]));
}

type Years = Pick<FitmentContent, 'yearFrom' | 'yearTo'>;

/** Years in common, or one right after the other. */
function touches(said: Partial<FitmentContent>, known: Years): boolean {
  if (said.yearFrom === undefined && said.yearTo === undefined) return true;
  return overlap({ yearFrom: said.yearFrom ?? null, yearTo: said.yearTo ?? null }, known) >= 0;
}

/** How many years two spans have in common; 0 where they only touch, less where there is a gap. Open ends are far away. */
export function overlap(a: Years, b: Years): number {
  const [start, end] = [1800, 2200];
  const from = Math.max(a.yearFrom ?? start, b.yearFrom ?? start);
  const to = Math.min(a.yearTo ?? end, b.yearTo ?? end);
  return to - from + 1;
}
