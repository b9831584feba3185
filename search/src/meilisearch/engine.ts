import type { Index, Meilisearch } from 'meilisearch';
import { SearchError } from '../errors.ts';
import { engineDocument } from '../pipeline/engine-document.ts';
import { Speller } from '../pipeline/speller.ts';
import { compileSynonyms } from '../pipeline/synonyms.ts';
import type { Synonyms } from '../pipeline/synonyms.ts';
import type {
  MeilisearchOptions,
  RebuildOptions,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResult,
  SearchStats,
  SynonymGroup,
} from '../types.ts';
import { STAMP_KEY, documentKey, meiliDocument } from './documents.ts';
import type { MeiliDocument, Stamp } from './documents.ts';
import { MeiliSearcher } from './searcher.ts';
import { connect, ifThere, reached, settled } from './server.ts';
import { STRUCTURE_HASH, hash, indexSettings, synonymSetting } from './settings.ts';

/** Documents in one request: far below the server's 100 MB, large enough for its batching. */
const BATCH = 1000;
const SCAN_PAGE = 1000;

/**
 * The engine on a Meilisearch server. A rebuild fills `<index>_next` and swaps; it and all writes must go through
 * one process, which sends every write to both indexes meanwhile.
 */
export class MeiliIndex implements SearchIndex {
  readonly engine = 'meilisearch';
  needsRebuild = false;
  private readonly client: Meilisearch;
  private readonly name: string;
  private readonly synonyms: Synonyms;
  private readonly searcher: MeiliSearcher;
  private isRebuilding = false;
  /** Set while `<index>_next` is being filled: ids written meanwhile, which the fill must not overwrite. */
  private touched: Set<string> | undefined;
  /** Requests that write are sent one after another, so that the server's queue has them in our order. */
  private lastSent: Promise<unknown> = Promise.resolve();

  private constructor(options: MeilisearchOptions, groups: readonly SynonymGroup[]) {
    this.client = connect(options);
    this.name = options.index ?? 'kb';
    this.synonyms = compileSynonyms(groups);
    this.searcher = new MeiliSearcher(
      this.client,
      this.name,
      this.synonyms,
      new Speller(this.synonyms.words()),
    );
  }

  /** Connects; makes an empty index where none is, and brings synonyms up to date. */
  static async open(options: MeilisearchOptions, groups: readonly SynonymGroup[]): Promise<MeiliIndex> {
    const index = new MeiliIndex(options, groups);
    await index.prepare();
    return index;
  }

  query(query: SearchQuery): Promise<SearchResult> {
    return this.searcher.query(query);
  }

  async upsert(documents: SearchDocument[]): Promise<void> {
    const latest = new Map(documents.map((document) => [document.id, document]));
    const prepared = [...latest.values()].map((document) => meiliDocument(engineDocument(document)));
    for (const batch of batches(prepared)) {
      await this.write(
        batch.map(({ id }) => id),
        (index) => index.addDocuments(batch),
      );
    }
  }

  async remove(ids: string[]): Promise<void> {
    for (const batch of batches(ids)) {
      await this.write(batch, (index) => index.deleteDocuments(batch.map(documentKey)));
    }
  }

  async rebuild(
    source: AsyncIterable<SearchDocument[]>,
    options: RebuildOptions = {},
  ): Promise<{ documents: number; tookMs: number }> {
    if (this.isRebuilding)
      throw new SearchError('ENGINE_FAILED', 'A rebuild of the search index is under way already.');
    this.isRebuilding = true;
    const started = performance.now();
    const touched = new Set<string>();
    const next = `${this.name}_next`;
    try {
      await reached(this.client.deleteIndexIfExists(next));
      await this.create(next);
      this.touched = touched;
      await this.fill(next, source, touched, options);
      options.signal?.throwIfAborted();
      await this.stamp(next);
      await this.swap(next);
      this.needsRebuild = false;
      const { documents } = await this.stats();
      return { documents, tookMs: performance.now() - started };
    } finally {
      this.touched = undefined;
      await this.client.deleteIndexIfExists(next).catch(() => undefined);
      this.isRebuilding = false;
    }
  }

  async *scan(): AsyncGenerator<{ id: string; rev: number }[]> {
    for (let offset = 0; ; offset += SCAN_PAGE) {
      const page = await reached(
        this.index().getDocuments({ offset, limit: SCAN_PAGE, fields: ['key', 'id', 'rev'] }),
      );
      const pairs = page.results.filter(({ key }) => key !== STAMP_KEY).map(({ id, rev }) => ({ id, rev }));
      if (pairs.length > 0) yield pairs;
      if (page.results.length < SCAN_PAGE) return;
    }
  }

