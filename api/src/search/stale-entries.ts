import { isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import { isPublished } from '../entries/entry.queries.ts';

/** More changes than these are not looked at one by one: a search must not wait for an import. */
const mostChanges = 1_000;

/**
 * Entries that changed and may still stand in the index with more than the viewer may see: the seconds after a right was
 * taken away. Hits are loaded with the rights in SQL anyway; totals, counts and corrections come from the index alone, so
 * these are left out of its query. What was never published is in no index.
 * @returns null where too much has changed to tell: then nothing but the hits may be told
 */
export async function staleEntryIds(ctx: Ctx): Promise<string[] | null> {
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
  const [found] = await select(
    ctx.db,
    `WITH changed AS (
       SELECT subject_id FROM search_outbox WHERE subject = 'entry' LIMIT ${mostChanges + 1}
     ), changes AS (SELECT count(*) <= ${mostChanges} AS are_few FROM changed)
     SELECT are_few AS "areFew", ARRAY(
       SELECT DISTINCT changed.subject_id FROM changed
       WHERE are_few
         AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = changed.subject_id AND entry.published_at IS NULL)
         AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.id = changed.subject_id AND ${shown.sql} AND ${isWhole})
     ) AS ids FROM changes`,
    shown.parameters,
  );
  return found!['areFew'] ? (found!['ids'] as string[]) : null;
}
