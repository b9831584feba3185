/**
 * One engine with so many documents, in a process of its own so that its memory can be told: prints JSON.
 * `node engine.bench.ts <documents> [meilisearch]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openSearch } from '../src/index.ts';
import type { SearchDocument, SearchOptions } from '../src/index.ts';
import { buildDocument, buildQuery } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { buildCorpus } from './corpus.ts';
import { answerAll, answerAtRate, percentiles, tenths, timed, writeAtRate } from './measure.ts';
import { buildQueries } from './queries.ts';

const PAGE = 500;
const REQUESTS_A_SECOND = 20;
const WRITES_A_SECOND = 500;
const SAVES = 50;

const documents = Number(process.argv[2]);
const server = process.argv[3] === 'meilisearch' ? testServer(`bench${documents}`) : undefined;
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-bench-'));
const options: SearchOptions = server ? { meili: server.meili } : { embedded: { directory } };

const corpus = buildCorpus();
const queries = buildQueries(corpus);
let makingMs = 0;

async function* source(): AsyncGenerator<SearchDocument[]> {
  for (let from = 0; from < documents; from += PAGE) {
    const started = performance.now();
    const page = Array.from({ length: Math.min(PAGE, documents - from) }, (_, i) =>
      corpus.document(from + i),
    );
    makingMs += performance.now() - started;
    yield page;
  }
}

const memoryBefore = process.memoryUsage.rss();
const loop = monitorEventLoopDelay({ resolution: 1 });
const index = await openSearch(options);
const rebuild = await index.rebuild(source());
await answerAll(index, queries);
const memoryAddedMb = Math.round((process.memoryUsage.rss() - memoryBefore) / 1e6);

loop.enable();
const oneAfterAnother = percentiles(await answerAll(index, queries));
const atRate = percentiles(await answerAtRate(index, queries, REQUESTS_A_SECOND));
let writesASecond = 0;
const whileIndexing = percentiles(
  await answerAtRate(index, queries, REQUESTS_A_SECOND, async (until) => {
    writesASecond = await writeAtRate(index, corpus, documents, WRITES_A_SECOND, until);
  }),
);
loop.disable();

const saves: number[] = [];
for (let i = 0; i < SAVES; i++) {
  const word = `находка${String.fromCodePoint(0x430 + (i % 32), 0x430 + Math.floor(i / 32))}`;
  saves.push(
    await timed(async () => {
      await index.upsert([buildDocument({ id: `saved-${i}`, title: word })]);
      const { hits } = await index.query(buildQuery(word));
      if (!hits.some(({ id }) => id === `saved-${i}`)) throw new Error(`${word} was saved and is not found`);
    }),
  );
}

const { bytes } = await index.stats();
await index.close();
const reopenMs = await timed(async () => {
  const reopened = await openSearch(options);
  await reopened.query(buildQuery('распиновка'));
  await reopened.close();
});
rmSync(directory, { recursive: true, force: true });
await server?.cleanUp();

console.log(
  JSON.stringify({
    engine: index.engine,
    documents: rebuild.documents,
    rebuildSeconds: tenths(rebuild.tookMs / 1000),
    ofThisMakingDocumentsSeconds: tenths(makingMs / 1000),
    diskMb: Math.round(bytes / 1e6),
    memoryAddedMb,
    reopenMs: Math.round(reopenMs),
    savedToFoundMs: percentiles(saves),
    latencyMs: { oneAfterAnother, atRate, whileIndexing },
    requestsASecond: REQUESTS_A_SECOND,
    writesASecond,
    mainEventLoopMs: { p99: tenths(loop.percentile(99) / 1e6), max: tenths(loop.max / 1e6) },
  }),
);
