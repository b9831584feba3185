import { expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { readSearchQuery } from './search-query.ts';

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
