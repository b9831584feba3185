import type { DataSource, EntityManager } from 'typeorm';

/** Asks whoever keeps the index for a rebuild; the worker that runs now, or the next that starts, takes it up. */
export async function requestRebuild(db: DataSource | EntityManager, copy: string | null): Promise<void> {
  await db.query(
    'UPDATE search_copy SET rebuild_requested_at = clock_timestamp() WHERE $1::text IS NULL OR name = $1',
    [copy],
  );
  await db.query(`SELECT pg_notify('search_outbox', '')`);
}
