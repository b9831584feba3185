import { afterEach, expect, test, vi } from 'vitest';
import type { KeptPack } from '#lib/offline/kept-store.ts';
import { findCorrections } from './corrections.ts';

afterEach(() => void vi.unstubAllGlobals());

const packOf = (numbers: readonly (number | null)[]): KeptPack => ({
  id: `list=${numbers.length}`,
  title: '',
  keptAt: 0,
  bytes: 0,
  files: [],
  pages: numbers.map((number) => ({
    path: `/e/${number}`,
    kind: 'DIAGRAM',
    number,
    title: '',
    revision: '2.1',
  })),
});

/** A server on which every entry whose number ends in 999 was wrong. */
function answerCorrections(): { number: number; revision: number }[][] {
  const asked: { number: number; revision: number }[][] = [];
  vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => {
    const kept = JSON.parse(body) as (typeof asked)[number];
    asked.push(kept);
    return Promise.resolve(Response.json(kept.filter(({ number }) => number % 1000 === 999)));
  });
  return asked;
}

test('more entries than the API takes at once are asked about in parts, each once', async () => {
  const asked = answerCorrections();
  const numbers = Array.from({ length: 2500 }, (_, i) => i + 1);
  const found = await findCorrections([packOf(numbers), packOf([1, 2, 3])]);
  expect(asked.map((part) => part.length)).toEqual([1000, 1000, 500]);
  expect(asked.flat().map(({ number }) => number)).toEqual(numbers);
  expect(found.map(({ number }) => number)).toEqual([999, 1999]);
});

test('nobody is asked where no entry is kept', async () => {
  const asked = answerCorrections();
  expect(await findCorrections([packOf([null])])).toEqual([]);
  expect(asked).toEqual([]);
});
