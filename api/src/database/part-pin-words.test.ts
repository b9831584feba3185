import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { PartPinWords1763782680000 as PartPinWords } from './migrations/1763782680000-part-pin-words.ts';

const connection = await emptyTestDatabase();
const openedWith = async (some: typeof migrations) => {
  const db = new DataSource({ ...dataSourceOptions(credentials(connection)), migrations: some });
  await migrate(await db.initialize());
  return db;
};

test('words of pins that are published already are parted as those of new ones', async () => {
  const before = await openedWith(migrations.slice(0, migrations.indexOf(PartPinWords)));
  const [entry, section] = [randomUUID(), randomUUID()];
  await before.query(`INSERT INTO section (id, slug, names, audience) VALUES ($1, 's', '{}', 'PUBLIC')`, [
    section,
  ]);
  await before.query(
    `INSERT INTO entry (id, kind, locale, audience, slug, title, section_id, translation_group)
     VALUES ($1, 'DIAGRAM', 'ru', 'PUBLIC', 'a', 'A', $2, $1)`,
    [entry, section],
  );
  await before.query(
    `INSERT INTO diagram_pin (entry_id, position, connector, words) VALUES ($1, 0, 'X1', 'x1 dout_2 чёрный, bk')`,
    [entry],
  );
  await before.destroy();

  const after = await openedWith(migrations);
  expect(await after.query('SELECT words FROM diagram_pin')).toEqual([{ words: ' x1 dout 2 черный bk ' }]);
  await after.destroy();
});
