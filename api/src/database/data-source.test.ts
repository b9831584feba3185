import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { createLog } from '../log.ts';
import { openDatabase } from './data-source.ts';
import { startEmbeddedPostgres, type Connection } from './embedded-postgres.ts';

const log = createLog({ level: 'silent', format: 'json' });
const dataDir = mkdtempSync(join(tmpdir(), 'fieldlore-open-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

function urlOf({ user, password, host, port, database }: Connection): string {
  return `postgres://${user}:${password}@${encodeURIComponent(host)}:${port}/${database}`;
}

function at(url: string, waitSeconds = 0) {
  return { dataDir, database: { url, replicas: [], poolSize: 3, waitSeconds } };
}

test('an empty server gets the tables, and a second start finds them', async () => {
  const url = urlOf(await emptyTestDatabase());
  await (await openDatabase(at(url), log)).stop();
  const { db, stop } = await openDatabase(at(url), log);
  expect(await db.query(`SELECT to_regclass('entry')::text AS entry`)).toEqual([{ entry: 'entry' }]);
  await stop();
});

test('a server that is down at start is waited for; one that goes down later is found again', async () => {
  const own = join(dataDir, 'server');
  const first = await startEmbeddedPostgres({ dataDir: own, durable: false });
  await first.stop();

  const opening = openDatabase(at(urlOf(first.connection), 30), log);
  await sleep(600);
  const second = await startEmbeddedPostgres({ dataDir: own, durable: false });
  const { db, stop } = await opening;

  await second.stop();
  await expect(db.query('SELECT 1')).rejects.toThrow();
  const third = await startEmbeddedPostgres({ dataDir: own, durable: false });
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await stop();
  await third.stop();
});

test.each([
  [
    'nothing listens there',
    (c: Connection) => ({ ...c, host: '127.0.0.1', port: 1 }),
    /127\.0\.0\.1:1\/.*(ECONNREFUSED)/,
  ],
  ['the password is wrong', (c: Connection) => ({ ...c, password: 'guess' }), /парол|password/],
  ['there is no such database', (c: Connection) => ({ ...c, database: 'absent' }), /absent/],
])('is told what to mend when %s, and no password is shown', async (_case, change, words) => {
  const connection = change(inject('postgres'));
  const error = await openDatabase(at(urlOf(connection)), log).catch((caught: unknown) => caught as Error);
  expect(error).toMatchObject({ name: 'StartupError', message: expect.stringMatching(words) });
  expect((error as Error).message).not.toContain(connection.password);
});
