import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { RereadPins1763782680000 as RereadPins } from './migrations/1763782680000-reread-pins.ts';

const connection = await emptyTestDatabase();
const openedWith = async (some: typeof migrations) => {
  const db = new DataSource({ ...dataSourceOptions(credentials(connection)), migrations: some });
  await migrate(await db.initialize());
  return db;
};

test('pins that are published already are found as those of new schemes', async () => {
  const before = await openedWith(migrations.slice(0, migrations.indexOf(RereadPins)));
  const [entry, revision, section] = [randomUUID(), randomUUID(), randomUUID()];
  await before.query(`INSERT INTO section (id, slug, names, audience) VALUES ($1, 's', '{}', 'PUBLIC')`, [
    section,
  ]);
  await before.query(
    `INSERT INTO entry (id, kind, locale, audience, slug, title, section_id, translation_group)
     VALUES ($1, 'DIAGRAM', 'ru', 'PUBLIC', 'a', 'A', $2, $1)`,
    [entry, section],
  );
  const data = {
    connectors: [{ id: 'X1', kind: 'DEVICE', type: 'Micro-Fit', pins: [{ label: '1', function: 'Чёрный' }] }],
    cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU' } }] }],
    connections: [{ from: { connector: 'X1', pin: '1' }, wire: { cable: 'W1', wire: '1' } }],
  };
  await before.query(
    `INSERT INTO revision (id, entry_id, number, title, body, data) VALUES ($1, $2, 1, 'A', '{}', $3)`,
    [revision, entry, data],
  );
  await before.query(`UPDATE entry SET published_revision_id = $1 WHERE id = $2`, [revision, entry]);
  await before.query(
    `INSERT INTO diagram_pin (entry_id, position, connector, label, function, words)
     VALUES ($1, 0, 'X1', '1', 'Чёрный', 'x1 1 чёрный')`,
    [entry],
  );
  await before.destroy();

  const after = await openedWith(migrations);
  expect(await after.query('SELECT connector, label, colour_main, words FROM diagram_pin')).toEqual([
    {
      connector: 'X1',
      label: '1',
      colour_main: 'BU',
      words: expect.stringMatching(/^ x1 micro fit 1 черный .*синий.* bu $/),
    },
  ]);
  await after.destroy();
});
