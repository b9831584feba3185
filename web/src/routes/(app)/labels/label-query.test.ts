import { expect, it } from 'vitest';
import { labelFile, readLabelQuery } from './label-query.ts';

const read = (query: string) => readLabelQuery(new URLSearchParams(query));

it('takes what was ticked and what was typed, each once', () => {
  const query = new URLSearchParams([
    ['of', '4821'],
    ['of', 'k1004'],
    ['add', '№ 4822, К 1004; 4821,, шлейф'],
  ]);
  expect(readLabelQuery(query)).toMatchObject({ of: ['4821', 'k1004', '4822'], misread: ['шлейф'] });
});

it('keeps to the sheets there are and to the places on them', () => {
  expect(read('sheet=40&copies=3&start=12')).toMatchObject({ sheet: '40', copies: 3, start: 12 });
  expect(read('sheet=12&copies=0&start=99')).toMatchObject({ sheet: '24', copies: 1, start: 24 });
  expect(read('copies=1e9&start=x')).toMatchObject({ copies: 100, start: 1 });
});

it('the file is of what is shown', () => {
  const asked = read('of=1&add=K2&sheet=65&copies=2&start=3&q=x');
  expect(labelFile(asked)).toBe('/labels.pdf?of=1&of=k2&sheet=65&copies=2&start=3');
});
