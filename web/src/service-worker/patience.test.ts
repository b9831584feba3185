import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTime } from './patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = <T>(ms: number, answer: T) => new Promise<T>((over) => setTimeout(() => over(answer), ms));

/** What comes of a wait, and how long it took, ms. */
async function waited(asked: Promise<string | null>): Promise<[string | null, number]> {
  const start = Date.now();
  const answer = inTime(asked).then((one): [string | null, number] => [one, Date.now() - start]);
  await vi.advanceTimersByTimeAsync(10_000);
  return await answer;
}

test('a line that hardly carries anything is waited for once, then hardly, until it carries again', async () => {
  expect(await waited(after(2_000, 'page'))).toEqual(['page', 2_000]);
  expect(await waited(after(8_000, 'page'))).toEqual([null, 3_000]);
  expect(await waited(after(2_000, 'picture'))).toEqual([null, 1_000]);
  expect(await waited(after(500, 'page'))).toEqual(['page', 500]);
  expect(await waited(after(2_000, 'page'))).toEqual(['page', 2_000]);
  expect(await waited(after(100, null)), 'no line at all').toEqual([null, 100]);
});

test('what was slow a minute ago is waited for again', async () => {
  expect(await waited(after(8_000, 'page'))).toEqual([null, 3_000]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await waited(after(2_000, 'page'))).toEqual(['page', 2_000]);
});
