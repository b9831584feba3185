import { mustEditFitments, visibleFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { NotFoundError } from '../errors.ts';
import { FitmentChange } from './fitment-change.entity.ts';

export interface HistoryFilter {
  modelId?: string | null;
  equipmentId?: string | null;
  fitmentId?: string | null;
}

/** A change with the row as it is now, for whoever would return to what was before. */
export type ListedChange = FitmentChange & {
  /** null where the row is removed. */
  currentVersion: number | null;
};

/**
 * Changes of fitments, newest first, removed rows included: those of equipment that the viewer may see.
 * @param before the id of a change that older ones are asked for
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function listFitmentChanges(
  ctx: Ctx,
  filter: HistoryFilter,
  { first, before }: { first: number; before: string | null },
): Promise<ListedChange[]> {
  await mustEditFitments(ctx);
  const query = await visibleChanges(ctx);
  if (filter.modelId) query.andWhere('change.model_id = :modelId', filter);
  if (filter.equipmentId) query.andWhere('change.equipment_id = :equipmentId', filter);
  if (filter.fitmentId) query.andWhere('change.fitment_id = :fitmentId', filter);
  if (before) query.andWhere('change.id < :before', { before: isChangeId(before) ? before : '0' });
  const changes = await query.orderBy('change.id', 'DESC').limit(first).getMany();
  const now = await (
    await visibleFitments(ctx)
  )
    .andWhere('fitment.id = ANY(:ids)', { ids: changes.map(({ fitmentId }) => fitmentId) })
    .getMany();
  const versions = new Map(now.map(({ id, version }) => [id, version]));
  return changes.map((change) =>
    Object.assign(change, { currentVersion: versions.get(change.fitmentId) ?? null }),
  );
}

/** @throws NotFoundError where the viewer may not know of it */
export async function findVisibleChange(ctx: Ctx, id: string): Promise<FitmentChange> {
  const change = isChangeId(id)
    ? await (await visibleChanges(ctx)).andWhere('change.id = :id', { id }).getOne()
    : null;
  if (!change) throw new NotFoundError();
  return change;
}

/** Clients send any text as an id: none but these are numbers of eight bytes. */
const isChangeId = (id: string) => /^\d{1,18}$/.test(id);

async function visibleChanges(ctx: Ctx) {
  const equipment = (await publishedEntries(ctx)).select('entry.id');
  return ctx.db
    .getRepository(FitmentChange)
    .createQueryBuilder('change')
    .where(`change.equipment_id IN (${equipment.getQuery()})`)
    .setParameters(equipment.getParameters());
}
