import type { DataSource, EntityManager } from 'typeorm';
import { attemptsBeforeGivingUp } from './indexer.ts';

/** What one copy of the index has not got yet. */
export interface IndexLag {
  copy: string;
  /** Age of the oldest change on its way, seconds; null where there is none. */
  lagSeconds: number | null;
  pending: number;
  /** Set aside after too many failures. */
  failed: number;
}

/** What each copy waits for; a change that is not dealt out yet counts for all of them. */
export async function readLags(db: DataSource | EntityManager): Promise<IndexLag[]> {
  return await db.query(
    `SELECT copy.name AS copy, count(*) FILTER (WHERE waits.attempts < $1)::int AS pending,
            count(*) FILTER (WHERE waits.attempts >= $1)::int AS failed,
            extract(epoch FROM now() - min(waits.created_at) FILTER (WHERE waits.attempts < $1))::float8 AS "lagSeconds"
     FROM search_copy copy LEFT JOIN search_outbox waits ON waits.copy = copy.name OR waits.copy IS NULL
     GROUP BY copy.name ORDER BY copy.name`,
    [attemptsBeforeGivingUp],
  );
}
