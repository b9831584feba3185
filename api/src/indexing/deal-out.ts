import type { DataSource, EntityManager } from 'typeorm';

/**
 * Makes these the copies of the index. A new one is to be rebuilt; what waited for one that is gone waits no more.
 * @param names of all copies, as every worker of this installation is told them
 */
export async function registerCopies(db: DataSource, names: readonly string[]): Promise<void> {
  await db.query(
    `INSERT INTO search_copy (name, rebuild_requested_at) SELECT unnest($1::text[]), now() ON CONFLICT DO NOTHING`,
    [names],
  );
  await db.query(`DELETE FROM search_copy WHERE name <> ALL($1)`, [names]);
  await db.query(`DELETE FROM search_outbox WHERE copy <> ALL($1)`, [names]);
}

/**
 * Gives every copy a row of its own for each change that has come in. Triggers can't: a copy that is registered while
 * their transaction is open would be passed over, whereas here a change is either dealt out to it, or was committed
 * before it was registered, and so before its rebuild read the tables.
 */
export async function dealOut(db: DataSource | EntityManager): Promise<void> {
  const [row] = await db.query('SELECT EXISTS (SELECT FROM search_outbox WHERE copy IS NULL) AS "isThere"');
  if (!row.isThere) return;
  await db.query(
    `WITH taken AS (DELETE FROM search_outbox WHERE copy IS NULL RETURNING subject, subject_id, created_at)
     INSERT INTO search_outbox (copy, subject, subject_id, created_at)
     SELECT name, subject, subject_id, min(created_at) FROM taken CROSS JOIN search_copy GROUP BY 1, 2, 3`,
  );
}
