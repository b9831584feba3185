import type { Ctx } from '../context.ts';
import { columnsOf, entityOf, select } from '../database/rows.ts';
import { Entry } from './entry.entity.ts';
import { isPublished } from './entry.queries.ts';

/** What an entry's page names beside it: its language twins, the equipment it is about, and what points to it. */
export type Relation = 'translations' | 'equipment' | 'backlinks';

export interface RelatedKey {
  of: string;
  relation: Relation;
}

/** The most that are loaded of each relation, newest first: everything about a popular tracker is a list of its own. */
export const mostRelated = 100;

const pairs: Record<Relation, string> = {
  translations: `SELECT twin.id AS of, other.id FROM entry twin
    JOIN entry other ON other.translation_group = twin.translation_group AND other.id <> twin.id
    WHERE twin.id = ANY(:translations)`,
  equipment: `SELECT entry_id AS of, equipment_id AS id FROM entry_equipment WHERE entry_id = ANY(:equipment)`,
  backlinks: `SELECT to_id AS of, from_id AS id FROM entry_link WHERE to_id = ANY(:backlinks)
    UNION SELECT equipment_id, entry_id FROM entry_equipment WHERE equipment_id = ANY(:backlinks)`,
};

/** Published entries that the viewer may see, for any number of entries and relations in one statement. */
export async function loadRelated(ctx: Ctx, keys: readonly RelatedKey[]): Promise<Entry[][]> {
  const ids = Object.entries(
    Object.groupBy(keys, ({ relation }) => relation) as Record<Relation, RelatedKey[]>,
  ).map(([relation, wanted]) => [relation as Relation, wanted.map(({ of }) => of)] as const);
  const { sql, parameters } = await isPublished(ctx);
  const rows = await select(
    ctx.db,
    `SELECT * FROM (
       SELECT related.relation, related.of,
              row_number() OVER (PARTITION BY related.relation, related.of ORDER BY entry.updated_at DESC, entry.id DESC) AS place,
              ${columnsOf(ctx.db, Entry, 'entry')}
       FROM (${ids.map(([relation]) => `SELECT '${relation}' AS relation, of, id FROM (${pairs[relation]}) ${relation}`).join(' UNION ALL ')}) related
       JOIN entry ON entry.id = related.id
       WHERE ${sql}
     ) found WHERE place <= ${mostRelated} ORDER BY place`,
    { ...parameters, ...Object.fromEntries(ids) },
  );
  const found = Map.groupBy(rows, (row) => keyOf(row as unknown as RelatedKey));
  return keys.map((key) => (found.get(keyOf(key)) ?? []).map((row) => entityOf(ctx.db, Entry, 'entry', row)));
}

export const keyOf = ({ relation, of }: RelatedKey): string => `${relation} ${of}`;
