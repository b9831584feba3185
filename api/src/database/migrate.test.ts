import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { expect, test } from 'vitest';
import { emptyTestDatabase } from '../../test/database.ts';
import { credentials, dataSourceOptions } from './data-source.ts';
import { migrate } from './migrate.ts';

class CreateLamp1700000000000 implements MigrationInterface {
  name = 'CreateLamp1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    // Long enough for a second program to arrive in the middle.
    await runner.query('SELECT pg_sleep(0.3)');
    await runner.query('CREATE TABLE lamp (id int PRIMARY KEY)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lamp');
  }
}

class BreakHalfway1700000000001 implements MigrationInterface {
  name = 'BreakHalfway1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('SELECT no_such_function()');
  }

  async down(): Promise<void> {}
}

const connection = await emptyTestDatabase();

function open(migrations: (new () => MigrationInterface)[]): Promise<DataSource> {
  const options = { ...dataSourceOptions(credentials(connection)), entities: [], migrations };
  return new DataSource(options).initialize();
}

test('two programs that start together migrate once', async () => {
  const [one, two] = await Promise.all([open([CreateLamp1700000000000]), open([CreateLamp1700000000000])]);
  const ran = await Promise.all([migrate(one), migrate(two)]);
  expect(ran.flat()).toEqual(['CreateLamp1700000000000']);
  await Promise.all([one.destroy(), two.destroy()]);
});

test('a migration that fails leaves nothing behind, and frees the lock', async () => {
  const db = await open([CreateLamp1700000000000, BreakHalfway1700000000001]);
  await expect(migrate(db)).rejects.toThrow('no_such_function');
  expect(await db.query(`SELECT to_regclass('half') AS half, to_regclass('lamp')::text AS lamp`)).toEqual([
    { half: null, lamp: 'lamp' },
  ]);
  await db.destroy();
  const next = await open([CreateLamp1700000000000]);
  expect(await migrate(next)).toEqual([]);
  await next.destroy();
});

test('a database changed by a newer version is refused by name', async () => {
  const db = await open([]);
  await expect(migrate(db)).rejects.toThrow('CreateLamp1700000000000');
  await db.destroy();
});
