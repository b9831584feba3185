import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartupError } from '../startup-error.ts';
import { lockDataDirectory, type DataDirectoryLock, type LockHolder } from './data-directory-lock.ts';
import { explainFailure } from './embedded-postgres-failures.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import {
  checkMajorVersion,
  createCluster,
  readPassword,
  stopOrphan,
  superuser,
  type Cluster,
} from './postgres-cluster.ts';
import { chooseAddress, spawnServer, stopServer } from './postgres-server.ts';
import { chooseLauncher } from './unprivileged.ts';

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

const database = 'fieldlore';

/**
 * Starts the PostgreSQL that came with npm on `<dataDir>/postgres`, making the cluster on first use.
 * The server dies with this process, even by kill -9; one left behind is stopped before the next start.
 * @throws StartupError with the remedy, where it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    // Only the owner may look inside: it holds everybody's data and the server's password.
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    const lock = lockDataDirectory(join(options.dataDir, 'fieldlore.lock'));
    if ('pid' in lock) return joinRunning(lock, options);
    return await startLocked(lock, options).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    // The file system refuses with a system call's name and a code (EACCES, ENOSPC …) that has the same remedies.
    const isFileError = (error as NodeJS.ErrnoException).syscall !== undefined;
    throw isFileError ? explainFailure(String(error), options.dataDir) : error;
  }
}

function joinRunning(holder: LockHolder, options: EmbeddedPostgresOptions): EmbeddedPostgres {
  if (options.join && holder.address) {
    const password = readPassword(join(options.dataDir, 'postgres'));
    return { connection: { ...holder.address, user: superuser, database, password }, stop: async () => {} };
  }
  throw new StartupError({
    ru: `С папкой данных ${options.dataDir} уже работает Fieldlore (процесс ${holder.pid}). Остановите его или укажите другую папку в DATA_DIR.`,
    en: `Fieldlore already works with the data folder ${options.dataDir} (process ${holder.pid}). Stop it, or name another folder in DATA_DIR.`,
  });
}

async function startLocked(
  lock: DataDirectoryLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {});
  const directory = join(options.dataDir, 'postgres');
  const owner = statSync(directory, { throwIfNoEntry: false }) ?? null;
  const launcher = chooseLauncher(owner && { uid: owner.uid, gid: owner.gid });
  const cluster: Cluster = {
    directory,
    sockets: join(options.dataDir, 'run'),
    logFile: join(options.dataDir, 'postgres.log'),
    binaries: findPostgresBinaries(),
    launcher,
  };
  if (launcher.user) {
    // It must be able to walk through to its own folder, and nobody else.
    chownSync(options.dataDir, 0, launcher.user.gid);
    chmodSync(options.dataDir, 0o710);
    say({
      ru: `Программа запущена от root, которому PostgreSQL служить отказывается: база данных работает от пользователя с uid ${launcher.user.uid}.`,
      en: `The program runs as root, whom PostgreSQL refuses to serve: the database runs as the user with uid ${launcher.user.uid}.`,
    });
  }
  if (owner) {
    checkMajorVersion(cluster);
    await stopOrphan(cluster);
  } else {
    await createCluster(cluster);
  }

  const address = await chooseAddress(cluster);
  const connection: Connection = {
    ...address,
    user: superuser,
    database,
    password: readPassword(cluster.directory),
  };
  const server = await spawnServer(cluster, connection, { durable: options.durable ?? true, say });
  const stopWithProcess = () => void server.kill('SIGINT');
  process.once('exit', stopWithProcess);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    process.off('exit', stopWithProcess);
    await stopServer(server);
    lock.release();
  };
  server.once('exit', () => {
    if (stopping) return;
    say({
      ru: `База данных остановилась сама. Причина — в конце файла ${cluster.logFile}; перезапустите Fieldlore.`,
      en: `The database stopped by itself. The reason is at the end of ${cluster.logFile}; start Fieldlore again.`,
    });
  });
  try {
    await createDatabase(connection);
  } catch (error) {
    await stop();
    throw error;
  }
  lock.announce(address);
  return { connection, stop };
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
