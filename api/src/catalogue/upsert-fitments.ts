import { randomUUID } from 'node:crypto';
import { In, Like } from 'typeorm';
import { authorizeCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import type { FieldProblem } from '../errors.ts';
import {
  cleanFitment,
  type FitmentContent,
  fitmentFields,
  type FitmentGiven,
  fitmentProblems,
} from './check-fitment.ts';
import { FitmentChangeCause } from './fitment-change.entity.ts';
import { Evidence, Fitment, FitmentState } from './fitment.entity.ts';
import { InstallationReport } from '../installations/installation-report.entity.ts';
import { changesBetween, type GoneRow, inChunks, type RowOutcome } from './row-changes.ts';
import { signChanges } from './sign-changes.ts';
import { Generation, VehicleModel } from './vehicle.entity.ts';

/** A fitment as a source gives it. */
export type FitmentRow = FitmentGiven & {
  /** The source's own id; else equipment, vehicle, years, conditions and place in the kit stand for it. */
  key?: string | null;
};

export interface FitmentOutcome extends RowOutcome {
  id: string;
}

export interface FitmentChanges {
  /** One for each row, in order. */
  rows: FitmentOutcome[];
  /** Removed where that was asked for, unless we have proof of our own of it. */
  gone: (GoneRow & { isKept: boolean })[];
}

/**
 * Brings the fitments of a source to what it says now, in a handful of statements; what people entered and what other
 * sources brought is not touched. What we confirmed ourselves stays confirmed whatever a list promises.
 * @param source short and without a colon, such as `driver-assist-2022`
 * @throws UnauthenticatedError, ForbiddenError
 */
export async function upsertFitments(
  tx: Ctx,
  source: string,
  given: readonly FitmentRow[],
  options: { removeGone: boolean } = { removeGone: true },
): Promise<FitmentChanges> {
  await authorizeCatalogue(tx, 'change');
  await signChanges(tx, FitmentChangeCause.IMPORT);
  const before = new Map(
    (
      await tx.db
        .getRepository(Fitment)
        .findBy({ sourceKey: Like(`${source.replaceAll(/[\\%_]/g, '\\$&')}:%`) })
    ).map((fitment) => [fitment.sourceKey!, fitment]),
  );
  const rows = given.map((row) => cleanFitment(row));
  const misplaced = await findMisplaced(tx, rows);
  const seen = new Map<string, { at: number; outcome: FitmentOutcome }>();
  const changed: Fitment[] = [];
  const outcomes = rows.map((row, at): FitmentOutcome => {
    const sourceKey = `${source}:${given[at]!.key ?? identity(row)}`;
    const first = seen.get(sourceKey);
    if (first) return { ...first.outcome, duplicateOf: first.at };
    const outcome = takeIn(row, before.get(sourceKey) ?? null, misplaced(row));
    if (outcome.next) changed.push({ ...outcome.next, sourceKey, updatedAt: tx.now() });
    seen.set(sourceKey, { at, outcome: outcome.said });
    return outcome.said;
  });
  for (const chunk of inChunks(changed)) await tx.db.getRepository(Fitment).upsert(chunk as never, ['id']);
  const gone = [...before].flatMap(([key, fitment]) => (seen.has(key) ? [] : [fitment]));
  return { rows: outcomes, gone: await removeGoneFitments(tx, gone, options) };
}

function takeIn(
  row: FitmentContent,
  known: Fitment | null,
  misplaced: FieldProblem[],
): { said: FitmentOutcome; next?: Omit<Fitment, 'sourceKey' | 'updatedAt'> } {
  const id = known?.id ?? randomUUID();
  const problems = [...fitmentProblems(row, known), ...misplaced];
  const said: FitmentOutcome = { id, outcome: 'REFUSED', changes: [], problems, duplicateOf: null };
  if (problems.length > 0) return { said };
  const isPromise = row.state === FitmentState.SUPPORTED || row.state === FitmentState.UNKNOWN;
  const state = known?.state === FitmentState.CONFIRMED_BY_US && isPromise ? known.state : row.state;
  const next = { ...row, state, id, version: (known?.version ?? 0) + 1 };
  const changes = known ? changesBetween<FitmentContent>(known, next, fitmentFields) : [];
  if (known && changes.length === 0) return { said: { ...said, outcome: 'UNCHANGED' } };
  return { said: { ...said, outcome: known ? 'CHANGED' : 'ADDED', changes }, next };
}

/** What a row is about, as one text. */
function identity(row: FitmentContent): string {
  const { equipmentId, modelId, generationId, yearFrom, yearTo, qualifiers, role, group } = row;
  return JSON.stringify([equipmentId, modelId, generationId, yearFrom, yearTo, role, group, qualifiers]);
}

/** Looks up what the rows refer to, all at once; the answer tells of one row what is not there. */
async function findMisplaced(
  tx: Ctx,
  rows: readonly FitmentContent[],
): Promise<(row: FitmentContent) => FieldProblem[]> {
  const unique = (ids: (string | null)[]) => In([...new Set(ids.filter((id) => id !== null))]);
  const entries = await tx.db.getRepository(Entry).find({
    select: { id: true, kind: true },
    where: { id: unique(rows.flatMap(({ equipmentId, diagramId }) => [equipmentId, diagramId])) },
  });
  const models = await tx.db.getRepository(VehicleModel).find({
    select: { id: true },
    where: { id: unique(rows.map(({ modelId }) => modelId)) },
  });
  const generations = await tx.db.getRepository(Generation).find({
    select: { id: true, modelId: true },
    where: { id: unique(rows.map(({ generationId }) => generationId)) },
  });
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]));
  const modelIds = new Set(models.map(({ id }) => id));
  const modelOf = new Map(generations.map(({ id, modelId }) => [id, modelId]));
  return ({ equipmentId, modelId, generationId, diagramId }) => {
    const problems: FieldProblem[] = [];
    const say = (path: string, ru: string, en: string) => problems.push({ path, message: { ru, en } });
    if (kinds.get(equipmentId) !== 'EQUIPMENT')
      say('equipmentId', 'Такого оборудования нет.', 'There is no such equipment.');
    if (!modelIds.has(modelId)) say('modelId', 'Такой модели нет.', 'There is no such model.');
    if (generationId && modelOf.get(generationId) !== modelId)
      say('generationId', 'Это поколение другой модели.', 'This generation is another model’s.');
    if (diagramId && kinds.get(diagramId) !== 'DIAGRAM')
      say('diagramId', 'Такой схемы нет.', 'There is no such diagram.');
    return problems;
  };
}

