import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { ProjectParameters1763782020000 as ProjectParameters } from './migrations/1763782020000-project-parameters.ts';

const connection = await emptyTestDatabase();

test('devices that are published already are found by their parameters after the migration', async () => {
  const before = await new DataSource({
    ...dataSourceOptions(credentials(connection)),
    migrations: migrations.slice(0, migrations.indexOf(ProjectParameters)),
  }).initialize();
  await migrate(before);
  const [entry, revision, section] = [randomUUID(), randomUUID(), randomUUID()];
  await before.query(`INSERT INTO section (id, slug, names, audience) VALUES ($1, 's', '{}', 'PUBLIC')`, [
    section,
  ]);
  await before.query(
    `INSERT INTO entry (id, kind, locale, audience, slug, title, section_id, translation_group)
     VALUES ($1, 'EQUIPMENT', 'ru', 'PUBLIC', 'fmb', 'FMB', $2, $3)`,
    [entry, section, randomUUID()],
  );
  await before.query(
    `INSERT INTO revision (id, entry_id, number, title, body, data) VALUES ($1, $2, 1, 'FMB', '{}', $3)`,
    [
      revision,
      entry,
      {
        type: 'TRACKER',
        model: 'FMB',
        supplyMin: 10,
        supplyMax: 30,
        parameters: [{ name: 'Ток', value: 'до 85 мА' }],
      },
    ],
  );
  await before.query(`UPDATE entry SET published_revision_id = $1 WHERE id = $2`, [revision, entry]);
  await before.destroy();

  const after = await new DataSource({
    ...dataSourceOptions(credentials(connection)),
    migrations,
  }).initialize();
  await migrate(after);
  expect(
    await after.query(
      `SELECT key, type, quantity, least, greatest FROM equipment_parameter ORDER BY position`,
    ),
  ).toEqual([
    { key: 'ток', type: 'RANGE', quantity: 'CURRENT', least: null, greatest: 0.085 },
    { key: 'напряжение питания', type: 'RANGE', quantity: 'VOLTAGE', least: 10, greatest: 30 },
  ]);
  await after.destroy();
});
