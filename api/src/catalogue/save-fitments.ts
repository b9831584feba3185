import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import { authorizeCatalogue, authorizeFitments, visibleFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, type FieldProblem } from '../errors.ts';
import { cleanFitment, type FitmentContent } from './check-fitment.ts';
import { findFitmentFindings, type RowToCheck } from './find-fitment-findings.ts';
import { FitmentChangeCause } from './fitment-change.entity.ts';
import { type FitmentFinding, type SavedFitments, type SaveFitmentsInput } from './fitment-grid.types.ts';
import { Fitment } from './fitment.entity.ts';
import { inChunks } from './row-changes.ts';
import { findProblems, mustMayConfirm } from './save-fitment.ts';
import { signChanges } from './sign-changes.ts';

/**
 * Saves what changed in a table of fitments: all of it, or nothing where a row is stale or the answer would become
 * contradictory. Contradictions between rows that were not touched stop nobody.
 * @throws BadInputError with the place of each problem (`rows.3.group`), UnauthenticatedError, ForbiddenError
 */
export async function saveFitments(tx: Ctx, { rows, remove }: SaveFitmentsInput): Promise<SavedFitments> {
  await authorizeCatalogue(tx, 'add');
  const touched = [...rows.flatMap(({ id, version }) => (id ? { id, version } : [])), ...remove];
  mustBeNamedOnce(touched.map(({ id }) => id));
  const known = new Map<string, Fitment>();
  if (touched.length > 0)
    for (const fitment of await authorizeFitments(
      tx,
      touched.map(({ id }) => id),
    ))
      known.set(fitment.id, fitment);
  const stale = touched
    .filter(({ id, version }) => known.get(id)?.version !== version)
    .map(({ id }) => ({ id, theirs: known.get(id) ?? null }));
  if (stale.length > 0) return { isSaved: false, saved: [], stale, findings: [] };

  const contents = rows.map(cleanFitment);
  await mustBeSound(tx, contents, (i) => known.get(rows[i]!.id ?? '') ?? null);
  await keepHiddenDiagrams(tx, contents, (i) => known.get(rows[i]!.id ?? '') ?? null);
  const next = contents.map((content, input): RowToCheck => ({
    content,
    id: rows[input]!.id ?? null,
    input,
  }));
  const findings = await findFindings(tx, next, remove);
  if (findings.some(({ isError }) => isError)) return { isSaved: false, saved: [], stale: [], findings };
  return { isSaved: true, saved: await write(tx, next, known, remove), stale: [], findings };
}

function mustBeNamedOnce(ids: readonly string[]): void {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice)
    throw new BadInputError([
      {
        path: 'rows',
        message: {
          ru: `Строка ${twice} названа дважды. Оставьте её один раз.`,
          en: `The row ${twice} is named twice. Keep it once.`,
        },
      },
    ]);
}

/** @throws BadInputError, ForbiddenError */
async function mustBeSound(
  tx: Ctx,
  contents: readonly FitmentContent[],
  before: (row: number) => Fitment | null,
): Promise<void> {
  const { visibleEntry, model, generation } = tx.loaders;
  // All at once, for the rows to find them loaded; one list after the other: a transaction has a single connection.
  await visibleEntry.loadMany(
    contents.flatMap((row) => [row.equipmentId, ...(row.diagramId ? [row.diagramId] : [])]),
  );
  await model.loadMany(contents.map(({ modelId }) => modelId));
  await generation.loadMany(contents.flatMap(({ generationId }) => generationId ?? []));
  const problems: FieldProblem[] = [];
  for (const [i, content] of contents.entries()) {
    await mustMayConfirm(tx, content, before(i));
    for (const problem of await findProblems(tx, content, before(i)))
      problems.push({ ...problem, path: `rows.${i}.${problem.path}` });
  }
  if (problems.length > 0) throw new BadInputError(problems);
}

/** Whoever is not shown the diagram of a row sends none; that must not take it away. */
async function keepHiddenDiagrams(
  tx: Ctx,
  contents: readonly FitmentContent[],
  before: (row: number) => Fitment | null,
): Promise<void> {
  const { visibleEntry } = tx.loaders;
  const diagramOf = (i: number) => (contents[i]!.diagramId ? null : (before(i)?.diagramId ?? null));
  await visibleEntry.loadMany(contents.flatMap((_, i) => diagramOf(i) ?? []));
  for (const [i, content] of contents.entries()) {
    const diagramId = diagramOf(i);
    if (diagramId && !(await visibleEntry.load(diagramId))) content.diagramId = diagramId;
  }
}

/** What is to be said of the rows that are saved, beside those that stay as they are. */
export async function findFindings(
  tx: Ctx,
  next: readonly RowToCheck[],
  remove: readonly { id: string }[],
): Promise<FitmentFinding[]> {
  if (next.length === 0) return [];
  const modelIds = next.map(({ content }) => content.modelId);
  const equipmentIds = next.map(({ content }) => content.equipmentId);
  // Whoever else saves rows of these models takes their turn: both could be right, and wrong together.
  await tx.db.query(`SELECT FROM vehicle_model WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [modelIds]);
  const others = await (
    await visibleFitments(tx)
  )
    .andWhere(
      `(fitment.model_id, fitment.equipment_id) IN (SELECT * FROM unnest(:modelIds::uuid[], :equipmentIds::uuid[]))`,
      { modelIds, equipmentIds },
    )
    .andWhere('fitment.id <> ALL(:replaced)', {
      replaced: [...next.flatMap(({ id }) => id ?? []), ...remove.map(({ id }) => id)],
    })
    .getMany();
  const rest = others.map((row): RowToCheck => ({ content: cleanFitment(row), id: row.id, input: null }));
  return await findFitmentFindings(tx, [...next, ...rest]);
}

async function write(
  tx: Ctx,
  next: readonly RowToCheck[],
  known: ReadonlyMap<string, Fitment>,
  remove: readonly { id: string }[],
): Promise<Fitment[]> {
  await signChanges(tx, FitmentChangeCause.HAND);
  const fitments = tx.db.getRepository(Fitment);
  if (remove.length > 0) await fitments.delete(remove.map(({ id }) => id));
  const saved = next.map(({ content, id }): Fitment => {
    const before = id ? known.get(id)! : null;
    if (before && isDeepStrictEqual(cleanFitment(before), content)) return before;
    const { sourceKey = null, version = 0 } = before ?? {};
    return { ...content, id: id ?? randomUUID(), sourceKey, version: version + 1, updatedAt: tx.now() };
  });
  const changed = saved.filter((row) => known.get(row.id) !== row);
  for (const chunk of inChunks(changed)) await fitments.upsert(chunk as never, ['id']);
  return saved;
}
