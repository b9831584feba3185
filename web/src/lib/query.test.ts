import { expect, it } from 'vitest';
import { actionPath, toggleQuery, withQuery } from './query.ts';

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

it('sends a form back to the page it stands on, and leaves its name out of links', () => {
  expect(actionPath(url, 'save')).toBe('/search?q=can&kind=DIAGRAM&kind=ARTICLE&page=2&/save');
  expect(actionPath(new URL('http://here/search'), 'save')).toBe('/search?/save');
  const answered = new URL('http://here/search?q=can&/save');
  expect(actionPath(answered, 'request')).toBe('/search?q=can&/request');
  expect(withQuery(answered, { page: '2' })).toBe('/search?q=can&page=2');
});
