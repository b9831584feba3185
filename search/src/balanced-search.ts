import { SearchError } from './errors.ts';
import type { SearchErrorCode } from './errors.ts';
import type {
  BalancedSearch,
  SearchDictionary,
  SearchIndex,
  SearchQuery,
  SearchResult,
  SearchStats,
} from './types.ts';

/** How long a copy that failed is left alone; doubles with each failure in a row. */
const REST_MS = { first: 1_000, longest: 60_000 };
/** How often a copy that answers is looked at: it may have come back empty while nobody asked. */
const LOOK_EVERY_MS = 10_000;

/** Faults of one copy, which another copy need not have. A refused query may also be the query's own fault. */
const COPYS_FAULT: readonly SearchErrorCode[] = [
  'SERVER_UNREACHABLE',
  'SERVER_FAILED',
  'SERVER_REFUSED',
  'ENGINE_FAILED',
];

interface Copy {
  index: SearchIndex;
  isUp: boolean;
  failures: number;
  /** When to look at it again, on the clock of `performance.now()`. */
  lookAt: number;
  isLookedAt: boolean;
}

/** Told when a copy stops answering, with the reason, and when it is back, without. */
export type CopyListener = (name: string, error?: unknown) => void;

/**
 * Spreads reads over equal copies. A copy that failed is asked by nobody until a look in the background has found it
 * well, so a dead server costs at most the one query that noticed.
 */
export class Balancer implements BalancedSearch {
  readonly engine: SearchIndex['engine'];
  private readonly all: readonly Copy[];
  private readonly tell: CopyListener;
  private turn = 0;

  constructor(indexes: readonly [SearchIndex, ...SearchIndex[]], tell: CopyListener = () => {}) {
    this.engine = indexes[0].engine;
    this.tell = tell;
    this.all = indexes.map((index) => ({
      index,
      isUp: true,
      failures: 0,
      lookAt: performance.now() + LOOK_EVERY_MS,
      isLookedAt: false,
    }));
  }

  get copies(): readonly SearchIndex[] {
    return this.all.map(({ index }) => index);
  }

  /** Looks at every copy. @throws the first copy's error where none can be asked */
  async check(): Promise<void> {
    const errors = await Promise.all(this.all.map((copy) => this.look(copy)));
    if (errors.every((error) => error !== undefined)) throw errors[0];
  }

  query(query: SearchQuery): Promise<SearchResult> {
    return this.read((index) => index.query(query));
  }

  /** A copy that is away now takes the dictionary in when it is looked at next. */
  async useDictionary(dictionary: SearchDictionary): Promise<void> {
    const taken = this.all.map((copy) =>
      copy.index.useDictionary(dictionary).catch((error: unknown) => this.rest(copy, error)),
    );
    await Promise.all(taken);
  }

  preview(query: SearchQuery, draft: SearchDictionary): Promise<SearchResult> {
    return this.read((index) => index.preview(query, draft));
  }

  stats(): Promise<SearchStats> {
    return this.read((index) => index.stats());
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map(({ index }) => index.close()));
  }

  private async read<T>(ask: (index: SearchIndex) => Promise<T>): Promise<T> {
    let failure: unknown;
    for (const copy of this.inOrder()) {
      try {
        const answer = await ask(copy.index);
        if (!copy.isUp) void this.look(copy);
        return answer;
      } catch (error) {
        if (!(error instanceof SearchError) || !COPYS_FAULT.includes(error.code)) throw error;
        failure = error;
        // A server that answers, if only with a refusal, may be well: a look tells.
        if (error.code === 'SERVER_REFUSED') void this.look(copy);
        else this.rest(copy, error);
      }
    }
    throw failure;
  }

  /** Whole copies that answer, each first in its turn; behind them the others, for want of better. */
  private inOrder(): Copy[] {
    const now = performance.now();
    for (const copy of this.all) if (now >= copy.lookAt) void this.look(copy);
    const ready = this.all.filter(({ index, isUp }) => isUp && !index.needsRebuild);
    const first = ready.length === 0 ? 0 : this.turn++ % ready.length;
    const others = this.all.filter((copy) => !ready.includes(copy));
    return [...ready.slice(first), ...ready.slice(0, first), ...others];
  }

  /** @returns why the copy can't be asked, if it can't */
  private async look(copy: Copy): Promise<unknown> {
    if (copy.isLookedAt) return undefined;
    copy.isLookedAt = true;
    try {
      await copy.index.check();
      if (!copy.isUp) this.tell(copy.index.name);
      copy.isUp = true;
      copy.failures = 0;
      copy.lookAt = performance.now() + LOOK_EVERY_MS;
      return undefined;
    } catch (error) {
      this.rest(copy, error);
      return error;
    } finally {
      copy.isLookedAt = false;
    }
  }

  private rest(copy: Copy, error: unknown): void {
    if (copy.isUp) this.tell(copy.index.name, error);
    copy.isUp = false;
    copy.lookAt = performance.now() + Math.min(REST_MS.first * 2 ** copy.failures, REST_MS.longest);
    copy.failures++;
  }
}
