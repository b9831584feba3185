import { Worker } from 'node:worker_threads';
import { SearchError } from '../errors.ts';
import type { SearchErrorCode } from '../errors.ts';
import type {
  EmbeddingSpace,
  RebuildOptions,
  SearchDictionary,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResult,
  SearchStats,
} from '../types.ts';
import { WRITE_BATCH } from './protocol.ts';
import type { Method, Methods, Opened, Response, WorkerOptions } from './protocol.ts';

interface Pending {
  resolve: (answer: never) => void;
  reject: (error: Error) => void;
}

/** The embedded engine as the main thread sees it: a worker, and promises for its answers. */
export class EmbeddedIndex implements SearchIndex {
  readonly engine = 'embedded';
  readonly name = 'embedded';
  needsRebuild = false;
  private options: WorkerOptions;
  private readonly pending = new Map<number, Pending>();
  /** Undefined after the thread died, until somebody asks again. */
  private worker: Promise<Worker> | undefined;
  private lastNumber = 0;
  private isClosed = false;
  private isRebuilding = false;

  private constructor(options: WorkerOptions) {
    this.options = options;
  }

  /** Opens or creates the index in a directory that no other process uses. */
  static async open(options: WorkerOptions): Promise<EmbeddedIndex> {
    const index = new EmbeddedIndex(options);
    index.worker = index.start();
    await index.worker;
    return index;
  }

  get embeddings(): EmbeddingSpace | undefined {
    return this.options.embeddings;
  }

  query(query: SearchQuery): Promise<SearchResult> {
    return this.ask('query', query);
  }

  async useDictionary(dictionary: SearchDictionary): Promise<void> {
    // A thread that dies starts again with the options.
    this.options = { ...this.options, dictionary };
    await this.ask('useDictionary', dictionary);
  }

  preview(query: SearchQuery, draft: SearchDictionary): Promise<SearchResult> {
    return this.ask('preview', query, draft);
  }

  async check(): Promise<void> {
    await this.ask('stats');
  }

  async upsert(documents: SearchDocument[]): Promise<void> {
    for (const batch of batches(documents)) await this.ask('write', batch, []);
  }

  async remove(ids: string[]): Promise<void> {
    for (const batch of batches(ids)) await this.ask('write', [], batch);
  }

  async rebuild(
    source: AsyncIterable<SearchDocument[]>,
    options: RebuildOptions = {},
  ): Promise<{ documents: number; tookMs: number }> {
    if (this.isRebuilding)
      throw new SearchError('ENGINE_FAILED', 'A rebuild of the search index is under way already.');
    this.isRebuilding = true;
    const started = performance.now();
    try {
      await this.ask('beginRebuild');
      const pages = source[Symbol.asyncIterator]();
      let done = 0;
      for (let page = await pages.next(); !page.done;) {
        const [first = [], ...others] = batches(page.value);
        options.signal?.throwIfAborted();
        // The source makes its next page while the thread works on this one.
        const added = this.ask('addToRebuild', first);
        const next = pages.next();
        next.catch(() => undefined);
        await added;
        for (const batch of others) {
          options.signal?.throwIfAborted();
          await this.ask('addToRebuild', batch);
        }
        done += page.value.length;
        options.onProgress?.(done);
        page = await next;
      }
      options.signal?.throwIfAborted();
      return { documents: await this.ask('finishRebuild'), tookMs: performance.now() - started };
    } catch (error) {
      if (!this.isClosed) await this.ask('abandonRebuild');
      throw error;
    } finally {
      this.isRebuilding = false;
    }
  }

  async *scan(): AsyncGenerator<{ id: string; rev: number }[]> {
    for (let from: number | undefined = 0; from !== undefined;) {
      const page: Methods['scan']['answer'] = await this.ask('scan', from);
      if (page.pairs.length > 0) yield page.pairs;
      from = page.next;
    }
  }

  async stats(): Promise<SearchStats> {
    const { documents, bytes, settingsHash, needsRebuild } = await this.ask('stats');
    return { engine: this.engine, documents, bytes, settingsHash, ready: !needsRebuild };
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    await this.ask('close');
    this.isClosed = true;
  }

  private async ask<M extends Method>(method: M, ...args: Methods[M]['args']): Promise<Methods[M]['answer']> {
    if (this.isClosed) throw new SearchError('CLOSED', 'The search index has been closed.');
    const worker = await (this.worker ??= this.start());
    const number = ++this.lastNumber;
    return new Promise((resolve, reject) => {
      this.pending.set(number, { resolve: resolve as (answer: never) => void, reject });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      worker.postMessage({ number, method, args });
    });
  }

  /** Starts the thread; resolves when its index is open. */
  private start(): Promise<Worker> {
    // From source Node strips the types itself, so the thread needs no loader of whoever runs the main thread.
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    const worker = new Worker(new URL(file, import.meta.url), {
      workerData: this.options,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      name: 'search',
    });
    const opened = new Promise<Worker>((resolve, reject) => {
      // By their shape: under `node --watch` the runtime sends messages of its own through the same port.
      worker.on('message', (message: Opened | Response) => {
        if ('number' in message) {
          this.settle(message);
          // A thread that nobody waits for must not keep a finished process alive.
          if (this.pending.size === 0) worker.unref();
        } else if ('opened' in message) {
          if (!message.opened) {
            reject(new SearchError(message.code as SearchErrorCode, message.message));
            return;
          }
          this.needsRebuild = message.needsRebuild;
          worker.unref();
          resolve(worker);
        }
      });
      worker.once('error', (error) => {
        reject(error);
        this.lose(error);
      });
      worker.once('exit', () => this.lose());
    });
    return opened;
  }

  private settle(response: Response): void {
    this.needsRebuild = response.needsRebuild;
    const pending = this.pending.get(response.number);
    this.pending.delete(response.number);
    if ('error' in response) {
      // SQLite fails for want of disk, whatever the document; anything else is about what it was given.
      const code = response.error.code === 'ERR_SQLITE_ERROR' ? 'ENGINE_FAILED' : 'TASK_FAILED';
      pending?.reject(new SearchError(code, `The search engine failed: ${response.error.message}`));
    } else {
      pending?.resolve(response.answer as never);
    }
  }

  private lose(cause?: unknown): void {
    const message = 'The search engine stopped unexpectedly. It starts again with the next request.';
    for (const { reject } of this.pending.values())
      reject(new SearchError('ENGINE_FAILED', message, { cause }));
    this.pending.clear();
    this.worker = undefined;
  }
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += WRITE_BATCH) yield items.slice(i, i + WRITE_BATCH);
}
