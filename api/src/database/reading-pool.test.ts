import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import { afterEach, expect, inject, test, vi } from 'vitest';
import { emptyTestDatabase, testDatabase } from '../../test/database.ts';
import { createLog } from '../log.ts';
import { openDatabase } from './data-source.ts';
import { PreparingClient } from './prepared-statements.ts';
import { select, selectFromPrimary } from './rows.ts';

const db = await testDatabase();
const ask = (text: string, values: unknown[] = []) => selectFromPrimary(db.manager, text, values);

afterEach(() => vi.restoreAllMocks());

test('what is asked in one turn leaves in one write, and each gets its own answer', async () => {
  await ask('SELECT 1');
  // Where a turn takes long another connection would be opened.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const writes = vi.spyOn(Socket.prototype, '_writev' as never);
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => ask('SELECT $1::int * 10 AS n', [n])));
  expect(answers).toEqual([10, 20, 30, 40, 50].map((n) => [{ n }]));
  expect(writes).toHaveBeenCalledTimes(1);
});

test('a statement that fails takes no other with it', async () => {
  const [before, failed, after] = await Promise.allSettled([
    ask('SELECT 1 AS n'),
    ask('SELECT 1 / $1::int', [0]),
    ask('SELECT 2 AS n'),
  ]);
  expect(before).toMatchObject({ value: [{ n: 1 }] });
  expect(failed).toMatchObject({ reason: expect.any(QueryFailedError) });
  expect(after).toMatchObject({ value: [{ n: 2 }] });
});

test('what comes after a slow statement does not wait for it', async () => {
  const done: string[] = [];
  const slow = ask('SELECT pg_sleep(1)').then(() => done.push('slow'));
  await sleep(50);
  await ask('SELECT 1').then(() => done.push('fast'));
  await slow;
  expect(done).toEqual(['fast', 'slow']);
});

test('what was under way on a connection that is cut is asked again on another', async () => {
  const [{ pid }] = (await ask('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
  const slow = ask('SELECT 3 AS n FROM pg_sleep(0.5)');
  await sleep(50);
  await db.query('SELECT pg_terminate_backend($1)', [pid]);
  expect(await slow).toEqual([{ n: 3 }]);
  expect(await ask('SELECT pg_backend_pid() AS pid')).not.toEqual([{ pid }]);
});

test('what nobody uses is closed, and opened again when it is asked', async () => {
  const hasty = await new DataSource({
    ...db.options,
    extra: { Client: PreparingClient, idleTimeoutMillis: 50 },
  } as never).initialize();
  try {
    const pid = () => selectFromPrimary(hasty.manager, 'SELECT pg_backend_pid() AS pid');
    const first = await pid();
    const still = () => ask('SELECT pid FROM pg_stat_activity WHERE pid = $1', [first[0]!['pid']]);
    await expect.poll(still).toEqual([]);
    expect(await pid()).not.toEqual(first);
  } finally {
    await hasty.destroy();
  }
});

test('in a transaction it is the transaction that reads', async () => {
  await db
    .transaction(async (manager) => {
      await manager.query('CREATE TABLE unseen (n int)');
      await manager.query('INSERT INTO unseen VALUES (4)');
      expect(await selectFromPrimary(manager, 'SELECT n FROM unseen')).toEqual([{ n: 4 }]);
      await expect(ask('SELECT n FROM unseen')).rejects.toThrow(/unseen/);
      throw new Error('back');
    })
    .catch((error: Error) => expect(error.message).toBe('back'));
});

test('a replica answers where there is one, but not in a transaction, nor about rights', async () => {
  const { user, password, host, port, database } = await emptyTestDatabase(inject('postgres').database);
  const url = `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
  const { db: replicated, stop } = await openDatabase(
    { dataDir: '', database: { url, replicas: [url], poolSize: 3, waitSeconds: 0 } },
    createLog({ level: 'silent', format: 'json' }),
  );
  try {
    // Only the primary is asked to wait for its standbys.
    const setting = (manager: EntityManager) => select(manager, 'SHOW synchronous_commit', {});
    const primary = [{ synchronous_commit: 'remote_apply' }];
    expect(await setting(replicated.manager)).not.toEqual(primary);
    expect(await replicated.transaction(setting)).toEqual(primary);
    expect(await selectFromPrimary(replicated.manager, 'SHOW synchronous_commit')).toEqual(primary);
  } finally {
    await stop();
  }
});
