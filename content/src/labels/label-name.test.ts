import { expect, test } from 'vitest';
import { readLabelName } from './label-name.ts';

test.each([
  ['4821', '4821'],
  [' №4821 ', '4821'],
  ['# 4821', '4821'],
  ['К 1004', 'k1004'],
  ['k-1004', 'k1004'],
  ['K№1004', 'k1004'],
])('%j is %s', (typed, name) => {
  expect(readLabelName(typed)?.name).toBe(name);
});

test.each(['', 'КАМАЗ', '4821 4822', '1e9', '9999999999', 'kk1'])('%j names nothing', (typed) => {
  expect(readLabelName(typed)).toBeNull();
});
