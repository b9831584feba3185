/**
 * A program of its own for `embedded-postgres.test.ts`: opens the data folder, then writes row after row and
 * prints the number of each row once the server has acknowledged it, until it is killed.
 */
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';

const { connection } = await startEmbeddedPostgres({
  dataDir: process.argv[2]!,
  say: ({ en }) => console.error(en),
});
const client = new Client(connection);
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS acknowledged (number int PRIMARY KEY)');
const { rows } = await client.query<{ next: number }>(
  'SELECT COALESCE(MAX(number), 0) + 1 AS next FROM acknowledged',
);
for (let number = rows[0]!.next; ; number++) {
  await client.query('INSERT INTO acknowledged VALUES ($1)', [number]);
  console.log(number);
}
