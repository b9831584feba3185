import { expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { withQuery } from '#lib/query.ts';
import { mayGoStraight, readSearchQuery, savedPath, straightPath, UNFILTERED } from './search-query.ts';

overwriteGetLocale(() => 'ru');

it('reads words, filters, order and page from the address', () => {
  expect(
    readSearchQuery(new URLSearchParams('q= can-h &kind=DIAGRAM&kind=ARTICLE&make=gaz&sort=updated&page=3')),
  ).toEqual({
    text: 'can-h',
    filter: { kind: ['DIAGRAM', 'ARTICLE'], make: ['gaz'] },
    locale: 'ru',
    sort: 'updated',
    page: 3,
    isVerbatim: false,
    isListWanted: false,
  });
});

it.each(['page=0', 'page=-4', 'page=x', 'page='])('starts at the first page for %s', (query) => {
  expect(readSearchQuery(new URLSearchParams(query)).page).toBe(1);
});

it('passes on nothing that is no filter', () => {
  expect(readSearchQuery(new URLSearchParams('q=a&secret=1&kind=')).filter).toEqual({});
});

it.each([
  ['', 'ru'],
  ['lang=en', 'en'],
  ['lang=all', null],
  ['lang=xx', 'ru'],
])('searches for «%s» in %s', (query, locale) => {
  expect(readSearchQuery(new URLSearchParams(query)).locale).toBe(locale);
});

it.each([
  ['q=4821', true],
  ['q=4821&lang=en', true],
  ['q=4821&all=1', false],
  ['q=4821&exact=1', false],
  ['q=4821&kind=DIAGRAM', false],
  ['q=4821&page=2', false],
])('may lead %s straight to a page: %s', (query, may) => {
  expect(mayGoStraight(readSearchQuery(new URLSearchParams(query)))).toBe(may);
});

it('opens a page with the way back, and a saved search as it was', () => {
  expect(straightPath('/wiki/a', '№ 1')).toBe('/wiki/a?found=%E2%84%96+1');
  expect(straightPath('/vehicles/a/b?year=2019', 'a')).toBe('/vehicles/a/b?year=2019&found=a');
  const path = savedPath({
    text: 'can-h',
    filter: { make: ['gaz', 'uaz'], locale: ['en'] },
    sort: 'updated',
  });
  expect(readSearchQuery(new URL(path, 'http://x').searchParams)).toMatchObject({
    text: 'can-h',
    filter: { make: ['gaz', 'uaz'] },
    locale: 'en',
    sort: 'updated',
    isListWanted: true,
  });
  expect(savedPath({ text: 'a', filter: {}, sort: 'relevance' })).toBe('/search?q=a&lang=all&all=1');
});

it('takes the filters off a list that stays a list, in its language and order', () => {
  const url = new URL('http://x/search?q=4821&kind=DIAGRAM&make=gaz&make=uaz&lang=en&sort=updated&page=2');
  const query = readSearchQuery(new URL(withQuery(url, UNFILTERED), url).searchParams);
  expect(query).toMatchObject({ text: '4821', filter: {}, locale: 'en', sort: 'updated', page: 1 });
  expect(mayGoStraight(query)).toBe(false);
});
