import type { Meilisearch } from 'meilisearch';
import { SearchError } from '../errors.ts';
import type { RebuildOptions, SearchDocument } from '../types.ts';
import type { MeiliDocument } from './documents.ts';
import { reached, settled } from './server.ts';

/** Documents in one request: far below the server's 100 MB, large enough for its batching. */
export const BATCH = 1000;

/** Sends a request when all sent before it have been taken; resolves when this one has. */
export type Send = <T>(request: () => Promise<T>) => Promise<T>;

/** A second index that is filled beside the live one, until it takes its place. */
export class NextIndex {
  readonly name: string;
  private readonly client: Meilisearch;
  private readonly send: Send;
  private readonly prepare: (document: SearchDocument) => MeiliDocument;
  /** Ids written by others than the fill: what the fill has read of them may be older. */
  private readonly touched = new Set<string>();
  /** Ids that the server has confirmed to be in this index. */
  private readonly held = new Set<string>();
  private readonly writes = new Set<Promise<unknown>>();

  constructor(
    client: Meilisearch,
    name: string,
    send: Send,
    prepare: (document: SearchDocument) => MeiliDocument,
  ) {
    this.prepare = prepare;
    this.client = client;
    this.name = name;
    this.send = send;
  }

  /** Adds the whole source, except what others have written since. */
  async fill(source: AsyncIterable<SearchDocument[]>, options: RebuildOptions): Promise<void> {
    let pending: Promise<unknown> = Promise.resolve();
    let done = 0;
    for await (const documents of source) {
      for (let i = 0; i < documents.length; i += BATCH) {
        options.signal?.throwIfAborted();
        // One batch is indexed by the server while the next is prepared here; no more, or its queue would swell.
        await pending;
        const batch = documents.slice(i, i + BATCH);
        pending = this.add(batch, options);
        pending.catch(() => undefined);
        done += batch.length;
        options.onProgress?.(done);
      }
    }
    await pending;
    options.signal?.throwIfAborted();
  }

  /** Takes note of a write that goes to the live index and to this one. */
  note(ids: readonly string[], effect: 'kept' | 'removed', outcome: Promise<unknown>): void {
    for (const id of ids) this.touched.add(id);
    const noted = outcome.then(
      () => {
        for (const id of ids) {
          if (effect === 'kept') this.held.add(id);
          else this.held.delete(id);
        }
      },
      // Whoever wrote is told and tries again; here it only was not confirmed.
      () => undefined,
    );
    this.writes.add(noted);
    void noted.then(() => this.writes.delete(noted));
  }

  /** Whether the server has as many documents as it confirmed. @throws SearchError where it has not */
  async verify(): Promise<void> {
    await Promise.all(this.writes);
    const { numberOfDocuments } = await reached(this.client.index(this.name).getStats());
    if (numberOfDocuments === this.held.size) return;
    throw new SearchError(
      'SERVER_FAILED',
      `The new index has ${numberOfDocuments} documents instead of ${this.held.size}; the old one stays in use.`,
    );
  }

  /** Adds documents; where the server can't take them, halves them until those at fault stand alone. */
  private async add(documents: readonly SearchDocument[], options: RebuildOptions): Promise<void> {
    try {
      const { ids, enqueued } = await this.send(async () => {
        const untouched = documents.filter(({ id }) => !this.touched.has(id));
        const prepared = untouched.map((document) => this.prepare(document));
        const index = this.client.index<MeiliDocument>(this.name);
        return {
          ids: untouched.map(({ id }) => id),
          enqueued: await reached(index.addDocuments(prepared)),
        };
      });
      await settled(this.client, Promise.resolve(enqueued));
      for (const id of ids) if (!this.touched.has(id)) this.held.add(id);
    } catch (error) {
      if (!(error instanceof SearchError && error.code === 'TASK_FAILED') || !options.onRejected) throw error;
      const [only] = documents;
      if (documents.length === 1 && only) return await options.onRejected(only.id, error);
      const middle = Math.ceil(documents.length / 2);
      await this.add(documents.slice(0, middle), options);
      await this.add(documents.slice(middle), options);
    }
  }
}
