import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres, type Connection } from './embedded-postgres.ts';

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';
const holdDatabase = join(import.meta.dirname, '../../test/hold-database.ts');

let dataDir: string;
let children: ChildProcessWithoutNullStreams[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'fieldlore-launch-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) await killHard(child);
  // An orphan holds the folder until it is stopped by the next start.
  await (await startEmbeddedPostgres({ dataDir }).catch(() => null))?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('one process', () => {
  test('stops and opens again with its rows', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.connection, 'CREATE TABLE lamp AS SELECT 7 AS id');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await query(second.connection, 'SELECT id FROM lamp')).toEqual([{ id: 7 }]);
    await second.stop();
  });

  test('sorts and folds Russian', async () => {
    const { connection, stop } = await startEmbeddedPostgres({ dataDir });
    const [row] = await query(
      connection,
      `SELECT array(SELECT w FROM unnest(array['жгут', 'ёмкость', 'елка', 'Ель']) w ORDER BY w) AS words,
              'ДАТЧИК' ILIKE 'датчик' AS folded`,
    );
    expect(row).toEqual({ words: ['елка', 'Ель', 'ёмкость', 'жгут'], folded: true });
    await stop();
  });

  test('serves on a local port where the path is too long for a socket', async () => {
    const deep = join(dataDir, 'a-folder-with-a-long-name'.repeat(4));
    const { connection, stop } = await startEmbeddedPostgres({ dataDir: deep });
    expect(connection.host).toBe('127.0.0.1');
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(query({ ...connection, password: 'guess' }, 'SELECT 1')).rejects.toThrow('password');
    await stop();
  });

  test('says that the files are of another PostgreSQL, and leaves them alone', async () => {
    await (await startEmbeddedPostgres({ dataDir })).stop();
    const versionFile = join(dataDir, 'postgres/PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '99\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/PostgreSQL 99/);
    writeFileSync(versionFile, version);
    await (await startEmbeddedPostgres({ dataDir })).stop();
  });

  test('says what PostgreSQL said when its files are damaged', async () => {
    await (await startEmbeddedPostgres({ dataDir })).stop();
    rmSync(join(dataDir, 'postgres/global/pg_control'));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/pg_control/);
  });

  test('names the folder when it cannot be made', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    await expect(startEmbeddedPostgres({ dataDir: join(dataDir, 'file/data') })).rejects.toThrow(
      /file\/data/,
    );
  });
});

describe('two processes', () => {
  test('the second is refused with the pid of the first', async () => {
    const { child } = await hold();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(String(child.pid));
  });

  test('the second may join, and its stop leaves the server running', async () => {
    const { acknowledged } = await hold();
    const joined = await startEmbeddedPostgres({ dataDir, join: true });
    const [row] = await query(joined.connection, 'SELECT COUNT(*)::int AS count FROM acknowledged');
    expect(row!.count).toBeGreaterThan(0);
    await joined.stop();
    const before = acknowledged();
    await expect.poll(acknowledged).toBeGreaterThan(before);
  });
});

describe('kill -9', () => {
  test.runIf(isLinux)('takes the server down with the program, and loses no acknowledged row', async () => {
    const { child, acknowledged } = await hold();
    const server = serverPid();
    await expect.poll(acknowledged).toBeGreaterThan(100);
    await killHard(child);
    await expect.poll(() => isRunning(server)).toBe(false);
    await expectRowsUpTo(acknowledged());
  });

  test.runIf(isLinux)(
    'of a program whose system has no death signal: the orphan is stopped by the next start',
    async () => {
      const { child, acknowledged } = await hold({ env: { ...process.env, PATH: pathWithout('setpriv') } });
      const orphan = serverPid();
      await killHard(child);
      await sleep(300);
      expect(isRunning(orphan)).toBe(true);
      await expectRowsUpTo(acknowledged());
      expect(isRunning(orphan)).toBe(false);
    },
  );

  test.runIf(isLinux)('of program and server together: the next start recovers', async () => {
    const { child, acknowledged } = await hold();
    await expect.poll(acknowledged).toBeGreaterThan(50);
    process.kill(child.pid!, 'SIGKILL');
    process.kill(serverPid(), 'SIGKILL');
    await once(child, 'exit');
    await expectRowsUpTo(acknowledged());
  });
});

describe('users', () => {
  test.runIf(isRoot)('root without user namespaces runs the server as another user and says so', async () => {
    const { complaints } = await hold({ env: { ...process.env, PATH: pathWithout('unshare') } });
    expect(complaints()).toContain('uid 65534');
  });

  test.runIf(isRoot)('an ordinary user needs no privilege', async () => {
    chownSync(dataDir, 65534, 65534);
    const { complaints, acknowledged } = await hold({ uid: 65534, gid: 65534 });
    expect(acknowledged()).toBeGreaterThan(0);
    expect(complaints()).not.toContain('uid');
  });
});

async function hold(options: { env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [holdDatabase, dataDir], options) as ChildProcessWithoutNullStreams;
  children.push(child);
  let last = 0;
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const lines = createInterface(child.stdout).on('line', (line) => (last = Number(line)));
  await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`The program ended: ${complaints}`))),
  ]);
  return { child, acknowledged: () => last, complaints: () => complaints };
}

async function expectRowsUpTo(last: number): Promise<void> {
  const { connection, stop } = await startEmbeddedPostgres({ dataDir });
  const [row] = await query(
    connection,
    'SELECT COUNT(*)::int AS count FROM acknowledged WHERE number <= $1',
    [last],
  );
  await stop();
  expect(row!.count).toBe(last);
}

async function query(connection: Connection, text: string, values: unknown[] = []) {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function killHard(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A zombie has ended too; in a container without an init nobody may collect it. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A PATH on which the launcher finds the other tools it tries, but not this one. */
function pathWithout(tool: string): string {
  const bin = mkdtempSync(join(dataDir, 'bin-'));
  chmodSync(bin, 0o755);
  for (const name of ['setpriv', 'unshare', 'true'].filter((other) => other !== tool))
    symlinkSync(join('/usr/bin', name), join(bin, name));
  return bin;
}
