import fc from 'fast-check';
import { expect, it } from 'vitest';
import { respell } from './respell.ts';

const TEXTS = ['Распиновка терминала', 'Как подключить датчик уровня: распиновка и питание'];

it.each([
  ['распеновка', 'распиновка'],
  ['Распеновка терминала', 'распиновка терминала'],
  ['терминол, распеновка', 'терминала, распиновка'],
])('spells «%s» as the texts do: «%s»', (typed, spelt) => {
  expect(respell(typed, TEXTS)).toBe(spelt);
});

it.each([
  ['is there already', 'распиновка'],
  ['is inflected', 'распиновку терминалов'],
  ['is still being typed', 'распин'],
  ['is a code', 'FMB929'],
  ['is too far from every word', 'рациометр'],
  ['is short', 'дать'],
  ['has synonyms, under which it was found', 'прошивка'],
  ['stands in quotes', '"распеновка"'],
])('leaves alone what %s', (_why, typed) => {
  expect(respell(typed, [...TEXTS, 'Прошивки и FMB920'])).toBeUndefined();
});

it('takes the nearest of several words', () => {
  expect(respell('терминола', ['терминатор', 'терминал'])).toBe('терминал');
});

it('answers any text, and what it gives needs no further correction', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (query, texts) => {
      const spelt = respell(query, texts);
      if (spelt !== undefined) expect(respell(spelt, texts)).toBeUndefined();
    }),
  );
});
