/** Starts the PostgreSQL that came with npm, says on one line how to connect, and stops it when its input ends. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-lent-'));
const { connection, stop } = await startEmbeddedPostgres({ dataDir, durable: false });
process.stdout.write(`${JSON.stringify(connection)}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await stop();
await rm(dataDir, { recursive: true, force: true });
