import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, inject } from 'vitest';
import { credentials, dataSourceOptions } from '../src/database/data-source.ts';
import type { Connection } from '../src/database/embedded-postgres.ts';

/**
 * A database of this test file alone, migrated, empty, dropped when the file is done.
 * Call it at the top of the file: `const db = await testDatabase();`
 */
export async function testDatabase(options: { poolSize?: number } = {}): Promise<DataSource> {
  const connection = await emptyTestDatabase(inject('postgres').database);
  const db = await new DataSource({
    ...dataSourceOptions(credentials(connection)),
    poolSize: 10,
    // Dozens wait for a connection together, on a machine that may be busy.
    connectTimeoutMS: 60_000,
    ...options,
  } as never).initialize();
  afterAll(() => db.destroy());
  return db;
}

/** A database without tables (or a clone of `template`), for tests of what migrates or connects. */
export async function emptyTestDatabase(template = 'template0'): Promise<Connection> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  afterAll(() => asOwner(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  return { ...inject('postgres'), database };
}

async function asOwner(statement: string): Promise<void> {
  const client = new Client({ ...inject('postgres'), database: 'postgres' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
