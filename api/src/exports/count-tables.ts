import { authorizeCatalogue, visibleFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { publishedEntries } from '../entries/entry.queries.ts';
import { Revision } from '../entries/revision.entity.ts';
import type { ExportedTable } from './export-tables.ts';

/** How many rows each table has for the viewer. @throws UnauthenticatedError, ForbiddenError as the export does */
export async function countTables(ctx: Ctx): Promise<Record<ExportedTable, number>> {
  await authorizeCatalogue(ctx, 'change');
  const fitments = await (await visibleFitments(ctx)).getCount();
  const [vehicles] = await ctx.db.query<{ rows: number }[]>(
    `SELECT count(*)::int AS rows FROM make LEFT JOIN vehicle_model model ON model.make_id = make.id
     LEFT JOIN generation ON generation.model_id = model.id`,
  );
  // A connector without pins has a row too.
  const cards = await (
    await publishedEntries(ctx)
  )
    .andWhere(`entry.kind = 'EQUIPMENT'`)
    .innerJoin(Revision, 'revision', 'revision.id = entry.published_revision_id')
    .select('count(*)::int', 'cards')
    .addSelect(
      `coalesce(sum((SELECT sum(greatest(1, jsonb_array_length(connector->'pins')))
        FROM jsonb_array_elements(revision.data->'pinout') connector)), 0)::int`,
      'pins',
    )
    .getRawOne<{ cards: number; pins: number }>();
  return { vehicles: vehicles!.rows, fitments, devices: cards!.cards, 'device-pins': cards!.pins };
}
