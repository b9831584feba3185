import type { DataSource } from 'typeorm';
import type { Logger } from '../log.ts';
import { StartupError } from '../startup-error.ts';

/** Any fixed number: everyone who migrates this database asks for the same lock. */
const lockKey = 4_821_001;

/**
 * Runs the migrations this database has not seen, in order, each in its own transaction. Programs that start
 * at the same moment take turns by an advisory lock, which the server frees if one of them dies.
 * @returns the names of the migrations that ran.
 * @throws StartupError when a newer Fieldlore has already migrated the database.
 */
export async function migrate(db: DataSource, log?: Logger): Promise<string[]> {
  const lock = db.createQueryRunner('master');
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await refuseNewerDatabase(db);
    const ran = await db.runMigrations({ transaction: 'each' });
    for (const { name } of ran) log?.info(`Migrated: ${name}`);
    return ran.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [lockKey]).catch(() => {});
    await lock.release();
  }
}

async function refuseNewerDatabase(db: DataSource): Promise<void> {
  const { name: known } = {
    name: new Set(db.migrations.map((migration) => migration.name ?? migration.constructor.name)),
  };
  const table = db.options.migrationsTableName!;
  const runner = db.createQueryRunner('master');
  try {
    if (!(await runner.hasTable(table))) return;
    const applied = (await runner.query(`SELECT name FROM "${table}" ORDER BY id`)) as { name: string }[];
    const unknown = applied.map(({ name }) => name).filter((name) => !known.has(name));
    if (unknown.length === 0) return;
    throw new StartupError({
      ru: `Базу данных изменила более новая версия Fieldlore (${unknown.join(', ')}). Запустите её или восстановите базу из копии, сделанной до обновления.`,
      en: `A newer Fieldlore has changed this database (${unknown.join(', ')}). Run that version, or restore the backup made before the upgrade.`,
    });
  } finally {
    await runner.release();
  }
}
