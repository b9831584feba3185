import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchIndex, SearchQuery } from '../src/index.ts';
import type { Corpus } from './corpus.ts';

const SECONDS = 10;
const WRITE_BATCH = 25;

export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Milliseconds, to a tenth. */
export function percentiles(latencies: readonly number[]): Percentiles {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    tenths(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How long one call takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One query after another. */
export async function answerAll(index: SearchIndex, queries: readonly SearchQuery[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const query of queries) latencies.push(await timed(() => index.query(query)));
  return latencies;
}

/**
 * Sends queries at a fixed rate, whether or not earlier ones are answered.
 * @param beside goes on meanwhile, until the given time on the clock of `performance.now()`
 */
export async function answerAtRate(
  index: SearchIndex,
  queries: readonly SearchQuery[],
  perSecond: number,
  beside: (until: number) => Promise<void> = async () => {},
): Promise<number[]> {
  const started = performance.now();
  const until = started + SECONDS * 1000;
  const writing = beside(until);
  const answers: Promise<number>[] = [];
  for (let sent = 0; performance.now() < until; sent++) {
    await sleep(Math.max(0, started + (sent / perSecond) * 1000 - performance.now()));
    // Neighbours in the list are of one kind; seven steps mix them.
    const query = queries[(sent * 7) % queries.length] as SearchQuery;
    answers.push(timed(() => index.query(query)));
  }
  await writing;
  return await Promise.all(answers);
}

/** Rewrites documents of a corpus at a fixed rate. @returns how many a second it really was */
export async function writeAtRate(
  index: SearchIndex,
  corpus: Corpus,
  among: number,
  perSecond: number,
  until: number,
): Promise<number> {
  const started = performance.now();
  let written = 0;
  while (performance.now() < until) {
    const batch = Array.from({ length: WRITE_BATCH }, (_, i) => ({
      ...corpus.document((written + i) % among),
      rev: 2,
    }));
    await index.upsert(batch);
    written += batch.length;
    await sleep(Math.max(0, started + (written / perSecond) * 1000 - performance.now()));
  }
  return Math.round(written / ((performance.now() - started) / 1000));
}
