import { expect, it } from 'vitest';
import { toggleQuery, withQuery } from './query.ts';

const url = new URL('http://here/search?q=can&kind=DIAGRAM&kind=ARTICLE&page=2');

it('changes and takes out parts of the address and keeps the rest', () => {
  expect(withQuery(url, { page: null, sort: 'updated' })).toBe(
    '/search?q=can&kind=DIAGRAM&kind=ARTICLE&sort=updated',
  );
});

it('adds one of several values and takes it out again, back on the first page', () => {
  expect(toggleQuery(url, 'kind', 'EQUIPMENT')).toBe(
    '/search?q=can&kind=DIAGRAM&kind=ARTICLE&kind=EQUIPMENT',
  );
  expect(toggleQuery(url, 'kind', 'DIAGRAM')).toBe('/search?q=can&kind=ARTICLE');
});
