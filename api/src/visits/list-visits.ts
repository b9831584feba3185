import { mustSeeVisits, visibleVisits } from '../access/visits.ts';
import type { Ctx } from '../context.ts';
import { type Page, pageOf } from '../graphql/page.ts';
import type { Visit } from './visit.entity.ts';
import type { VisitsArgs } from './visit.input.ts';

/** Newest first, as far as the viewer may see them. @throws NotFoundError */
export async function listVisits(
  ctx: Ctx,
  { mine, states, modelId, ...page }: VisitsArgs,
): Promise<Page<Visit>> {
  const { person } = mustSeeVisits(ctx);
  const visits = await visibleVisits(ctx);
  if (mine) visits.andWhere('(visit.created_by_id = :me OR visit.assigned_to_id = :me)', { me: person.id });
  if (states) visits.andWhere('visit.state = ANY(:states)', { states });
  if (modelId) visits.andWhere('visit.model_id = :modelId', { modelId });
  return await pageOf(visits, 'visit', page, 'createdAt');
}

/** How many visits of each model the viewer may see. */
export async function countVisits(ctx: Ctx, modelIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await (
    await visibleVisits(ctx)
  )
    .andWhere('visit.model_id = ANY(:modelIds)', { modelIds })
    .select('visit.model_id', 'id')
    .addSelect('count(*)::int', 'count')
    .groupBy('visit.model_id')
    .getRawMany<{ id: string; count: number }>();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
