import type { DataSource, EntityManager } from 'typeorm';

const writerLock = 7_140_023;
const lock = '$1::int, hashtext($2)';

/**
 * Runs the work while no other process writes to this copy of the index: of two writers the slower would put back what it read
 * before the other, and a rebuild would miss what went into the index that it replaces. The lock belongs to a connection
 * and ends with it; nothing is held open in the database for as long as the engine takes.
 * @param work gets that connection, which is the primary's where there are replicas
 * @param options.wait for the other writer to be done, however long
 * @returns null where another one is at it and was not waited for
 */
export async function asOnlyWriter<T>(
  db: DataSource,
  copy: string,
  work: (db: EntityManager) => Promise<T>,
  options: { wait: boolean },
): Promise<T | null> {
  const runner = db.createQueryRunner();
  try {
    if (options.wait) await runner.query(`SELECT pg_advisory_lock(${lock})`, [writerLock, copy]);
    else {
      const [row] = await runner.query(`SELECT pg_try_advisory_lock(${lock}) AS locked`, [writerLock, copy]);
      if (!row.locked) return null;
    }
    try {
      return await work(runner.manager);
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(${lock})`, [writerLock, copy]);
    }
  } finally {
    await runner.release();
  }
}
