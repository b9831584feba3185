/**
 * `npm run bench:search [-- --full] [--product] [--only engine|relevance|titles]`: measures the search as its table of
 * figures asks, beside what others use, and prints JSON. `--full` adds 100,000 documents and the speed of the others,
 * `--product` the built program end to end, which is killed twenty times, `--embeddings` the model that EMBEDDINGS_URL and
 * the variables beside it name.
 * Meilisearch takes part where MEILI_URL names a server or MEILI_BINARY a binary; without, it is left out by name.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { openSearch } from '../src/index.ts';
import type { EmbeddingSpace, SearchDictionary, SearchDocument, SearchIndex } from '../src/index.ts';
import { buildQuery, pages } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { OwnMeilisearch, meiliBinary } from '../test/own-meilisearch.ts';
import { buildCorpus } from './corpus.ts';
import { figures } from './figures.ts';
import type { EngineReport, ProductReport, RelevanceReport, Report } from './figures.ts';
import { percentiles, timed } from './measure.ts';
import { buildQueries } from './queries.ts';
import { modelOfEnvironment } from './embeddings.ts';
import {
  labelledDocuments,
  measureRelevance,
  ownSynonyms,
  readLabelledSet,
  readSharedSet,
} from './relevance.ts';
import { miniSearch } from './rivals/minisearch.ts';
import { postgres } from './rivals/postgres.ts';
import { rawMeilisearch } from './rivals/raw-meilisearch.ts';
import type { Rival } from './rivals/rival.ts';
import { measureTitles, readTitleSet } from './titles.ts';

/** Questions about the documents of the labelled set. */
const IN_OTHER_WORDS = new URL('in-other-words.json', import.meta.url);
const PAGE = 500;
const SMALL = 10_000;
const LARGE = 100_000;
const RIVAL_QUERIES = 100;

const { values: chosen } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    product: { type: 'boolean', default: false },
    embeddings: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const model = chosen.embeddings ? modelOfEnvironment() : undefined;
const isWanted = (part: string): boolean => chosen.only === undefined || chosen.only === part;

const loadBefore = loadavg();
const own =
  meiliBinary !== undefined && process.env['MEILI_URL'] === undefined
    ? await OwnMeilisearch.start()
    : undefined;
if (own) process.env['MEILI_URL'] = own.url;
const withMeilisearch = process.env['MEILI_URL'] !== undefined;

const corpus = buildCorpus();
const set = readSharedSet();
const titles = readTitleSet();
const distractors = Array.from({ length: SMALL }, (_, i) => corpus.distractor(i));

const engines: EngineReport[] = [];
if (isWanted('engine')) {
  for (const documents of chosen.full ? [SMALL, LARGE] : [SMALL]) {
    engines.push(await measureEngine(documents, 'embedded'));
    if (withMeilisearch) engines.push(await measureEngine(documents, 'meilisearch'));
  }
}

const relevance: RelevanceReport[] = [];
for (const engine of withMeilisearch ? (['embedded', 'meilisearch'] as const) : (['embedded'] as const))
  relevance.push(await onEngine(engine));
for (const make of [postgres, miniSearch, ...(withMeilisearch ? [rawServer] : [])]) {
  const rival = await make();
  try {
    relevance.push(await onRival(rival));
  } finally {
    await rival.close();
  }
}
await own?.end();

const product: ProductReport[] = [];
let failure: string | undefined;
if (chosen.product) {
  try {
    product.push(await measureProduct(SMALL, 20));
    if (chosen.full) product.push(await measureProduct(LARGE, 0));
  } catch (error) {
    // What took half an hour before it is not lost with it.
    failure = (error as Error).message;
    process.exitCode = 1;
  }
}

const report: Report = {
  machine: { cores: availableParallelism(), node: process.version, loadBefore, loadAfter: loadavg() },
  leftOut: [
    ...(withMeilisearch ? [] : ['Meilisearch: set MEILI_URL or MEILI_BINARY']),
    ...(set ? [] : ['the labelled set: ../shared/relevance is not there']),
    ...(titles ? [] : ['page titles: ../shared/data/05-wiki is not there']),
    ...(chosen.full ? [] : ['100,000 documents and the speed of the others: --full']),
    ...(chosen.product ? [] : ['the built program: --product']),
    ...(failure === undefined ? [] : [`the built program, which failed: ${failure}`]),
    ...(model ? [] : ['finding by meaning: --embeddings']),
  ],
  engines,
  relevance,
  product,
};
console.log(JSON.stringify({ ...report, figures: figures(report) }, null, 2));

