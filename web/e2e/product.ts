import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
/** A first start makes a database cluster and imports the demo company, on a machine that may be busy. */
const START_SECONDS = 240;

export interface Product {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts the built product as a newcomer has it: on a free port, in an empty data folder, with the demo company.
 * Resolves when a search finds an article of it.
 * @throws Error with the last words of the program when it ends or does not answer in time
 */
export async function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldlore-e2e-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, ['--no-deprecation', program], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: new URL(url).port,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      MEILI_URL: '',
      DEMO_CONTENT: 'on',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-4000)));

  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(20_000).then(() => child.kill('SIGKILL'))]);
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };

  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await findsArticles(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The product did not start. Its last words:\n${said}`);
    }
    await sleep(250);
  }
  return { url, stop };
}

/** By GraphQL, not by a page: nobody has asked for any yet when the journeys begin. */
async function findsArticles(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ search(text: "аккумулятор") { total } }' }),
    });
    const { data } = (await answer.json()) as { data?: { search: { total: number } } };
    return (data?.search.total ?? 0) > 0;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
