/**
 * `npm run bench:search -- --product`: search through GraphQL, end to end, on the built product; prints JSON.
 * BENCH_ENTRIES (10,000) says how many entries, BENCH_SECONDS (6) how long each load is measured, BENCH_KILLS (20) how often
 * the program is killed in the middle of writing; 0 leaves that out.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../dist/config.js';
import { openDatabase } from '../dist/database/data-source.js';
import { createLog } from '../dist/log.js';
import { fillDatabase } from './fill-database.ts';
import { Product, percentiles } from './product.ts';

const entries = Number(process.env['BENCH_ENTRIES'] ?? 10_000);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 6);
const kills = Number(process.env['BENCH_KILLS'] ?? 20);
const requestsASecond = 20;
const changesASecond = 500;
const saves = 20;

const search = `query ($text: String!) { search(text: $text, limit: 20) { total hits { entry { title path } title { text hit } snippet { text hit } } facets { name counts { value count } } } }`;

const loadBefore = loadavg();
const report = { entries, ...(await measureLoad()), killed: kills > 0 ? await killAgainAndAgain() : null };
process.stdout.write(`${JSON.stringify({ ...report, loadBefore, loadAfter: loadavg() }, null, 2)}\n`);

async function measureLoad() {
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
  const product = await Product.on(dataDir);
  await product.start();
  await product.stop();
  const { words } = await fillDatabase(dataDir, entries);
  const startToReadyMs = await product.start();
  const indexing = performance.now();
  await product.untilIndexed(entries);
  const indexedAfterSeconds = Math.round((performance.now() - indexing) / 100) / 10;
  const cookie = await product.signIn('admin@mayak.example');
  const ask = async (n: number): Promise<number> => {
    const started = performance.now();
    await product.ask(search, { text: words[n % words.length] }, cookie);
    return performance.now() - started;
  };

  const oneConnection = await inTurn(ask, 1);
  const tenConnections = await inTurn(ask, 10);
  const atRate = percentiles(await askAtRate(ask));
  const { db, stop } = await openDatabase(
    loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }),
    createLog({ level: 'error', format: 'json' }),
    { join: true },
  );
  let changes = 0;
  const until = performance.now() + seconds * 1000;
  const changing = (async () => {
    for (let batch = 0; performance.now() < until; batch++) {
      const started = performance.now();
      await db.query(`UPDATE entry SET tags = ARRAY['pass-' || $1::text] WHERE slug = ANY($2)`, [
        batch,
        Array.from({ length: changesASecond / 10 }, (_, i) => `bench-${(batch * 50 + i) % entries}`),
      ]);
      changes += changesASecond / 10;
      await sleep(Math.max(0, 100 - (performance.now() - started)));
    }
  })();
  const whileIndexing = percentiles(await askAtRate(ask));
  await changing;
  await product.untilIndexed(entries);

  const found: number[] = [];
  for (let n = 0; n < saves; n++) {
    const tag = `находка-${n}${'абвгде'.charAt(n % 6)}`;
    const started = performance.now();
    await db.query(`UPDATE entry SET tags = ARRAY[$1::text] WHERE slug = $2`, [tag, `bench-${n}`]);
    while ((await product.ask(search, { text: `"${tag}"` }, cookie)).search.total === 0) await sleep(10);
    found.push(performance.now() - started);
  }
  await stop();
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
  return {
    startToReadyMs,
    indexedAfterSeconds,
    latencyMs: {
      oneConnection,
      tenConnections,
      atRate,
      whileIndexing,
    },
    requestsASecond,
    changesASecond: Math.round(changes / seconds),
    savedToFoundMs: percentiles(found),
  };
}

/** Warmed up for as long as it is measured: what has just started, or just got company, is still being compiled. */
async function inTurn(ask: (n: number) => Promise<number>, connections: number) {
  const times: number[] = [];
  let next = 0;
  const measureFrom = performance.now() + seconds * 1000;
  const until = measureFrom + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let now = performance.now(); now < until; now = performance.now()) {
        const took = await ask(next++);
        if (now >= measureFrom) times.push(took);
      }
    }),
  );
  return percentiles(times);
}

async function askAtRate(ask: (n: number) => Promise<number>): Promise<number[]> {
  const answers: Promise<number>[] = [];
  for (let n = 0; n < seconds * requestsASecond; n++) {
    answers.push(ask(n));
    await sleep(1000 / requestsASecond);
  }
  return await Promise.all(answers);
}

/** Kills program and database while entries are published; whatever was acknowledged must be found afterwards. */
async function killAgainAndAgain() {
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldlore-bench-'));
  const product = await Product.on(dataDir);
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round++) {
    await product.start();
    const cookie = await product.signIn('admin@mayak.example');
    const { sections } = await product.ask('{ sections { id } }', {}, cookie);
    let isUp = true;
    const killing = sleep(100 + ((round * 137) % 900)).then(() => {
      isUp = false;
      return product.stop('SIGKILL');
    });
    for (let n = 0; isUp; n++) {
      const title = `Выживший ${round}x${n}`;
      await publish(product, cookie, sections[0].id, title).then(
        () => acknowledged.push(title),
        (error: unknown) => {
          if (isUp) throw error;
        },
      );
    }
    await killing;
  }
  const restartMs = await product.start();
  await product.untilIndexed(acknowledged.length);
  const cookie = await product.signIn('admin@mayak.example');
  const lost: string[] = [];
  for (const title of acknowledged) {
    const { search: result } = await product.ask(search, { text: `"${title}"` }, cookie);
    if (!result.hits.some((hit: { entry: { title: string } | null }) => hit.entry?.title === title))
      lost.push(title);
  }
  await product.stop();
  await rm(dataDir, { recursive: true, force: true });
  return { times: kills, acknowledged: acknowledged.length, lost: lost.length, restartMs };
}

async function publish(product: Product, cookie: string, sectionId: string, title: string): Promise<void> {
  const { createEntry } = await product.ask(
    'mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id version } }',
    { input: { kind: 'ARTICLE', locale: 'ru', sectionId, title } },
    cookie,
  );
  await product.ask(
    'mutation ($id: UUID!, $version: Int!) { publishEntry(id: $id, version: $version) { id } }',
    createEntry,
    cookie,
  );
}
