import type { EnqueuedTask, Index, Meilisearch } from 'meilisearch';
import { SearchError } from '../errors.ts';
import { engineDocument } from '../pipeline/engine-document.ts';
import { indexedPartOf } from '../pipeline/indexed-part.ts';
import { compileVocabulary } from '../pipeline/vocabulary.ts';
import type { Vocabulary } from '../pipeline/vocabulary.ts';
import type {
  EmbeddingSpace,
  MeilisearchOptions,
  RebuildOptions,
  SearchDictionary,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResult,
  SearchStats,
} from '../types.ts';
import { vectorsOf } from './by-meaning.ts';
import { STAMP_KEY, documentKey, meiliDocument } from './documents.ts';
import type { MeiliDocument, Stamp } from './documents.ts';
import { BATCH, NextIndex } from './next-index.ts';
import { readingsWithSynonyms } from './readings.ts';
import { MeiliSearcher } from './searcher.ts';
import { READ_MS, WRITE_MS, connect, ifThere, reached, settled } from './server.ts';
import { STRUCTURE_HASH, hash, indexSettings, synonymSetting } from './settings.ts';

const SCAN_PAGE = 1000;

/**
 * A copy of the index on a Meilisearch server. A rebuild fills `<index>_next` and swaps; it and all writes must go
 * through one process, which sends every write to both indexes meanwhile.
 */
export class MeiliIndex implements SearchIndex {
  readonly engine = 'meilisearch';
  readonly name: string;
  /** Until somebody has looked nothing may rely on it. */
  needsRebuild = true;
  readonly embeddings: EmbeddingSpace | undefined;
  private readonly client: Meilisearch;
  private readonly uid: string;
  private readonly reads: Meilisearch;
  private vocabulary: Vocabulary;
  /** What of the dictionary an index has to be written with. */
  private indexedPart: string;
  private searcher: MeiliSearcher;
  private isRebuilding = false;
  /** Set while a new index is being filled. */
  private next: NextIndex | undefined;
  /** Requests that write are sent one after another, so that the server's queue has them in our order. */
  private lastSent: Promise<unknown> = Promise.resolve();

  /** Asks nothing of the server yet: `check` does. */
  constructor(options: MeilisearchOptions, dictionary: SearchDictionary, embeddings?: EmbeddingSpace) {
    this.embeddings = embeddings;
    const { host, pathname } = new URL(options.url);
    this.name = host + pathname.replace(/\/+$/, '');
    this.client = connect(options, WRITE_MS);
    this.uid = options.index ?? 'kb';
    this.reads = connect(options, READ_MS);
    this.vocabulary = compileVocabulary(dictionary);
    this.indexedPart = indexedPartOf(dictionary, embeddings);
    this.searcher = new MeiliSearcher(this.reads, this.uid, this.vocabulary);
  }

  async query(query: SearchQuery): Promise<SearchResult> {
    const { vector, ...byWords } = query;
    // An index that is still to be rebuilt may have no vectors, or those of another model.
    if (!vector || !this.embeddings || this.needsRebuild) return await this.searcher.query(byWords);
    let error: Error | undefined;
    const result = await this.searcher.query(query, (reason) => (error = reason));
    return { ...result, meaning: { copy: this.name, ...(error && { error }) } };
  }

  /** Queries are read by the new dictionary at once; the server's own synonyms follow, or with the next look at it. */
  async useDictionary(dictionary: SearchDictionary): Promise<void> {
    this.vocabulary = compileVocabulary(dictionary);
    this.indexedPart = indexedPartOf(dictionary, this.embeddings);
    this.searcher = new MeiliSearcher(this.reads, this.uid, this.vocabulary);
    await this.check();
  }

  /**
   * The server knows the synonyms in force only: those that a draft adds are asked for one by one, those that it
   * takes away still find.
   */
  preview(query: SearchQuery, draft: SearchDictionary): Promise<SearchResult> {
    const searcher = new MeiliSearcher(this.reads, this.uid, compileVocabulary(draft), readingsWithSynonyms);
    return searcher.query(query);
  }

  /** Makes an empty index where none is, and brings synonyms up to date. */
  async check(): Promise<void> {
    const exists = await ifThere(this.client.getRawIndex(this.uid));
    if (!exists) await this.create(this.uid);
    const stamp = await this.readStamp();
    const indexedPart = stamp?.settings.dictionary ?? '';
    const isOfThisVersion = stamp?.settings.structure === STRUCTURE_HASH;
    this.needsRebuild = !isOfThisVersion || indexedPart !== this.indexedPart;
    if (!isOfThisVersion || stamp.settings.synonyms === this.synonymsHash()) return;
    // Synonyms apply to what is indexed already; only a change of the structure needs a new index.
    await settled(this.client, this.index().updateSynonyms(synonymSetting(this.vocabulary)));
    await this.stamp(this.uid, indexedPart);
  }