  async stats(): Promise<SearchStats> {
    const stats = await reached(this.index().getStats());
    const stamp = await this.readStamp();
    return {
      engine: this.engine,
      documents: stats.numberOfDocuments - (stamp ? 1 : 0),
      bytes: stats.rawDocumentDbSize,
      settingsHash: STRUCTURE_HASH,
      ready: !this.needsRebuild,
    };
  }

  async close(): Promise<void> {
    await this.lastSent.catch(() => undefined);
  }

  private index(name = this.name): Index<MeiliDocument> {
    return this.client.index<MeiliDocument>(name);
  }

  private async prepare(): Promise<void> {
    const exists = await ifThere(this.client.getRawIndex(this.name));
    if (!exists) await this.create(this.name);
    const stamp = await this.readStamp();
    this.needsRebuild = stamp?.settings.structure !== STRUCTURE_HASH;
    if (this.needsRebuild || stamp?.settings.synonyms === this.synonymsHash()) return;
    // Synonyms apply to what is indexed already; only a change of the structure needs a new index.
    await settled(this.index().updateSynonyms(synonymSetting(this.synonyms)));
    await this.stamp(this.name);
  }

  /** Settings go before documents, or everything would be indexed twice. */
  private async create(name: string): Promise<void> {
    await settled(this.client.createIndex(name, { primaryKey: 'key' }));
    await settled(this.index(name).updateSettings(indexSettings(this.synonyms)));
  }

  private async fill(
    next: string,
    source: AsyncIterable<SearchDocument[]>,
    touched: ReadonlySet<string>,
    options: RebuildOptions,
  ): Promise<void> {
    const index = this.index(next);
    let pending: Promise<unknown> = Promise.resolve();
    let done = 0;
    for await (const documents of source) {
      for (const batch of batches(documents)) {
        options.signal?.throwIfAborted();
        // One batch is indexed by the server while the next is prepared here; no more, or its queue would swell.
        await pending;
        pending = this.send(() => {
          const untouched = batch.filter(({ id }) => !touched.has(id));
          return settledLater(
            index.addDocuments(untouched.map((document) => meiliDocument(engineDocument(document)))),
          );
        }).then((task) => task());
        pending.catch(() => undefined);
        done += batch.length;
        options.onProgress?.(done);
      }
    }
    await pending;
  }

  /** Sends a write to the live index, and to the one being filled; resolves when all have succeeded. */
  private async write(
    ids: readonly string[],
    request: (index: Index<MeiliDocument>) => ReturnType<Index['addDocuments']>,
  ): Promise<void> {
    const tasks = await this.send(async () => {
      for (const id of ids) this.touched?.add(id);
      const targets = this.touched ? [this.index(), this.index(`${this.name}_next`)] : [this.index()];
      const sent = [];
      for (const target of targets) sent.push(await settledLater(request(target)));
      return sent;
    });
    await Promise.all(tasks.map((task) => task()));
  }

  /** Swaps under the same order as writes: what was sent before is in both, what comes after goes to the new one. */
  private async swap(next: string): Promise<void> {
    await this.send(async () => {
      await settled(this.client.swapIndexes([{ indexes: [this.name, next], rename: false }]));
      this.touched = undefined;
    });
  }

  private send<T>(request: () => Promise<T>): Promise<T> {
    const sent = this.lastSent.then(request, request);
    this.lastSent = sent.catch(() => undefined);
    return sent;
  }

  private async stamp(name: string): Promise<void> {
    const settings = { structure: STRUCTURE_HASH, synonyms: this.synonymsHash() };
    await settled(this.client.index<Stamp>(name).addDocuments([{ key: STAMP_KEY, acl: [], settings }]));
  }

  private readStamp(): Promise<Stamp | undefined> {
    return ifThere(this.client.index<Stamp>(this.name).getDocument(STAMP_KEY));
  }

  private synonymsHash(): string {
    return hash(synonymSetting(this.synonyms));
  }
}

/** Resolves when the server has taken the request into its queue; what it resolves to waits for the outcome. */
async function settledLater(enqueued: ReturnType<Index['addDocuments']>): Promise<() => Promise<unknown>> {
  await reached(enqueued);
  return () => settled(enqueued);
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += BATCH) yield items.slice(i, i + BATCH);
}
