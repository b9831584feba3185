import { parentPort, workerData } from 'node:worker_threads';
import { engineDocument } from '../pipeline/engine-document.ts';
import { indexedPartOf } from '../pipeline/indexed-part.ts';
import { compileVocabulary } from '../pipeline/vocabulary.ts';
import type { SearchDictionary, SearchDocument, SearchQuery } from '../types.ts';
import { Generations } from './generations.ts';
import type { Method, Methods, Opened, Request, Response, WorkerOptions } from './protocol.ts';
import { Searcher } from './searcher.ts';
import { SETTINGS_HASH } from './store.ts';
import type { Store } from './store.ts';

/**
 * The one thread that reads and writes the embedded index. Requests are answered in the order they come, so a
 * write is seen by every later query, and no lock or cache crosses a thread.
 */

/** Documents between two commits while an index is being filled. */
const FILL_COMMIT = 250;
const SCAN_PAGE = 1000;

const { directory, dictionary, embeddings } = workerData as WorkerOptions;

class Index {
  private readonly generations = new Generations(directory);
  private vocabulary = compileVocabulary(dictionary);
  /** What of the dictionary an index has to be written with. */
  private indexedPart = indexedPartOf(dictionary, embeddings);
  private store: Store = this.generations.open();
  private searcher = new Searcher(this.store, this.vocabulary);
  private damaged = false;
  private filling:
    { store: Store; sinceCommit: number; touched: Set<string>; indexedPart: string } | undefined;

  private lastPreview: { key: string; store: Store; searcher: Searcher } | undefined;

  get needsRebuild(): boolean {
    return this.damaged || !this.store.isComplete || this.store.indexedPart !== this.indexedPart;
  }

  readonly methods: { [M in Method]: (...args: Methods[M]['args']) => Methods[M]['answer'] } = {
    query: (query) => this.searcher.query(this.comparable(query)),
    preview: (query, draft) => this.previewer(draft).query(query),
    useDictionary: (next) => this.useDictionary(next),
    write: (documents, removed) => this.write(documents, removed),
    beginRebuild: () => this.beginRebuild(),
    addToRebuild: (documents) => this.addToRebuild(documents),
    finishRebuild: () => this.finishRebuild(),
    abandonRebuild: () => this.abandonRebuild(),
    scan: (from) => this.store.columns.page(from, SCAN_PAGE),
    stats: () => ({
      documents: this.store.columns.size,
      bytes: this.store.bytes(),
      settingsHash: SETTINGS_HASH,
      needsRebuild: this.needsRebuild,
    }),
    close: () => {
      this.abandonRebuild();
      this.store.close();
      this.generations.close();
    },
  };

  /** A broken page shows when it is first read: from then on the index asks to be rebuilt. */
  noticeDamage(error: unknown): void {
    if (error instanceof Error && /malformed|not a database|disk image/.test(error.message))
      this.damaged = true;
  }

  /** While an index is being filled both get every write, so that nothing is missing after the swap. */
  private write(documents: SearchDocument[], removed: string[]): void {
    const prepared = documents.map((document) => engineDocument(document, this.vocabulary.colours));
    const unmeant =
      this.store.indexedPart !== this.indexedPart && prepared.some(({ vectors }) => vectors.length > 0);
    this.store.write(
      unmeant ? prepared.map((document) => ({ ...document, vectors: [] })) : prepared,
      removed,
    );
    if (!this.filling) return;
    this.filling.store.fill(prepared, removed);
    for (const id of [...removed, ...prepared.map((document) => document.id)]) this.filling.touched.add(id);
  }

  /** The query without its vector where the index, until it is rebuilt, has those of another space. */
  private comparable({ vector, ...query }: SearchQuery): SearchQuery {
    return vector && this.store.indexedPart === this.indexedPart ? { ...query, vector } : query;
  }

  private beginRebuild(): void {
    this.abandonRebuild();
    const store = this.generations.create();
    store.begin();
    this.filling = { store, sinceCommit: 0, touched: new Set(), indexedPart: this.indexedPart };
  }

  private addToRebuild(documents: SearchDocument[]): void {
    const { filling } = this;
    if (!filling) throw new Error('no rebuild is under way');
    // The source may have read these rows before a write that came meanwhile: the write is newer.
    const untouched = documents.filter(({ id }) => !filling.touched.has(id));
    filling.store.fill(untouched.map((document) => engineDocument(document, this.vocabulary.colours)));
    filling.sinceCommit += documents.length;
    if (filling.sinceCommit < FILL_COMMIT) return;
    filling.store.commit();
    filling.store.begin();
    filling.sinceCommit = 0;
  }

  private finishRebuild(): number {
    if (!this.filling) throw new Error('no rebuild is under way');
    const { store, indexedPart } = this.filling;
    store.commit();
    // Where the colours changed meanwhile, what was written before has the old ones: it asks to be rebuilt again.
    store.seal(true, indexedPart);
    this.filling = undefined;
    const previous = this.store;
    this.store = store;
    this.searcher = new Searcher(store, this.vocabulary);
    this.damaged = false;
    previous.close();
    this.generations.use(store);
    return store.columns.size;
  }

  private useDictionary(next: SearchDictionary): void {
    this.vocabulary = compileVocabulary(next);
    this.indexedPart = indexedPartOf(next, embeddings);
    this.searcher = new Searcher(this.store, this.vocabulary);
  }

  /** A draft is asked many queries in a row, so the last one stays compiled. */
  private previewer(draft: SearchDictionary): Searcher {
    const key = JSON.stringify(draft);
    if (this.lastPreview?.key !== key || this.lastPreview.store !== this.store) {
      const searcher = new Searcher(this.store, compileVocabulary(draft));
      this.lastPreview = { key, store: this.store, searcher };
    }
    return this.lastPreview.searcher;
  }

  private abandonRebuild(): void {
    this.filling?.store.discard();
    this.filling = undefined;
  }
}

function describe(error: unknown): { code?: string; message: string } {
  const { message, code } =
    error instanceof Error ? (error as Error & { code?: string }) : { message: String(error) };
  return code === undefined ? { message } : { code, message };
}

function post(message: Opened | Response): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has no origin
  parentPort?.postMessage(message);
}

function listen(index: Index): void {
  parentPort?.on('message', ({ number, method, args }: Request) => {
    const run = index.methods[method] as (...values: unknown[]) => unknown;
    let response: Response;
    try {
      const answer = run(...args);
      response = { number, answer, needsRebuild: method === 'close' ? false : index.needsRebuild };
    } catch (error) {
      index.noticeDamage(error);
      response = { number, error: describe(error), needsRebuild: index.needsRebuild };
    }
    post(response);
    if (method === 'close') parentPort?.close();
  });
}

try {
  const index = new Index();
  listen(index);
  post({ opened: true, needsRebuild: index.needsRebuild });
} catch (error) {
  post({ opened: false, code: 'ENGINE_FAILED', ...describe(error) });
}
