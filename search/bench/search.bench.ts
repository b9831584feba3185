/**
 * `npm run bench:search [-- documents]` (10,000 by default): fills an embedded index, measures it, prints JSON.
 * With MEILI_URL set the same runs on that server.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSearch } from '../src/index.ts';
import type { SearchDocument, SearchIndex, SearchOptions, SearchQuery } from '../src/index.ts';
import { pages } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { buildCorpus } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import { buildQueries } from './queries.ts';
import { labelledDocuments, measureRelevance, ownSynonyms, readLabelledSet } from './relevance.ts';

const PAGE = 500;
const REQUESTS_A_SECOND = 20;
const WRITES_A_SECOND = 500;
const MIXED_SECONDS = 10;
const DISTRACTORS = 10_000;
const SET = new URL('../../../shared/relevance/relevance-set.json', import.meta.url);

const documents = Number(process.argv[2] ?? 10_000);
const set = existsSync(SET) ? readLabelledSet(SET) : undefined;
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-bench-'));
const synonyms = set ? ownSynonyms(set) : [];
const server = testServer('bench');
const options: SearchOptions = {
  ...(server ? { meili: server.meili } : { embedded: { directory } }),
  dictionary: { synonyms },
};

const corpus = buildCorpus();
const queries = buildQueries(corpus);
const memoryBefore = process.memoryUsage.rss();
const index = await openSearch(options);
const rebuild = await index.rebuild(source(corpus));
await answerAll(index, queries);
const memoryMb = Math.round((process.memoryUsage.rss() - memoryBefore) / 1e6);

const loop = monitorEventLoopDelay({ resolution: 1 });
loop.enable();
const warm = await answerAll(index, queries);
const alone = await atRate(index, queries);
const whileIndexing = await atRate(index, queries, corpus);
loop.disable();
const { bytes } = await index.stats();
await index.close();
const reopenStarted = performance.now();
const reopened = await openSearch(options);
const reopenMs = Math.round(performance.now() - reopenStarted);
if (set) await reopened.rebuild(pages([...labelledDocuments(set), ...distractors()], PAGE));
const relevance = set ? await measureRelevance(reopened, set) : undefined;
await reopened.close();
rmSync(directory, { recursive: true, force: true });
await server?.cleanUp();

const report = {
  engine: index.engine,
  documents: rebuild.documents,
  rebuildSeconds: Math.round(rebuild.tookMs / 100) / 10,
  diskMb: Math.round(bytes / 1e6),
  memoryAddedMb: memoryMb,
  reopenMs,
  latencyMs: {
    oneAfterAnother: percentiles(warm),
    [`${REQUESTS_A_SECOND} a second`]: percentiles(alone.latencies),
    [`the same while indexing ${whileIndexing.writesASecond} documents a second`]: percentiles(
      whileIndexing.latencies,
    ),
  },
  mainEventLoopMs: { p99: milliseconds(loop.percentile(99)), max: milliseconds(loop.max) },
  ...(relevance
    ? { [`labelledSetAmong${DISTRACTORS}Distractors`]: { ...relevance.all, byClass: relevance.byClass } }
    : {}),
};
console.log(JSON.stringify(report, null, 2));

async function* source({ document }: Corpus): AsyncGenerator<SearchDocument[]> {
  for (let from = 0; from < documents; from += PAGE) {
    yield Array.from({ length: Math.min(PAGE, documents - from) }, (_, i) => document(from + i));
  }
}

function distractors(): SearchDocument[] {
  return Array.from({ length: DISTRACTORS }, (_, i) => corpus.distractor(i));
}

async function answerAll(to: SearchIndex, all: readonly SearchQuery[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const query of all) {
    const started = performance.now();
    await to.query(query);
    latencies.push(performance.now() - started);
  }
  return latencies;
}

/** Sends queries at a fixed rate, whether or not earlier ones are answered; with a corpus, writes go on beside. */
async function atRate(
  to: SearchIndex,
  all: readonly SearchQuery[],
  changing?: Corpus,
): Promise<{ latencies: number[]; writesASecond: number }> {
  const started = performance.now();
  const latencies: number[] = [];
  const answers: Promise<void>[] = [];
  const until = started + MIXED_SECONDS * 1000;
  let written = 0;
  const write = async (): Promise<void> => {
    if (!changing) return;
    while (performance.now() < until) {
      const batch = Array.from({ length: 25 }, (_, i) => ({
        ...changing.document((written + i) % documents),
        rev: 2,
      }));
      await to.upsert(batch);
      written += batch.length;
      await sleep(Math.max(0, started + (written / WRITES_A_SECOND) * 1000 - performance.now()));
    }
  };
  const writing = write();
  for (let sent = 0; performance.now() < until; sent++) {
    const due = started + (sent / REQUESTS_A_SECOND) * 1000;
    await sleep(Math.max(0, due - performance.now()));
    const asked = performance.now();
    answers.push(
      to
        .query(all[(sent * 7) % all.length] as SearchQuery)
        .then(() => void latencies.push(performance.now() - asked)),
    );
  }
  await Promise.all([...answers, writing]);
  return { latencies, writesASecond: Math.round(written / ((performance.now() - started) / 1000)) };
}

function percentiles(latencies: number[]): Record<'p50' | 'p95' | 'p99' | 'max', number> {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

function milliseconds(nanoseconds: number): number {
  return Math.round(nanoseconds / 1e5) / 10;
}
