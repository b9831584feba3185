import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { operatorLanguage, StartupError } from '../startup-error.ts';
import { DatabaseLog } from './database-log.ts';
import { startEmbeddedPostgres, type Connection } from './embedded-postgres.ts';
import { entities } from './entities.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { PostgresNamingStrategy } from './naming-strategy.ts';
import { PreparingClient } from './prepared-statements.ts';
import { ReadingPool } from './reading-pool.ts';

/** The oldest server the SQL is written for. */
const oldestMajor = 15;

export interface Database {
  db: DataSource;
  /** Closes the pool and stops the embedded server, if this process started it. */
  stop(): Promise<void>;
}

/**
 * Opens the database the configuration names, brings its tables up to date and hands out the pool.
 * @param options.join use the embedded server of another live process (the command line beside a running
 *   program); otherwise a data folder in use is refused.
 * @throws StartupError with the remedy: server down, wrong password, too old, made by a newer Fieldlore …
 */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'database'>,
  log: Logger,
  options: { join?: boolean } = {},
): Promise<Database> {
  const { url, replicas, poolSize, waitSeconds } = config.database;
  if (url) {
    await checkServer(url, replicas.length > 0, waitSeconds, log);
    return await connect({ ...servers(url, replicas), poolSize }, log, async () => {});
  }
  const embedded = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    ...options,
    say: (text) => log.warn(text[operatorLanguage()]),
  });
  return await connect({ ...credentials(embedded.connection), poolSize }, log, embedded.stop);
}

async function connect(where: object, log: Logger, stopServer: () => Promise<void>): Promise<Database> {
  let isStopping = false;
  // The server went away under an idle connection. The pool makes a new one; the program must not die of it.
  const poolErrorHandler = (error: Error) => {
    // A stopping embedded server says good-bye to connections that are closing themselves. The error also holds
    // the whole client, which is nothing for a log.
    if (!isStopping) log.warn(`A database connection was lost: ${error.message}`);
  };
  const db = new DataSource({ ...dataSourceOptions(where, log), poolErrorHandler } as DataSourceOptions);
  try {
    await db.initialize();
    await migrate(db, log);
  } catch (error) {
    if (db.isInitialized) await db.destroy();
    await stopServer();
    throw error;
  }
  return {
    db,
    stop: async () => {
      isStopping = true;
      await db.destroy();
      await stopServer();
    },
  };
}

/** Everything about our DataSource except where the server is; tests use it for their own databases. */
export function dataSourceOptions(where: object, log?: Logger): DataSourceOptions {
  return {
    type: 'postgres',
    applicationName: 'fieldlore',
    entities,
    migrations,
    migrationsTableName: 'migration',
    namingStrategy: new PostgresNamingStrategy(),
    // A key is `gen_random_uuid()`, part of every server we accept; no extension is needed for it.
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    connectTimeoutMS: 10_000,
    logger: new DatabaseLog(log),
    maxQueryExecutionTime: 1_000,
    driver: { ...pg, Pool: ReadingPool },
    extra: { Client: PreparingClient },
    ...where,
  };
}

/** Maps node-postgres names to TypeORM's. */
export function credentials({ host, port, user, password, database }: Connection) {
  return { host, port, username: user, password, database };
}

/**
 * With replicas, plain reads go to them and everything in a transaction to the primary. So that a person
 * sees what they have just saved, a commit waits until the synchronous standbys show it.
 */
function servers(url: string, replicas: string[]) {
  if (replicas.length === 0) return { url };
  const master = new URL(url);
  master.searchParams.set('options', '-c synchronous_commit=remote_apply');
  return {
    replication: { master: { url: master.href }, slaves: replicas.map((replica) => ({ url: replica })) },
  };
}

/** Waits for a server that is still starting; anything that waiting cannot mend is said at once. */
async function checkServer(
  url: string,
  hasReplicas: boolean,
  waitSeconds: number,
  log: Logger,
): Promise<void> {
  const deadline = Date.now() + waitSeconds * 1000;
  for (let pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await inspectServer(url, hasReplicas, log);
    } catch (error) {
      if (error instanceof StartupError || !isUnreachable(error)) throw explain(url, error);
      if (Date.now() + pause > deadline) throw explain(url, error);
      log.warn(
        operatorLanguage() === 'ru'
          ? `База данных ${place(url)} пока не отвечает (${reason(error)}), жду`
          : `The database ${place(url)} does not answer yet (${reason(error)}), waiting`,
      );
      await sleep(pause);
    }
  }
}

async function inspectServer(url: string, hasReplicas: boolean, log: Logger): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; standbys: string }>(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('synchronous_standby_names') AS standbys`,
    );
    const { version, standbys } = rows[0]!;
    const major = Math.floor(version / 10_000);
    if (major < oldestMajor)
      throw new StartupError({
        ru: `На сервере ${place(url)} работает PostgreSQL ${major}, нужен ${oldestMajor} или новее. Обновите сервер или уберите DATABASE_URL, тогда заработает встроенная база.`,
        en: `The server ${place(url)} runs PostgreSQL ${major}, ${oldestMajor} or newer is needed. Upgrade it, or unset DATABASE_URL to use the embedded database.`,
      });
    if (hasReplicas && !standbys)
      log.warn(
        'DATABASE_REPLICA_URLS is set, but the primary has no synchronous_standby_names: reads may lag behind writes',
      );
  } finally {
    await client.end().catch(() => {});
  }
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
  '57P03',
  '53300',
]);

function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return unreachable.has(code ?? '') || /timeout expired|Connection terminated/.test(message ?? '');
}

function explain(url: string, error: unknown): Error {
  if (error instanceof StartupError) return error;
  const remedies: Record<string, { ru: string; en: string }> = {
    '28P01': { ru: 'имя или пароль не подошли', en: 'the user name or password is wrong' },
    '28000': {
      ru: 'серверу запрещено пускать этого пользователя (pg_hba.conf)',
      en: 'the server may not admit this user (pg_hba.conf)',
    },
    '3D000': {
      ru: 'такой базы на сервере нет, создайте её: CREATE DATABASE …',
      en: 'the server has no such database, create it: CREATE DATABASE …',
    },
  };
  const remedy = remedies[(error as { code?: string }).code ?? ''];
  return new StartupError(
    {
      ru: `База данных ${place(url)} недоступна: ${remedy?.ru ?? reason(error)}. Проверьте сервер и DATABASE_URL.`,
      en: `The database ${place(url)} cannot be used: ${remedy?.en ?? reason(error)}. Check the server and DATABASE_URL.`,
    },
    { cause: error },
  );
}

/** Happy eyeballs wrap one refusal per address in an AggregateError with an empty message. */
function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}

/** The address without the password. */
function place(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
