import { DataSource } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase, testDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { entities } from './entities.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';

const db = await testDatabase();

test.skipIf(entities.length === 0)(
  'migrations build exactly the tables that the entities describe',
  async () => {
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  },
);

test.skipIf(migrations.length === 0)('every migration can be taken back, and run again', async () => {
  const connection = await emptyTestDatabase();
  const other = await new DataSource(dataSourceOptions(credentials(connection))).initialize();
  const ran = await migrate(other);
  expect(ran).toHaveLength(migrations.length);
  for (let left = ran.length; left > 0; left--) await other.undoLastMigration();
  const { rows } = await tables(other);
  expect(rows).toEqual([{ name: 'migration' }]);
  expect(await migrate(other)).toEqual(ran);
  await other.destroy();
});

async function tables(source: DataSource): Promise<{ rows: { name: string }[] }> {
  return {
    rows: await source.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    ),
  };
}
