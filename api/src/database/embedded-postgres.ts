import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { StartupError } from '../startup-error.ts';
import { lockDataDirectory, type DataDirectoryLock, type LockHolder } from './data-directory-lock.ts';
import { explainFailure } from './embedded-postgres-failures.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { chooseLauncher, nobody, type Launcher } from './unprivileged.ts';

export interface Connection {
  /** A folder with the server's socket, or an address. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedPostgres {
  connection: Connection;
  /** Stops the server if this process started it; resolves when its files are closed. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Told to the operator: an unusual way of starting, a recovery that takes long. */
  say?: (text: { ru: string; en: string }) => void;
  /** Connect to the server of another live process instead of refusing. */
  join?: boolean;
  /** `false` for tests only: faster, and loses data when the machine stops. */
  durable?: boolean;
}

const user = 'fieldlore';
const database = 'fieldlore';
const run = promisify(execFile);

/**
 * Starts the PostgreSQL that came with npm on `<dataDir>/postgres`, making the cluster on first use.
 * The server dies with this process, even by kill -9; one left behind is stopped before the next start.
 * @throws StartupError with the remedy, where it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = join(options.dataDir, 'postgres');
  makePrivate(options.dataDir);
  const lock = lockDataDirectory(join(options.dataDir, 'fieldlore.lock'));
  if ('pid' in lock) return joinRunning(lock, cluster, options);
  try {
    return await startLocked(lock, cluster, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function joinRunning(
  holder: LockHolder,
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  if (options.join && holder.address)
    return {
      connection: { ...holder.address, user, database, password: readPassword(cluster) },
      stop: async () => {},
    };
  throw new StartupError({
    ru: `С папкой данных ${options.dataDir} уже работает Fieldlore (процесс ${holder.pid}). Остановите его или укажите другую папку в DATA_DIR.`,
    en: `Fieldlore already works with the data folder ${options.dataDir} (process ${holder.pid}). Stop it, or name another folder in DATA_DIR.`,
  });
}

async function startLocked(
  lock: DataDirectoryLock,
  cluster: string,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const launcher = chooseLauncher();
  if (launcher.kind === 'setuid')
    options.say?.({
      ru: 'Программа запущена от root, а система не разрешает «unshare»: база данных работает от пользователя nobody.',
      en: 'The program runs as root and the system does not allow "unshare": the database runs as the user nobody.',
    });
  const context: Context = {
    binaries,
    launcher,
    cluster,
    options,
    logFile: join(options.dataDir, 'postgres.log'),
  };
  if (existsSync(cluster)) {
    checkMajorVersion(context);
    await stopOrphan(context);
  } else {
    await createCluster(context);
  }
  return await startServer(context, lock);
}

interface Context {
  binaries: PostgresBinaries;
  launcher: Launcher;
  cluster: string;
  options: EmbeddedPostgresOptions;
  logFile: string;
}

function checkMajorVersion({ cluster, binaries }: Context): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.major) return;
  throw new StartupError({
    ru: `База в ${cluster} создана PostgreSQL ${found}, а в этой версии Fieldlore — PostgreSQL ${binaries.major}. Запустите версию Fieldlore, которая её создала, или перенесите данные через DATABASE_URL (pg_dump и pg_restore).`,
    en: `The database in ${cluster} was made by PostgreSQL ${found}, this Fieldlore carries PostgreSQL ${binaries.major}. Run the Fieldlore that made it, or move the data by DATABASE_URL (pg_dump and pg_restore).`,
  });
}

/** A server whose Fieldlore was killed where the system has no death signal still holds the files. */
async function stopOrphan({ cluster, binaries, launcher }: Context): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return;
  const pgCtl = (...args: string[]) => {
    const { command, args: line, options } = launcher.launch(binaries.pgCtl, [...args, '-D', cluster]);
    return run(command, line, options);
  };
  const isRunning = await pgCtl('status').then(
    () => true,
    () => false,
  );
  if (isRunning) await pgCtl('stop', '-m', 'fast', '-w', '-t', '120');
}

