import { isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import { isPublished } from '../entries/entry.queries.ts';

/**
 * Entries that changed and may still stand in the index with more than the viewer may see: the seconds after a right was
 * taken away. Hits are loaded with the rights in SQL anyway; totals, counts and corrections come from the index alone, so
 * these are left out of its query.
 */
export async function staleEntryIds(ctx: Ctx): Promise<string[]> {
  const shown = await isPublished(ctx);
  const { sql: seesDevice } = (await ctx.visibility()).condition('device');
  // What staff alone may read of an open entry, and a device it is about, may have been open when it was indexed.
  const hasHiddenPart = `EXISTS (SELECT 1 FROM revision WHERE revision.id = entry.published_revision_id
    AND jsonb_path_exists(revision.body, '$.** ? (@.type == "audienceBlock")'))`;
  const hasHiddenDevice = `EXISTS (SELECT 1 FROM entry_equipment link JOIN entry device ON device.id = link.equipment_id
    WHERE link.entry_id = entry.id AND NOT (${seesDevice}))`;
  const isWhole = isStaff(ctx.viewer)
    ? `NOT ${hasHiddenDevice}`
    : `NOT ${hasHiddenPart} AND NOT ${hasHiddenDevice}`;
  const rows = await select(
    ctx.db,
    `SELECT DISTINCT changed.subject_id AS id FROM search_outbox changed WHERE changed.subject = 'entry'
       AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = changed.subject_id AND ${shown.sql} AND ${isWhole})`,
    shown.parameters,
  );
  return rows.map(({ id }) => id as string);
}
