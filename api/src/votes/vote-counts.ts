import type { EntityManager } from 'typeorm';
import { select } from '../database/rows.ts';
import type { VoteSummary } from './vote.types.ts';

export const noVotes: Readonly<VoteSummary> = {
  helpful: 0,
  unhelpful: 0,
  earlierHelpful: 0,
  earlierUnhelpful: 0,
  mine: null,
};

/**
 * By entry; those that nobody voted on are missing.
 * @param me whose own vote is told beside the counts
 */
export async function loadVotes(
  db: EntityManager,
  ids: readonly string[],
  me: string | null = null,
): Promise<Map<string, VoteSummary>> {
  const rows = await select(
    db,
    `SELECT id,
            count(*) FILTER (WHERE is_helpful AND is_present)::int AS helpful,
            count(*) FILTER (WHERE NOT is_helpful AND is_present)::int AS unhelpful,
            count(*) FILTER (WHERE is_helpful AND NOT is_present)::int AS "earlierHelpful",
            count(*) FILTER (WHERE NOT is_helpful AND NOT is_present)::int AS "earlierUnhelpful",
            bool_or(is_helpful) FILTER (WHERE person_id = :me AND is_present) AS mine
     FROM (
       SELECT entry.id, is_helpful, person_id, revision_id = published_revision_id AS is_present
       FROM entry_vote JOIN entry ON entry.id = entry_vote.entry_id WHERE entry.id = ANY(:ids)
     ) AS vote GROUP BY id`,
    { ids, me },
  );
  return new Map(rows.map(({ id, ...votes }) => [id as string, votes as unknown as VoteSummary]));
}
