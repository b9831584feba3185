/**
 * Starts the product as a newcomer does, in an empty data folder and on a free port, waits until it has indexed
 * its demo company, searches it over HTTP, and stops it. Ends with 0 when all of that went well.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './node-runtime.mjs';

const dataDir = mkdtempSync(join(tmpdir(), 'fieldlore-try-'));
const port = await freePort();
const started = Date.now();
const product = spawn(process.execPath, ['scripts/start.mjs'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    MEILI_URL: '',
    DEMO_CONTENT: 'on',
  },
});
const ended = once(product, 'exit');

try {
  await until(
    'its pages and database',
    120,
    async () => (await ask('/readyz')).ok && (await ask('/')).status < 400,
  );
  console.log(`Ready after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  await until('a search that finds something', 60, async () => (await search('датчик')) > 0);
  const stopping = Date.now();
  product.kill('SIGTERM');
  const [code, signal] = await Promise.race([ended, sleep(20_000, [null, 'no answer in 20 s'])]);
  if (code !== 0) throw new Error(`The product did not stop as it should: ${code ?? signal}`);
  console.log(`Stopped in ${Date.now() - stopping} ms.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (product.exitCode === null) {
    product.kill('SIGKILL');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
}

async function until(what, seconds, isTrue) {
  const deadline = Date.now() + seconds * 1000;
  while (!(await isTrue().catch(() => false))) {
    if (product.exitCode !== null)
      throw new Error(`The product ended with ${product.exitCode} before it gave ${what}.`);
    if (Date.now() > deadline) throw new Error(`After ${seconds} s the product had not given ${what}.`);
    await sleep(100);
  }
}

function ask(path, options = {}) {
  return fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', ...options });
}

async function search(text) {
  const response = await ask('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'query ($text: String!) { search(text: $text) { total } }',
      variables: { text },
    }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data.search.total;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address();
  server.close();
  await once(server, 'close');
  return free;
}
