import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { explainFailure } from './embedded-postgres-failures.ts';
import type { Connection, EmbeddedPostgresOptions } from './embedded-postgres.ts';
import { giveTo, type Cluster } from './postgres-cluster.ts';

/** The system limits a socket's path to about 107 bytes; where it is longer, a free local port serves. */
export async function chooseAddress({ sockets, launcher }: Cluster): Promise<{ host: string; port: number }> {
  if (process.platform === 'win32' || Buffer.byteLength(join(sockets, '.s.PGSQL.5432')) > 103)
    return { host: '127.0.0.1', port: await freePort() };
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  giveTo(launcher.user, sockets);
  return { host: sockets, port: 5432 };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts the server and resolves when it accepts connections.
 * @throws StartupError with what the server wrote, when it ends before that.
 */
export async function spawnServer(
  cluster: Cluster,
  connection: Connection,
  options: Required<Pick<EmbeddedPostgresOptions, 'durable' | 'say'>>,
): Promise<ChildProcess> {
  const { binaries, launcher, directory, logFile } = cluster;
  const line = launcher.launchBound(binaries.postgres, [
    '-D',
    directory,
    ...settings(connection, options.durable),
  ]);
  // Backends of a killed server let go of its shared memory within moments; until then it refuses to start.
  for (let attemptsLeft = 20; ; attemptsLeft--) {
    rotate(logFile);
    const log = openSync(logFile, 'a', 0o600);
    const logStart = statSync(logFile).size;
    const server = spawn(line.command, line.args, {
      ...line.options,
      stdio: ['ignore', log, log],
      // A session of its own: Ctrl-C in the terminal must reach this program first, which then stops the server.
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    closeSync(log);
    if (await becomesReady(server, connection, options.say)) return server;
    const output = readFileSync(logFile).subarray(logStart).toString('utf8');
    if (attemptsLeft === 0 || !/shared memory block .* still in use/.test(output))
      throw explainFailure(output, directory);
    await sleep(250);
  }
}

function settings({ host, port }: Connection, durable: boolean): string[] {
  const isSocket = host.startsWith('/');
  const values = {
    listen_addresses: isSocket ? '' : host,
    unix_socket_directories: isSocket ? host : '',
    unix_socket_permissions: '0700',
    port,
    max_connections: 100,
    shared_buffers: '128MB',
    jit: 'off',
    // Storage is an SSD nearly everywhere; the default of 4 makes the planner shun indexes.
    random_page_cost: 1.1,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // `explainFailure` reads the server's words.
    lc_messages: 'C',
    // People's texts stay out of the log when a statement fails.
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Resolves `false` when the server ends before it accepts a connection. */
async function becomesReady(
  server: ChildProcess,
  connection: Connection,
  say: NonNullable<EmbeddedPostgresOptions['say']>,
): Promise<boolean> {
  // Without a listener a command that cannot be run would throw out of the event loop.
  server.once('error', () => {});
  const started = Date.now();
  let nextWord = 5_000;
  while (!hasEnded(server)) {
    if (await answers(connection)) return true;
    if (Date.now() - started > nextWord) {
      nextWord *= 2;
      say({
        ru: 'База данных восстанавливается после внезапной остановки, подождите.',
        en: 'The database is recovering after a sudden stop, please wait.',
      });
    }
    await sleep(20);
  }
  return false;
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new Client({ ...connection, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Whatever the server itself answers, except "still starting", is for the caller to meet and report.
    const code = (error as { code?: string }).code ?? '';
    return /^\d[0-9A-Z]{4}$/.test(code) && code !== '57P03';
  } finally {
    await client.end().catch(() => {});
  }
}

/** SIGINT is a "fast" shutdown: transactions are rolled back, files written, and the next start needs no recovery. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

function rotate(logFile: string): void {
  const limit = 10 * 1024 * 1024;
  if (existsSync(logFile) && statSync(logFile).size > limit) renameSync(logFile, `${logFile}.1`);
}
