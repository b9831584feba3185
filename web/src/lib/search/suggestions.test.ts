import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Suggestion } from './suggestion-rows.ts';
import { Suggestions } from './suggestions.svelte.ts';

const row = (group: Suggestion['group'], href: string) => ({ group, href }) as Suggestion;
const found = [
  row('VEHICLE', '/vehicles/kamaz/5490'),
  row('KIND', '/search?q=5490&kind=DIAGRAM'),
  row('ENTRY', '/wiki/kamaz'),
];
let seen: { url: string; told: Blob }[];

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  vi.stubGlobal('navigator', {
    sendBeacon: (url: string, told: Blob) => seen.push({ url, told }),
  });
  vi.stubGlobal('fetch', async () => Response.json(found));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function suggestionsFor(text: string): Promise<Suggestions> {
  const suggestions = new Suggestions();
  suggestions.ask(text);
  await vi.advanceTimersByTimeAsync(500);
  expect(suggestions.found).toHaveLength(3);
  return suggestions;
}

const told = async () => await Promise.all(seen.map(async (one) => JSON.parse(await one.told.text())));

test('a pick is told with its place among the hits and the time it took', async () => {
  const suggestions = await suggestionsFor(' 5490 ');
  await vi.advanceTimersByTimeAsync(1500);
  suggestions.picked(2);
  expect(seen[0]!.url).toBe('/search/seen');
  const [pick] = await told();
  expect(pick).toEqual({
    page: expect.stringMatching(/^[\da-f-]{36}$/),
    query: '5490',
    results: 2,
    position: 2,
    answerMs: expect.any(Number),
  });
  expect(pick.answerMs).toBeGreaterThanOrEqual(1500);
  expect(pick.answerMs).toBeLessThan(3000);
});

test('two picks are not known to be of one person', async () => {
  const suggestions = await suggestionsFor('5490');
  suggestions.picked(0);
  suggestions.picked(0);
  const [first, second] = await told();
  expect(first.page).not.toBe(second.page);
});

test('a row that leads to a list, or is no suggestion at all, is passed over', async () => {
  const suggestions = await suggestionsFor('5490');
  for (const index of [1, 3, -1]) suggestions.picked(index);
  new Suggestions().picked(0);
  expect(seen).toEqual([]);
});
