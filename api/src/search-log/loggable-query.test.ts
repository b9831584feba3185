import { expect, test } from 'vitest';
import { isPersonal, loggableQuery } from './loggable-query.ts';

test.each([
  ['  Датчик   УРОВНЯ топлива ', 'датчик уровня топлива'],
  ['чёрный провод', 'черный провод'],
  ['FMB920', 'fmb920'],
  ['1.7300-2230', '1.7300-2230'],
  ['43025 2400', '43025 2400'],
  ['камаз 5490 2019', 'камаз 5490 2019'],
  ['4821', '4821'],
  ['9 контактов 9', '9 контактов 9'],
  ['hd10-9-1939p', 'hd10-9-1939p'],
  ['a0001802609', 'a0001802609'],
])('%s is kept as «%s»', (typed, kept) => {
  expect(loggableQuery(typed)).toBe(kept);
});

test.each([
  ['an address', 'ivan.petrov@example.ru'],
  ['an address in a sentence', 'почта i@пример.рф не приходит'],
  ['a telephone', '+7 (912) 345-67-89'],
  ['a telephone without its plus', '89123456789'],
  ['a telephone in a sentence', 'перезвоните 8 912 345 67 89 срочно'],
  ['a mobile without its country', '912 345-67-89'],
  ['a telephone of Belarus', '375 29 123-45-67'],
  ['a VIN', 'XTA210990Y2766389'],
  ['a VIN in a sentence', 'газель x96330232g2123456 трекер'],
  ['a VIN with a Cyrillic letter', 'хта210990y2766389'],
  ['a VIN with a wrong letter', 'XTA21O990Y2766389'],
  ['a VIN that lacks a sign', 'XTA210990Y276638'],
  ['a VIN in groups', 'VIN XTA 210990 Y2766389'],
  ['a VIN that is being typed', 'xta210990'],
  ['an IMEI', '356307042441013'],
  ['a SIM card', '8970199 12345 67890 123'],
  ['a number plate', 'а123вс77'],
  ['a number plate with blanks', 'камаз А 123 ВС 777'],
])('%s is not kept: %s', (_kind, typed) => {
  expect(loggableQuery(typed)).toBeNull();
});

test('what is no question is not kept', () => {
  for (const text of ['', '   ', '—', '???', 'а'.repeat(201)]) expect(loggableQuery(text)).toBeNull();
});

/** One look at so many signs takes a fraction of a second; a look from each of them outlasts the test's timeout. */
const signs = 1_000_000;

test.each(['1', '1 ', '1-', '+1', 'а1', 'а 1', 'a@', 'a.', '@a.', 'xta1', 'vin '])(
  'long input is looked through once: %j again and again',
  (unit) => {
    expect(isPersonal(unit.repeat(signs / unit.length))).toBeTypeOf('boolean');
  },
);
