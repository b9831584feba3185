import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { TellTwinsApart1763781180000 as TellTwinsApart } from './migrations/1763781180000-tell-twins-apart.ts';

const connection = await emptyTestDatabase();

/** What a database of an earlier version may hold: everything before the migration, then the rows. */
async function earlier(): Promise<DataSource> {
  const before = migrations.slice(0, migrations.indexOf(TellTwinsApart));
  const db = await new DataSource({
    ...dataSourceOptions(credentials(connection)),
    migrations: before,
  }).initialize();
  await migrate(db);
  return db;
}

async function insertEntry(db: DataSource, with_: Record<string, unknown>): Promise<string> {
  const row = {
    id: randomUUID(),
    kind: 'CANNED_ANSWER',
    locale: 'en',
    audience: 'STAFF',
    slug: randomUUID(),
    title: 'Twin',
    ...with_,
  };
  const columns = Object.keys(row);
  await db.query(
    `INSERT INTO entry (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
  return row.id;
}

test('twins in one language part without being lost, and codes stay with answers that are in use', async () => {
  const db = await earlier();
  const [section_id, group, olga] = [randomUUID(), randomUUID(), randomUUID()];
  await db.query(
    `INSERT INTO section (id, slug, names, audience) VALUES ($1, 's', '{"ru":"","en":""}', 'STAFF')`,
    [section_id],
  );
  await db.query(
    `INSERT INTO person (id, name, email, role, locale, password_hash) VALUES ($1, 'O', 'o@example.test', 'STAFF', 'ru', '')`,
    [olga],
  );
  const twin = { section_id, translation_group: group };
  const binned = await insertEntry(db, { ...twin, deleted_at: new Date() });
  const read = await insertEntry(db, { ...twin });
  const late = await insertEntry(db, { ...twin });
  const russian = await insertEntry(db, { ...twin, locale: 'ru' });
  const archived = await insertEntry(db, {
    section_id,
    translation_group: randomUUID(),
    status: 'ARCHIVED',
  });
  const personal = await insertEntry(db, { section_id, translation_group: randomUUID(), personal_to: olga });
  for (const [id, code] of [
    [read, 'shared'],
    [archived, 'old'],
    [personal, 'own'],
  ])
    await db.query(`INSERT INTO canned_answer (entry_id, locale, short_code) VALUES ($1, 'en', $2)`, [
      id,
      code,
    ]);
  await db.destroy();

  const next = await new DataSource({
    ...dataSourceOptions(credentials(connection)),
    migrations: migrations.slice(0, migrations.indexOf(TellTwinsApart) + 1),
  }).initialize();
  expect(await migrate(next)).toEqual(['TellTwinsApart1763781180000']);
  const rows: { id: string; translation_group: string }[] = await next.query(
    'SELECT id, translation_group FROM entry',
  );
  expect(rows).toHaveLength(6);
  const inGroup = rows.filter((row) => row.translation_group === group).map(({ id }) => id);
  expect(new Set(inGroup)).toEqual(new Set([read, russian]));
  const others = rows.filter(({ id }) => id === binned || id === late);
  expect(new Set(others.map((row) => row.translation_group)).size).toBe(2);
  expect(await next.query('SELECT short_code, personal_to FROM canned_answer ORDER BY short_code')).toEqual([
    { short_code: 'own', personal_to: olga },
    { short_code: 'shared', personal_to: null },
  ]);

  await next.undoLastMigration();
  expect(await next.query(`SELECT count(*)::int AS codes FROM canned_answer`)).toEqual([{ codes: 2 }]);
  await next.destroy();
});
