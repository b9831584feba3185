import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { TestProject } from 'vitest/node';
import { credentials, dataSourceOptions } from '../src/database/data-source.ts';
import { startEmbeddedPostgres, type Connection } from '../src/database/embedded-postgres.ts';
import { migrate } from '../src/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster of this run; its `database` is the migrated template. */
    postgres: Connection;
  }
}

const template = 'fieldlore_template';

/** One PostgreSQL for the whole run, with a migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-test-'));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const connection = { ...server.connection, database: template };
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const client = new Client(server.connection);
    await client.connect();
    await client.query(`CREATE DATABASE ${template}`);
    await client.end();
    const db = await new DataSource(dataSourceOptions(credentials(connection))).initialize();
    await migrate(db);
    // A database can be cloned only while nobody is connected to it.
    await db.destroy();
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('postgres', connection);
  return stop;
}