/** Removes what a source no longer has, where that was asked for, and keeps what we have proof of or was told of. */
export async function removeGoneFitments(
  tx: Ctx,
  gone: readonly Fitment[],
  options: { removeGone: boolean },
): Promise<FitmentChanges['gone']> {
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  const labels = await tx.db.query<{ id: string; label: string }[]>(
    `SELECT fitment.id, concat_ws(' ', make.name, model.name || ',', entry.title) AS label
     FROM fitment
     JOIN vehicle_model model ON model.id = fitment.model_id
     JOIN make ON make.id = model.make_id
     JOIN entry ON entry.id = fitment.equipment_id
     WHERE fitment.id = ANY($1)`,
    [ids],
  );
  const label = new Map(labels.map((row) => [row.id, row.label]));
  const named = { select: { fitmentId: true }, where: { fitmentId: In(ids) } } as const;
  const evidence = await tx.db.getRepository(Evidence).find(named);
  // A report goes with its row, even one that nobody has decided on yet.
  const reports = await tx.db.getRepository(InstallationReport).find(named);
  const proven = new Set([...evidence, ...reports].map(({ fitmentId }) => fitmentId));
  const isKept = ({ id, state }: Fitment) =>
    !options.removeGone || state === FitmentState.CONFIRMED_BY_US || proven.has(id);
  for (const chunk of inChunks(gone.filter((fitment) => !isKept(fitment))))
    await tx.db.getRepository(Fitment).delete(chunk.map(({ id }) => id));
  return gone.map((fitment) => ({
    id: fitment.id,
    label: label.get(fitment.id) ?? '',
    isKept: isKept(fitment),
  }));
}
