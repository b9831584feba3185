import { afterEach, expect, test, vi } from 'vitest';
import { buildQuery } from '../test/documents.ts';
import { Balancer } from './balanced-search.ts';
import { SearchError } from './errors.ts';
import type { SearchIndex, SearchResult } from './types.ts';

afterEach(() => vi.useRealTimers());

/** A copy that answers with its name as the only hit, until it is told to fail. */
class Copy {
  asked = 0;
  looks = 0;
  failure: SearchError | undefined;
  needsRebuild = false;
  readonly engine = 'meilisearch';
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async check(): Promise<void> {
    this.looks++;
    if (this.failure) throw this.failure;
  }

  async query(): Promise<SearchResult> {
    this.asked++;
    if (this.failure) throw this.failure;
    return { hits: [{ id: this.name, score: 1 }] } as unknown as SearchResult;
  }
}

function balanced(...copies: [Copy, ...Copy[]]): { ask: () => Promise<string>; heard: unknown[] } {
  const heard: unknown[] = [];
  const indexes = copies as unknown as [SearchIndex, ...SearchIndex[]];
  const balancer = new Balancer(indexes, (name, error) => heard.push([name, error === undefined]));
  return {
    heard,
    ask: async () => (await balancer.query(buildQuery('x'))).hits[0]?.id ?? '',
  };
}

async function times(count: number, ask: () => Promise<string>): Promise<Set<string>> {
  const names = new Set<string>();
  for (let i = 0; i < count; i++) names.add(await ask());
  return names;
}

const away = new SearchError('SERVER_UNREACHABLE', 'away');

test('equal copies share the queries evenly', async () => {
  const [a, b, c] = [new Copy('a'), new Copy('b'), new Copy('c')];
  await times(30, balanced(a, b, c).ask);
  expect([a.asked, b.asked, c.asked]).toEqual([10, 10, 10]);
});

test('a dead copy costs one query, is then left alone, and comes back after a look', async () => {
  vi.useFakeTimers();
  const [a, b] = [new Copy('a'), new Copy('b')];
  const { ask, heard } = balanced(a, b);
  a.failure = away;
  expect(await times(20, ask)).toEqual(new Set(['b']));
  expect([a.asked, a.looks]).toEqual([1, 0]);
  // Still dead: looked at once a rest, and no reader is sent there.
  await vi.advanceTimersByTimeAsync(1_100);
  await times(20, ask);
  expect([a.asked, a.looks]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(1_100);
  await times(5, ask);
  expect(a.looks).toBe(1);
  a.failure = undefined;
  await vi.advanceTimersByTimeAsync(2_000);
  await times(1, ask);
  await vi.advanceTimersByTimeAsync(0);
  expect(await times(4, ask)).toEqual(new Set(['a', 'b']));
  expect(heard).toEqual([
    ['a', false],
    ['a', true],
  ]);
});

test('a copy that is not filled is asked only where no other answers', async () => {
  const [a, b] = [new Copy('a'), new Copy('b')];
  a.needsRebuild = true;
  const { ask } = balanced(a, b);
  expect(await times(6, ask)).toEqual(new Set(['b']));
  b.failure = away;
  expect(await ask()).toBe('a');
});

test('a query that is refused for its own sake puts no copy aside', async () => {
  const [a, b] = [new Copy('a'), new Copy('b')];
  const refusing = vi.spyOn(a, 'query').mockRejectedValue(new SearchError('SERVER_REFUSED', 'bad filter'));
  vi.spyOn(b, 'query').mockRejectedValue(new SearchError('SERVER_REFUSED', 'bad filter'));
  const { ask, heard } = balanced(a, b);
  await expect(ask()).rejects.toThrow('bad filter');
  refusing.mockRestore();
  expect(heard).toEqual([]);
  expect(await ask()).toBe('a');
});

test('with every copy away the reason is told, and the first that is back answers at once', async () => {
  const [a, b] = [new Copy('a'), new Copy('b')];
  a.failure = b.failure = away;
  const { ask } = balanced(a, b);
  await expect(ask()).rejects.toThrow(away);
  b.failure = undefined;
  expect(await ask()).toBe('b');
});
