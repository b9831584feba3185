import { expect, test } from 'vitest';
import { Speller } from './speller.ts';

const speller = new Speller(['тарировк', 'предохранител', 'immobil', 'реле']);

test.each([
  ['тарирвк', 'тарировк'],
  ['предохранитил', 'предохранител'],
  ['предхранитил', 'предохранител'],
  ['imobil', 'immobil'],
])('%s is meant as %s', (typed, meant) => {
  expect(speller.correct(typed)).toBe(meant);
});

test.each([
  ['тарировк', 'known already'],
  ['рилe', 'too short'],
  ['стартер', 'near nothing'],
])('%s stays: %s', (typed) => {
  expect(speller.correct(typed)).toBeUndefined();
});
