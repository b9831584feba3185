import { expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { listen } from './listen.ts';

const db = await testDatabase();
const log = { warn: () => {} } as never;

test('a lost connection is told, and found again', async () => {
  const [changed, lost] = [vi.fn(), vi.fn()];
  const stop = await listen(db, { listen_test: changed }, log, lost);
  await db.query(`SELECT pg_notify('listen_test', '')`);
  await expect.poll(() => changed).toHaveBeenCalledTimes(1);

  await db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`,
  );
  await expect.poll(() => lost).toHaveBeenCalledTimes(1);
  // What was announced meanwhile is unknown: the handlers are called once without anything announced.
  await expect.poll(() => changed).toHaveBeenCalledTimes(2);
  await db.query(`SELECT pg_notify('listen_test', '')`);
  await expect.poll(() => changed).toHaveBeenCalledTimes(3);
  await stop();
});
