/**
 * `npm run bench`: the built product on a database of 10,000 entries, under load from this same machine; prints JSON.
 * Latencies are milliseconds, memory is MB of resident pages of every process of the product together.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillDatabase, type Filled } from './fill-database.ts';

const root = resolve(import.meta.dirname, '../..');
const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const entryCount = Number(process.env['BENCH_ENTRIES'] ?? 10_000);

const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;

const firstStart = await start();
const firstPage = await untilItAnswers('/');
await sleep(5_000);
const memoryAtRest = await residentMb(firstStart.pid!);
await stop(firstStart);

const filled = await fillDatabase(dataDir, entryCount);
const product = await start();
await untilItAnswers('/readyz');
await untilIndexed();
const cookie = await signIn('admin@mayak.example');
const client = await signIn('client@agro-zarya.example');
const pages = filled.publicSlugs.map((slug) => `/wiki/${slug}`);

const report = {
  machine: {
    cores: (await import('node:os')).availableParallelism(),
    node: process.version,
    entries: entryCount,
    secondsEach: seconds,
  },
  startToFirstPageMs: firstPage,
  memoryAtRestMb: memoryAtRest,
  ssrEntryPageUncached: await load(pages, {
    connections: 20,
    headers: { cookie: client, accept: 'text/html' },
  }),
  entryPageFromCache: await load(pages.slice(0, 50), { connections: 20, headers: { accept: 'text/html' } }),
  entryThroughGraphql: await graphqlLoad(
    entryQuery(),
    filled.publicIds.map((id) => ({ id })),
    1,
  ),
  listOf50: await graphqlLoad(
    `{ entries(first: 50) { nodes { id number title excerpt kind updatedAt section { names { ru } } } pageInfo { endCursor } } }`,
    [{}],
    10,
  ),
  kit: await graphqlLoad(
    kitQuery(),
    filled.modelIds.map((id) => ({ id })),
    1,
  ),
  search: await graphqlLoad(
    searchQuery(),
    filled.words.map((text) => ({ text })),
    1,
  ),
  searchTenConnections: await graphqlLoad(
    searchQuery(),
    filled.words.map((text) => ({ text })),
    10,
  ),
  saveEntry: await saves(filled, 200),
  memoryAfterLoadMb: await residentMb(product.pid!),
};
await stop(product);
await rm(dataDir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

async function start(): Promise<ChildProcess> {
  return spawn(process.execPath, [join(root, 'api/dist/main.js')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      DEMO_CONTENT: 'on',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function stop(process_: ChildProcess): Promise<void> {
  process_.kill('SIGTERM');
  await new Promise((ended) => process_.once('exit', ended));
}

/** Milliseconds from now until the page came. */
async function untilItAnswers(path: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    const status = await fetch(origin + path).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return Math.round(performance.now() - started);
    await sleep(50);
  }
}

async function untilIndexed(): Promise<void> {
  const admin = await signIn('admin@mayak.example');
  for (;;) {
    const { indexHealth } = await ask(`{ indexHealth { pending documents } }`, {}, admin);
    if (indexHealth.pending === 0 && indexHealth.documents >= entryCount) return;
    await sleep(500);
  }
}

async function signIn(email: string): Promise<string> {
  const response = await post(
    `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { isStaff } }`,
    { email, password: 'mayak-demo' },
  );
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

function post(query: string, variables: object, cookieHeader = ''): Promise<Response> {
  return fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookieHeader },
    body: JSON.stringify({ query, variables }),
  });
}

// oxlint-disable-next-line typescript/no-explicit-any -- what is read is what the query above asks for
async function ask(query: string, variables: object, cookieHeader: string): Promise<any> {
  const { data, errors } = (await (await post(query, variables, cookieHeader)).json()) as {
    data: unknown;
    errors?: { message: string }[];
  };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

interface Load {
  connections: number;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  bodies?: string[];
}

async function load(paths: string[], { connections, headers, method = 'GET', bodies }: Load) {
  const requests = (bodies ?? paths).map((one) =>
    bodies ? { method, path: paths[0]!, body: one, headers } : { method, path: one, headers },
  );
  const options = { url: origin, connections, requests };
  await autocannon({ ...options, duration: 2 });
  const { latency, requests: rate, non2xx, errors } = await autocannon({ ...options, duration: seconds });
  return {
    requestsPerSecond: Math.round(rate.average),
    p50: latency.p50,
    p97_5: latency.p97_5,
    p99: latency.p99,
    failed: non2xx + errors,
  };
}

/** Exact percentiles: at one connection the load generator's buckets are too coarse. */
async function graphqlLoad(query: string, variables: object[], connections: number) {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const started = performance.now();
        await ask(query, variables[next++ % variables.length]!, cookie);
        times.push(performance.now() - started);
      }
    }),
  );
  return {
    connections,
    requestsPerSecond: Math.round(times.length / seconds),
    ...percentiles(times.slice(Math.floor(times.length / 10))),
  };
}

async function saves({ draftIds }: Filled, count: number) {
  const times: number[] = [];
  const versions = new Map<string, number>();
  const text = 'Слово за словом складывается статья о монтаже датчика уровня топлива. '.repeat(40);
  const body = {
    type: 'doc',
    content: Array.from({ length: 20 }, () => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
  for (let n = 0; n < count; n++) {
    const id = draftIds[n % draftIds.length]!;
    const started = performance.now();
    const { saveEntry } = await ask(
      `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version } conflict { currentVersion } } }`,
      { input: { id, version: versions.get(id) ?? 1, title: `Сохранение ${n}`, body } },
      cookie,
    );
    times.push(performance.now() - started);
    versions.set(id, saveEntry.entry.version);
  }
  return percentiles(times.slice(20));
}

function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(2));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The process and all its children: the embedded database is one of them. */
async function residentMb(pid: number): Promise<number> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(name), parent);
  }
  const isOurs = (one: number): boolean =>
    one === pid || (parents.has(one) && parents.get(one) !== 0 && isOurs(parents.get(one)!));
  let kilobytes = 0;
  for (const one of parents.keys()) {
    if (!isOurs(one)) continue;
    // Proportional: pages of the database's shared memory are counted once.
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port: free } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return free;
}

function entryQuery(): string {
  return `query ($id: UUID!) { entry(id: $id) { id title html outline { id text } section { names { ru } ancestors { names { ru } } } translations { title path } vehicles { make { name } } aboutEquipment { title } backlinks { title } uses { solved } viewerCan { edit } } }`;
}

function kitQuery(): string {
  return `query ($id: UUID!) { kit(modelId: $id, year: 2019) { isUnknown items { quantity role equipment { title path } fitment { state source evidence { at } } } conditional { equipment { title } conditions { key value } } openChoices { key values } questions { text } warnings } }`;
}

function searchQuery(): string {
  return `query ($text: String!) { search(text: $text, limit: 20) { total hits { entry { title path } title { text hit } snippet { text hit } } facets { name counts { value count } } } }`;
}
