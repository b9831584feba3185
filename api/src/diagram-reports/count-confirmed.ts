import { isSignedIn } from '../access/viewer.ts';
import { visibleFitments } from '../access/catalogue.ts';
import { Evidence } from '../catalogue/fitment.entity.ts';
import type { Ctx } from '../context.ts';

/**
 * On how many vehicles a diagram proved right: installations, told in reports or at the end of visits and let in by an
 * expert, of what it is the diagram of. Of devices that the viewer may see.
 * @returns null for whom there are no fitments
 */
export async function countConfirmed(ctx: Ctx, diagramId: string): Promise<number | null> {
  if (!isSignedIn(ctx.viewer)) return null;
  const counted = await (
    await visibleFitments(ctx)
  )
    .innerJoin(Evidence, 'evidence', 'evidence.fitment_id = fitment.id AND evidence.confirms')
    .andWhere('fitment.diagram_id = :diagramId', { diagramId })
    .select('count(*)::int', 'count')
    .getRawOne<{ count: number }>();
  return counted!.count;
}
