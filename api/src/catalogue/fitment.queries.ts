import type { Ctx } from '../context.ts';
import { visibleFitments } from '../access/catalogue.ts';
import { type Page, type PageArgs, pageOf } from '../graphql/page.ts';
import type { Fitment, FitmentState } from './fitment.entity.ts';
import { VehicleModel } from './vehicle.entity.ts';

export interface FitmentFilter {
  modelId?: string | null;
  makeId?: string | null;
  equipmentId?: string | null;
  state?: FitmentState | null;
}

/** Fitments that the viewer may see, last changed first. */
export async function listFitments(ctx: Ctx, filter: FitmentFilter, page: PageArgs): Promise<Page<Fitment>> {
  const query = await visibleFitments(ctx);
  if (filter.modelId) query.andWhere('fitment.model_id = :modelId', filter);
  if (filter.equipmentId) query.andWhere('fitment.equipment_id = :equipmentId', filter);
  if (filter.state) query.andWhere('fitment.state = :state', filter);
  if (filter.makeId)
    query
      .innerJoin(VehicleModel, 'model', 'model.id = fitment.model_id')
      .andWhere('model.make_id = :makeId', filter);
  return await pageOf(query, 'fitment', page, 'updatedAt');
}

export interface StateCount {
  equipmentId: string;
  state: FitmentState;
  count: number;
}

/** How many fitments of each device are in each state, of those that the viewer may see; most frequent first. */
export async function countStates(ctx: Ctx, equipmentIds: readonly string[]): Promise<StateCount[]> {
  return await (
    await visibleFitments(ctx)
  )
    .andWhere('fitment.equipment_id = ANY(:equipmentIds)', { equipmentIds })
    .select('fitment.equipment_id', 'equipmentId')
    .addSelect('fitment.state', 'state')
    .addSelect('count(*)::int', 'count')
    .groupBy('fitment.equipment_id')
    .addGroupBy('fitment.state')
    .orderBy('count(*)', 'DESC')
    .addOrderBy('fitment.state')
    .getRawMany<StateCount>();
}

/** How many fitments of each model the viewer may see. */
export async function countFitments(ctx: Ctx, modelIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await (
    await visibleFitments(ctx)
  )
    .andWhere('fitment.model_id = ANY(:modelIds)', { modelIds })
    .select('fitment.model_id', 'id')
    .addSelect('count(*)::int', 'count')
    .groupBy('fitment.model_id')
    .getRawMany<{ id: string; count: number }>();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
