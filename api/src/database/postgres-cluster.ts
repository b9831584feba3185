import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.ts';
import { explainFailure } from './embedded-postgres-failures.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { Launcher } from './unprivileged.ts';

/** The files of one embedded server, and how to run its programs. */
export interface Cluster {
  directory: string;
  sockets: string;
  logFile: string;
  binaries: PostgresBinaries;
  launcher: Launcher;
}

export const superuser = 'fieldlore';

const run = promisify(execFile);

/** @throws StartupError for files of another major version, which this server cannot read. */
export function checkMajorVersion({ directory, binaries }: Cluster): void {
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.major) return;
  throw new StartupError({
    ru: `База в ${directory} создана PostgreSQL ${found}, а в этой версии Fieldlore — PostgreSQL ${binaries.major}. Запустите версию Fieldlore, которая её создала, или перенесите данные на свой сервер (pg_dump, pg_restore) и укажите его в DATABASE_URL.`,
    en: `The database in ${directory} was made by PostgreSQL ${found}, this Fieldlore carries PostgreSQL ${binaries.major}. Run the Fieldlore that made it, or move the data to a server of your own (pg_dump, pg_restore) and name it in DATABASE_URL.`,
  });
}

/** A server whose Fieldlore was killed where the system has no death signal still holds the files. */
export async function stopOrphan({ directory, binaries, launcher }: Cluster): Promise<void> {
  if (!existsSync(join(directory, 'postmaster.pid'))) return;
  const pgCtl = (...args: string[]) => {
    const line = launcher.launch(binaries.pgCtl, [...args, '-D', directory]);
    return run(line.command, line.args, line.options);
  };
  const isRunning = () =>
    pgCtl('status').then(
      () => true,
      () => false,
    );
  if (!(await isRunning())) return;
  try {
    await pgCtl('stop', '-m', 'fast', '-w', '-t', '120');
  } catch (error) {
    // It may have been dying already, and was gone before the signal.
    if (await isRunning()) throw explainFailure((error as { stderr: string }).stderr, directory);
  }
}

/** Made aside and renamed when whole, so a kill or a full disk in between leaves nothing half-made. */
export async function createCluster({ directory, binaries, launcher }: Cluster): Promise<void> {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    giveTo(launcher.user, draft, passwordFile);
    const line = launcher.launch(binaries.initdb, initdbOptions(draft, passwordFile));
    await run(line.command, line.args, { ...line.options, env: { ...process.env, LC_ALL: 'C' } });
    renameSync(passwordFile, join(draft, 'fieldlore.password'));
    renameSync(draft, directory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    throw explainFailure((error as { stderr?: string }).stderr || String(error), directory);
  }
}

/** Hands files made by root to the user that PostgreSQL runs as. */
export function giveTo(user: Launcher['user'], ...paths: string[]): void {
  if (user) for (const path of paths) chownSync(path, user.uid, user.gid);
}

function initdbOptions(directory: string, passwordFile: string): string[] {
  const values = {
    pgdata: directory,
    username: superuser,
    pwfile: passwordFile,
    auth: 'scram-sha-256',
    encoding: 'UTF8',
    // ICU sorts Russian and English as people expect on every system; the C library's locales differ between them.
    locale: 'C',
    'locale-provider': 'icu',
    'icu-locale': 'ru',
    // Extensions (pg_trgm) still ask the C library what a letter is; under plain C a Cyrillic word has none.
    'lc-ctype': { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8',
  };
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}

/** The password lies with the data: who may read the one may read the other, and a copy of the folder has both. */
export function readPassword(directory: string): string {
  return readFileSync(join(directory, 'fieldlore.password'), 'utf8').trim();
}
