import { randomUUID } from 'node:crypto';
import { authorizeCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { selectRows } from '../database/rows.ts';
import { cleanFitment, type FitmentContent, fitmentFields, fitmentProblems } from './check-fitment.ts';
import { type PairedRow, pairFitments } from './pair-fitments.ts';
import { FitmentChangeCause } from './fitment-change.entity.ts';
import { Fitment, FitmentState } from './fitment.entity.ts';
import { changesBetween, inChunks } from './row-changes.ts';
import { signChanges } from './sign-changes.ts';
import { type FitmentChanges, type FitmentOutcome, removeGoneFitments } from './upsert-fitments.ts';

/** What one row of a table says of a fitment; what it leaves out stays as it is. */
export interface ToldFitment {
  /** The row's own id, where the table was exported by this program. */
  id: string | null;
  said: Partial<FitmentContent> & Pick<FitmentContent, 'equipmentId' | 'modelId'>;
  /** Where a new row comes from, unless the table tells that itself. */
  sourceWhenAdded?: string;
  /** The told diagram in its other languages: a fitment that has one of them keeps it. */
  diagramTwins?: readonly string[];
}

export interface MergeOptions {
  removeGone: boolean;
  /** Told the share that is done, 0 to 1. */
  onProgress?(done: number): void;
  signal?: AbortSignal;
}

/**
 * Brings the fitments of the catalogue to what a table says, whoever entered them: a row that says who, where and when in
 * the same words is that row, and one whose years grew, or whose place in the kit is another, is that row changed. Only
 * rows that this source brought can be gone. What we confirmed stays confirmed whatever a list promises.
 * @param source short and without a colon; marks what is added
 * @throws UnauthenticatedError, ForbiddenError
 */
export async function mergeFitments(
  tx: Ctx,
  source: string,
  given: readonly ToldFitment[],
  options: MergeOptions,
): Promise<FitmentChanges> {
  await authorizeCatalogue(tx, 'change');
  await signChanges(tx, FitmentChangeCause.IMPORT);
  const before = await loadBefore(tx, source, given);
  const rows = given.map(clean);
  const { pairs, twins } = pairFitments(rows, [...before.values()]);
  const changed: Fitment[] = [];
  const outcomes = rows.map((row, at): FitmentOutcome => {
    const known = pairs.get(at) ?? null;
    const id = known?.id ?? (row.id && !before.has(row.id) ? row.id : randomUUID());
    const said: FitmentOutcome = { id, outcome: 'REFUSED', changes: [], problems: [], duplicateOf: null };
    const twin = twins.get(at);
    if (twin !== undefined) return { ...said, duplicateOf: twin };
    const next = nextOf(row, known, given[at]!.diagramTwins ?? []);
    const problems = fitmentProblems(next, known);
    if (problems.length > 0) return { ...said, problems };
    const changes = known ? changesBetween<FitmentContent>(known, next, fitmentFields) : [];
    if (known && changes.length === 0) return { ...said, outcome: 'UNCHANGED' };
    changed.push({
      ...next,
      id,
      version: (known?.version ?? 0) + 1,
      updatedAt: tx.now(),
      sourceKey: known ? known.sourceKey : `${source}:${id}`,
    });
    return { ...said, outcome: known ? 'CHANGED' : 'ADDED', changes };
  });
  await write(tx, changed, options);
  const kept = new Set([...pairs.values()].map(({ id }) => id));
  const gone = [...before.values()].filter(
    ({ id, sourceKey }) => !kept.has(id) && sourceKey?.startsWith(`${source}:`),
  );
  return { rows: outcomes, gone: await removeGoneFitments(tx, gone, options) };
}

/** Fitments of the same vehicles and devices, those with the ids that are named, and all that this source brought. */
async function loadBefore(
  tx: Ctx,
  source: string,
  given: readonly ToldFitment[],
): Promise<Map<string, Fitment>> {
  const unique = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const rows = await selectRows(
    tx.db,
    Fitment,
    'fitment',
    `WHERE (fitment.model_id = ANY(:models) AND fitment.equipment_id = ANY(:devices))
       OR fitment.id = ANY(:ids) OR starts_with(fitment.source_key, :scope)
     ORDER BY fitment.id`,
    {
      models: unique(given.map(({ said }) => said.modelId)),
      devices: unique(given.map(({ said }) => said.equipmentId)),
      ids: unique(given.map(({ id }) => id)),
      scope: `${source}:`,
    },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A row in the one form in which rows are stored, and which of its fields were told. */
function clean({ id, said, sourceWhenAdded }: ToldFitment): PairedRow {
  const whole = cleanFitment({ state: FitmentState.SUPPORTED, source: sourceWhenAdded ?? null, ...said });
  const told = fitmentFields.filter((field) => said[field] !== undefined);
  return {
    id,
    whole,
    said: Object.fromEntries(told.map((field) => [field, whole[field]])),
  };
}

function nextOf(
  { said, whole }: PairedRow,
  known: Fitment | null,
  diagramTwins: readonly string[],
): FitmentContent {
  if (!known) return whole;
  const isPromise = said.state === FitmentState.SUPPORTED || said.state === FitmentState.UNKNOWN;
  const state =
    known.state === FitmentState.CONFIRMED_BY_US && isPromise ? known.state : (said.state ?? known.state);
  const hasTwin = known.diagramId !== null && diagramTwins.includes(known.diagramId);
  const next = { ...known, ...said, state, ...(hasTwin && { diagramId: known.diagramId }) };
  return Object.fromEntries(fitmentFields.map((field) => [field, next[field]])) as unknown as FitmentContent;
}

/** As one document a chunk: a parameter for every column of every row would cost more than the writing itself. */
async function write(tx: Ctx, rows: readonly Fitment[], options: MergeOptions): Promise<void> {
  const columns = tx.db.connection.getMetadata(Fitment).columns;
  const names = columns.map(({ databaseName }) => `"${databaseName}"`);
  const changes = names.filter((name) => name !== '"id"').map((name) => `${name} = excluded.${name}`);
  const storedOf = (row: Fitment) =>
    Object.fromEntries(
      columns.map(({ databaseName, propertyName }) => [databaseName, row[propertyName as keyof Fitment]]),
    );
  let done = 0;
  for (const chunk of inChunks(rows)) {
    options.signal?.throwIfAborted();
    await tx.db.query(
      `INSERT INTO fitment (${names.join(', ')})
       SELECT ${names.join(', ')} FROM jsonb_populate_recordset(NULL::fitment, $1::jsonb)
       ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`,
      [JSON.stringify(chunk.map(storedOf))],
    );
    done += chunk.length;
    options.onProgress?.(done / rows.length);
  }
}