async function measureEngine(documents: number, engine: 'embedded' | 'meilisearch'): Promise<EngineReport> {
  const script = fileURLToPath(new URL('engine.bench.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    script,
    String(documents),
    engine,
  ]);
  return JSON.parse(stdout) as EngineReport;
}

/** The program is another package's business: it is asked through its own script. */
async function measureProduct(entries: number, kills: number): Promise<ProductReport> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['run', '--silent', 'bench:search', '--workspace', 'api'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, BENCH_ENTRIES: String(entries), BENCH_KILLS: String(kills) },
    },
  );
  return JSON.parse(stdout) as ProductReport;
}

/** An engine with the pipeline, on each set in an index of its own. */
async function onEngine(engine: 'embedded' | 'meilisearch'): Promise<RelevanceReport> {
  const withIndex = async <T>(
    documents: readonly SearchDocument[],
    dictionary: SearchDictionary,
    work: (index: SearchIndex) => Promise<T>,
    embeddings?: EmbeddingSpace,
  ): Promise<T> => {
    const directory = mkdtempSync(join(tmpdir(), 'fieldlore-bench-'));
    const server = engine === 'meilisearch' ? testServer('relevance-bench') : undefined;
    const index = await openSearch({
      ...(server ? { meili: server.meili } : { embedded: { directory } }),
      dictionary,
      ...(embeddings && { embeddings }),
    });
    try {
      await index.rebuild(pages(documents, PAGE));
      return await work(index);
    } finally {
      await index.close();
      rmSync(directory, { recursive: true, force: true });
      await server?.cleanUp();
    }
  };
  const find = (index: SearchIndex) => async (text: string) =>
    (await index.query(buildQuery(text, { limit: 5 }))).hits.map(({ id }) => id);
  const dictionary = set ? { synonyms: ownSynonyms(set) } : {};
  const report: RelevanceReport = { name: `Fieldlore, ${engine}` };
  if (set && isWanted('relevance')) {
    const documents = labelledDocuments(set);
    const questions = readLabelledSet(IN_OTHER_WORDS);
    await withIndex(documents, dictionary, async (index) => {
      report.labelled = await measureRelevance(find(index), set);
      report.inOtherWords = await measureRelevance(find(index), questions);
    });
    if (model) {
      const meant = (index: SearchIndex) => async (text: string) =>
        (await index.query(buildQuery(text, { limit: 5, ...(await model.ask(text)) }))).hits.map(
          ({ id }) => id,
        );
      report.withMeaning = await withIndex(
        await model.read(documents),
        dictionary,
        async (index) => ({
          labelled: await measureRelevance(meant(index), set),
          inOtherWords: await measureRelevance(meant(index), questions),
        }),
        model.space,
      );
    }
    report.amongDistractors = await withIndex([...documents, ...distractors], dictionary, (index) =>
      measureRelevance(find(index), set),
    );
  }
  if (titles && isWanted('titles'))
    report.titles = await withIndex(titles.pages, {}, (index) => measureTitles(titles, find(index)));
  return report;
}

async function onRival(rival: Rival): Promise<RelevanceReport> {
  const find = (text: string): Promise<string[]> => rival.find(text, 5);
  const report: RelevanceReport = { name: rival.name };
  if (set && isWanted('relevance')) {
    const documents = labelledDocuments(set);
    await rival.fill(documents);
    report.labelled = await measureRelevance(find, set);
    await rival.fill(documents.concat(distractors));
    report.amongDistractors = await measureRelevance(find, set);
  }
  if (titles && isWanted('titles')) {
    await rival.fill(titles.pages);
    report.titles = await measureTitles(titles, find);
  }
  if (chosen.full && isWanted('engine')) {
    await rival.fill(Array.from({ length: SMALL }, (_, i) => corpus.document(i)));
    const texts = buildQueries(corpus).map(({ text }) => text);
    const some = texts.filter((_, i) => i % Math.floor(texts.length / RIVAL_QUERIES) === 0);
    const latencies: number[] = [];
    for (const text of some) latencies.push(await timed(() => rival.find(text, 20)));
    report.latencyMs = percentiles(latencies);
  }
  return report;
}

async function rawServer(): Promise<Rival> {
  const server = testServer('raw');
  if (!server) throw new Error('MEILI_URL names no server');
  return rawMeilisearch(server);
}
