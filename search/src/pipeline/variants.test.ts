import fc from 'fast-check';
import { expect, test } from 'vitest';
import { swapLayout, toCyrillic, toLatin, variants } from './variants.ts';

test.each([
  ['lfnxbr', 'датчик'],
  ['ghtlj[hfybntkm', 'предохранитель'],
  [',fr', 'бак'],
  ['АЬИ920', 'FMB920'],
  ['кудфн', 'relay'],
])('%s in the other layout is %s', (typed, meant) => {
  expect(swapLayout(typed)).toBe(meant);
});

test('a word with letters that English keys lack is not read as English', () => {
  expect(swapLayout('жгут')).toBe('жгут');
});

test('letters of one script swap there and back', () => {
  const russian = fc.string({ unit: fc.constantFrom(...'авгдезийклмнопрстуфцчшщыья ') });
  fc.assert(
    fc.property(
      russian.filter((text) => /[а-я]/.test(text)),
      (text) => {
        expect(swapLayout(swapLayout(text))).toBe(text);
      },
    ),
  );
});

test('Latin is read as Russian and the other way', () => {
  expect(toCyrillic('datchik urovnya')).toBe('датчик уровня');
  expect(toCyrillic('shchetka')).toBe('щетка');
  expect(toLatin('телтоника')).toBe('teltonika');
});

test('only words that nothing is known of change', () => {
  const [layout] = variants('fmb920 hfcgbyjdrf', (word) => word === 'fmb920');
  expect(layout).toEqual({ text: 'fmb920 распиновка', variant: 'layout' });
});

test('a reading that is the query itself is none', () => {
  expect(variants('920')).toEqual([]);
});

test('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void variants(text)));
});