  async upsert(documents: SearchDocument[]): Promise<void> {
    const latest = new Map(documents.map((document) => [document.id, document]));
    const prepared = [...latest.values()].map((document) => this.prepare(document));
    for (const batch of batches(prepared)) {
      const ids = batch.map(({ id }) => id);
      await this.write(ids, 'kept', (index) =>
        index.addDocuments(index.uid === this.uid ? this.forLive(batch) : batch),
      );
    }
  }

  async remove(ids: string[]): Promise<void> {
    for (const batch of batches(ids)) {
      await this.write(batch, 'removed', (index) => index.deleteDocuments(batch.map(documentKey)));
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
    const name = `${this.uid}_next`;
    try {
      await reached(this.client.deleteIndexIfExists(name));
      const { indexedPart } = this;
      await this.create(name);
      const next = new NextIndex(
        this.client,
        name,
        (request) => this.send(request),
        (document) => this.prepare(document),
      );
      this.next = next;
      await next.fill(source, options);
      await this.swap(next, indexedPart);
      const { documents } = await this.stats();
      return { documents, tookMs: performance.now() - started };
    } finally {
      this.next = undefined;
      await this.client.deleteIndexIfExists(name).catch(() => undefined);
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

  private index(uid = this.uid): Index<MeiliDocument> {
    return this.client.index<MeiliDocument>(uid);
  }

  private prepare(document: SearchDocument): MeiliDocument {
    return meiliDocument(engineDocument(document, this.vocabulary.colours), this.embeddings !== undefined);
  }

  /** An index that is still to be rebuilt takes no vectors of the new space: it is one of another, or has none. */
  private forLive(documents: MeiliDocument[]): MeiliDocument[] {
    if (!this.needsRebuild) return documents;
    return documents.map((document) => ({ ...document, _vectors: vectorsOf([]) }));
  }

  /** Settings go before documents, or everything would be indexed twice. */
  private async create(uid: string): Promise<void> {
    await settled(this.client, this.client.createIndex(uid, { primaryKey: 'key' })).catch(
      (error: unknown) => {
        // Another process that started at the same time was first.
        if (!isExisting(error)) throw error;
      },
    );
    await settled(
      this.client,
      this.index(uid).updateSettings(indexSettings(this.vocabulary, this.embeddings)),
    );
  }

  /** Sends a write to the live index, and to the one being filled; resolves when all have succeeded. */
  private async write(
    ids: readonly string[],
    effect: 'kept' | 'removed',
    request: (index: Index<MeiliDocument>) => Promise<EnqueuedTask>,
  ): Promise<void> {
    const outcomes = await this.send(async () => {
      const { next } = this;
      const sent = [await this.settledLater(request(this.index()))];
      if (next) {
        const outcome = await this.settledLater(request(this.index(next.name)));
        next.note(ids, effect, outcome());
        sent.push(outcome);
      }
      return sent;
    });
    await Promise.all(outcomes.map((outcome) => outcome()));
  }

  /** Swaps under the same order as writes: what was sent before is in both, what comes after goes to the new one. */
  private async swap(next: NextIndex, indexedPart: string): Promise<void> {
    await this.send(async () => {
      await next.verify();
      await this.stamp(next.name, indexedPart);
      await settled(
        this.client,
        this.client.swapIndexes([{ indexes: [this.uid, next.name], rename: false }]),
      );
      this.next = undefined;
      // Where the colours changed meanwhile, what was written before has the old ones.
      this.needsRebuild = indexedPart !== this.indexedPart;
    });
  }

  /** Resolves when the server has taken the request into its queue; what it resolves to is the wait for the outcome. */
  private async settledLater(enqueued: Promise<EnqueuedTask>): Promise<() => Promise<unknown>> {
    const task = await reached(enqueued);
    let outcome: Promise<unknown> | undefined;
    return () => (outcome ??= settled(this.client, Promise.resolve(task)));
  }

  private send<T>(request: () => Promise<T>): Promise<T> {
    const sent = this.lastSent.then(request, request);
    this.lastSent = sent.catch(() => undefined);
    return sent;
  }

  private async stamp(uid: string, dictionary: string): Promise<void> {
    const settings = { structure: STRUCTURE_HASH, synonyms: this.synonymsHash(), dictionary };
    const stamp: Stamp = {
      key: STAMP_KEY,
      acl: [],
      settings,
      ...(this.embeddings && { _vectors: vectorsOf([]) }),
    };
    await settled(this.client, this.client.index<Stamp>(uid).addDocuments([stamp]));
  }

  private readStamp(): Promise<Stamp | undefined> {
    return ifThere(this.client.index<Stamp>(this.uid).getDocument(STAMP_KEY));
  }

  private synonymsHash(): string {
    return hash(synonymSetting(this.vocabulary));
  }
}

function isExisting(error: unknown): boolean {
  if (!(error instanceof SearchError)) return false;
  return (error.cause as { code?: string } | undefined)?.code === 'index_already_exists';
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += BATCH) yield items.slice(i, i + BATCH);
}
