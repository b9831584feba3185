import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import type { Ctx } from '../context.ts';
import { select } from '../database/rows.ts';
import type { VoteCounts } from './vote.types.ts';

export const noVotes: Readonly<VoteCounts> = {
  helpful: 0,
  unhelpful: 0,
  earlierHelpful: 0,
  earlierUnhelpful: 0,
};

/** By entry; those that nobody voted on are missing. */
export async function loadVoteCounts(
  db: EntityManager,
  ids: readonly string[],
): Promise<Map<string, VoteCounts>> {
  const rows = await select(
    db,
    `SELECT entry.id,
            count(*) FILTER (WHERE is_helpful AND revision_id = published_revision_id)::int AS helpful,
            count(*) FILTER (WHERE NOT is_helpful AND revision_id = published_revision_id)::int AS unhelpful,
            count(*) FILTER (WHERE is_helpful AND revision_id <> published_revision_id)::int AS "earlierHelpful",
            count(*) FILTER (WHERE NOT is_helpful AND revision_id <> published_revision_id)::int AS "earlierUnhelpful"
     FROM entry_vote JOIN entry ON entry.id = entry_vote.entry_id
     WHERE entry.id = ANY(:ids) GROUP BY entry.id`,
    { ids },
  );
  return new Map(rows.map(({ id, ...counts }) => [id as string, counts as unknown as VoteCounts]));
}

const loaders = new WeakMap<Ctx, DataLoader<string, VoteCounts>>();

/** Batched within a request, by the entry's id. */
export function votesOn(ctx: Ctx): DataLoader<string, VoteCounts> {
  const loader =
    loaders.get(ctx) ??
    new DataLoader(async (ids: readonly string[]) => {
      const found = await loadVoteCounts(ctx.db, ids);
      return ids.map((id) => found.get(id) ?? noVotes);
    });
  loaders.set(ctx, loader);
  return loader;
}