/** Made aside and renamed when whole, so a kill or a full disk in between leaves nothing half-made. */
async function createCluster(context: Context): Promise<void> {
  const { cluster, launcher, binaries, logFile } = context;
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(draft, { recursive: true, force: true });
  makePrivate(draft);
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (launcher.kind === 'setuid') for (const path of [draft, passwordFile]) chownSync(path, nobody, nobody);
  const { command, args, options } = launcher.launch(binaries.initdb, [
    ...['--pgdata', draft, '--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // ICU sorts Russian and English as people expect on every system; the C library's locales differ between them.
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'ru'],
    // The extensions (pg_trgm) ask the C library what a letter is; under plain C a Cyrillic word has none.
    ...(process.platform === 'win32'
      ? []
      : ['--lc-ctype', process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8']),
  ]);
  try {
    await run(command, args, { ...options, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    throw explainFailure((error as { stderr?: string }).stderr ?? String(error), cluster, logFile);
  }
  renameSync(passwordFile, join(draft, 'fieldlore.password'));
  renameSync(draft, cluster);
}

async function startServer(context: Context, lock: DataDirectoryLock): Promise<EmbeddedPostgres> {
  const { cluster, options } = context;
  const address = await chooseAddress(context);
  const connection: Connection = { ...address, user, database, password: readPassword(cluster) };
  const server = await spawnServer(context, connection);
  const stopWithProcess = () => void server.kill('SIGINT');
  process.once('exit', stopWithProcess);
  try {
    await createDatabase(connection);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
  lock.announce(address);
  server.once('exit', () => {
    if (!stopping)
      options.say?.({
        ru: `База данных остановилась сама. Причина — в конце файла ${context.logFile}; перезапустите Fieldlore.`,
        en: `The database stopped by itself. The reason is at the end of ${context.logFile}; start Fieldlore again.`,
      });
  });
  let stopping = false;
  return {
    connection,
    stop: async () => {
      stopping = true;
      process.off('exit', stopWithProcess);
      await stopServer(server);
      lock.release();
    },
  };
}

/** The system limits a socket's path to about 107 bytes; where it is longer, a free local port serves. */
async function chooseAddress({ options, launcher }: Context): Promise<{ host: string; port: number }> {
  const sockets = join(options.dataDir, 'run');
  if (process.platform !== 'win32' && Buffer.byteLength(join(sockets, '.s.PGSQL.5432')) < 104) {
    makePrivate(sockets);
    if (launcher.kind === 'setuid') chownSync(sockets, nobody, nobody);
    return { host: sockets, port: 5432 };
  }
  return { host: '127.0.0.1', port: await freePort() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

async function spawnServer(context: Context, connection: Connection): Promise<ChildProcess> {
  const { binaries, launcher, cluster, options, logFile } = context;
  // Backends of a killed server let go of its shared memory within moments; until then it refuses to start.
  for (let attempt = 1; ; attempt++) {
    rotate(logFile);
    const log = openSync(logFile, 'a', 0o600);
    const logStart = statSync(logFile).size;
    const {
      command,
      args,
      options: as,
    } = launcher.launchBound(binaries.postgres, ['-D', cluster, ...settings(connection, options)]);
    // A session of its own: Ctrl-C in the terminal must reach this program first, which then stops the server.
    const server = spawn(command, args, {
      ...as,
      stdio: ['ignore', log, log],
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    closeSync(log);
    if (await becomesReady(server, connection, options)) return server;
    const output = readFileSync(logFile).subarray(logStart).toString('utf8');
    if (attempt >= 20 || !/shared memory block .* still in use/.test(output))
      throw explainFailure(output, cluster, logFile);
    await sleep(250);
  }
}

function settings({ host, port }: Connection, { durable = true }: EmbeddedPostgresOptions): string[] {
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
  options: EmbeddedPostgresOptions,
): Promise<boolean> {
  let ended = false;
  server.once('exit', () => (ended = true));
  server.once('error', () => (ended = true));
  const started = Date.now();
  let nextWord = 5_000;
  while (!ended) {
    if (await answers(connection)) return true;
    if (Date.now() - started > nextWord) {
      nextWord *= 2;
      options.say?.({
        ru: 'База данных восстанавливается после внезапной остановки, подождите.',
        en: 'The database is recovering after a sudden stop, please wait.',
      });
    }
    await sleep(20);
  }
  return false;
}

async function answers(connection: Connection): Promise<boolean> {
  const client = new Client({ ...connection, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Anything the server itself answers, except "still starting", is for the caller to meet and report.
    const code = (error as { code?: string }).code ?? '';
    return /^[0-9A-Z]{5}$/.test(code) && code !== '57P03' && !code.startsWith('E');
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(connection: Connection): Promise<void> {
  const client = new Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

/** SIGINT is a "fast" shutdown: transactions are rolled back, files written, and the next start needs no recovery. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

function readPassword(cluster: string): string {
  return readFileSync(join(cluster, 'fieldlore.password'), 'utf8').trim();
}

function makePrivate(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

function rotate(logFile: string): void {
  const limit = 10 * 1024 * 1024;
  if (existsSync(logFile) && statSync(logFile).size > limit) renameSync(logFile, `${logFile}.1`);
}
