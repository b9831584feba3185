import { expect, test } from 'vitest';
import type { KeptWords } from './kept-store.ts';
import { KeptSearch } from './search-kept.ts';

const page = (title: string, pins: string[], words: Partial<KeptWords['words']> = {}): KeptWords => ({
  path: `/diagrams/${title}`,
  kind: 'DIAGRAM',
  number: null,
  title,
  words: {
    keywords: [],
    codes: [],
    text: pins.join('\n'),
    pins: pins.map((line, i) => ({ line, anchor: `X${i}` })),
    headings: [],
    ...words,
  },
});

const search = new KeptSearch([
  page('VAG 121', [
    'T121 60a CAN H CAN_H оранжевый orange OG',
    'T121 7 Fuel pump relay control синий blue BU',
  ]),
  page('FMB920', ['X1 3 Зажигание DIN1 сине-белый blue-white BUWH', 'X1 1 Питание плюс красный red RD'], {
    keywords: ['Teltonika FMB920'],
    codes: ['FMB920'],
  }),
  page('Подключение датчика топлива', [], {
    text: 'Сигнал бывает частотный и аналоговый. Провода тянут отдельно от силовых.',
    headings: [{ line: 'Как подключить датчик', anchor: 'kak' }],
  }),
]);

const told = (text: string) =>
  search
    .find(text)
    .hits.map(({ title, line }) => [title.map((part) => part.text).join(''), line && line.anchor]);

test.each([
  ['CAN H', 'VAG 121', 'X0'],
  ['pin 60a', 'VAG 121', 'X0'],
  ['бензонасос реле', 'VAG 121', 'X1'],
  ['сине-белый зажигание', 'FMB920', 'X0'],
  ['fmb 920', 'FMB920', null],
  ['подключал датчики', 'Подключение датчика топлива', 'kak'],
  ['зажигнаие', 'FMB920', 'X0'],
])('«%s» finds %s, at the row that answers', (text, title, anchor) => {
  const [first] = told(text);
  expect(first?.[0]).toBe(title);
  if (anchor) expect(first?.[1]).toBe(anchor);
});

test('the other keyboard layout is tried where the typed words are nowhere, and said', () => {
  const { hits, searchedFor } = search.find('pf;bufybt');
  expect(searchedFor).toBe('зажигание');
  expect(hits).toHaveLength(1);
});

test('a text beside the rows is shown where it answers', () => {
  const [hit] = search.find('аналоговый сигнал').hits;
  expect(hit!.snippet.some((part) => part.hit)).toBe(true);
});

test('nothing is found for nothing, and operators leave out', () => {
  expect(search.find('  ').hits).toEqual([]);
  expect(search.find('зубчатый ремень').hits).toEqual([]);
  expect(told('CAN -оранжевый')).toEqual([]);
});
