import type { EntityManager } from 'typeorm';

/**
 * Until the end of the transaction nobody cleans these bytes away: they belong to any number of files, so no row can be
 * locked for them.
 * @param sha256 of the content, hex
 */
export async function lockContent(db: EntityManager, sha256: string): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, [sha256]);
}

/** @returns false while somebody else stores the same bytes */
export async function tryLockContentAlone(db: EntityManager, sha256: string): Promise<boolean> {
  const [row] = await db.query<{ locked: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS locked`,
    [sha256],
  );
  return row!.locked;
}
