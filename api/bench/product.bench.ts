/**
 * `npm run bench`: the built product on a database of 10,000 entries, under load from this same machine; prints JSON.
 * Latencies are milliseconds, memory is MB of resident pages of every process of the product together.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { fillDatabase, type Filled } from './fill-database.ts';
import { Product, percentiles } from './product.ts';

const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const entryCount = Number(process.env['BENCH_ENTRIES'] ?? 10_000);

const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
const product = await Product.on(dataDir);

const firstPage = await product.start('/');
await sleep(5_000);
const memoryAtRest = await residentMb(product.pid);
await product.stop();

const filled = await fillDatabase(dataDir, entryCount);
await product.start();
await product.untilIndexed(entryCount);
const cookie = await product.signIn('admin@mayak.example');
const client = await product.signIn('client@agro-zarya.example');
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
  memoryAfterLoadMb: await residentMb(product.pid),
};
await product.stop();
await rm(dataDir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

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
  const options = { url: product.origin, connections, requests };
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
        await product.ask(query, variables[next++ % variables.length]!, cookie);
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
    const { saveEntry } = await product.ask(
      `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version } conflict { currentVersion } } }`,
      { input: { id, version: versions.get(id) ?? 1, title: `Сохранение ${n}`, body } },
      cookie,
    );
    times.push(performance.now() - started);
    versions.set(id, saveEntry.entry.version);
  }
  return percentiles(times.slice(20));
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

function entryQuery(): string {
  return `query ($id: UUID!) { entry(id: $id) { id title html outline { id text } section { names { ru } ancestors { names { ru } } } translations { title path } vehicles { make { name } } aboutEquipment { title } backlinks { title } uses { solved } viewerCan { edit } } }`;
}

function kitQuery(): string {
  return `query ($id: UUID!) { kit(modelId: $id, year: 2019) { isUnknown items { quantity role equipment { title path } fitment { state source evidence { at } } } conditional { equipment { title } conditions { key value } } openChoices { key values } questions { text } warnings } }`;
}

function searchQuery(): string {
  return `query ($text: String!) { search(text: $text, limit: 20) { total hits { entry { title path } title { text hit } snippet { text hit } } facets { name counts { value count } } } }`;
}
