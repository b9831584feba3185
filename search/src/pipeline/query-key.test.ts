import { expect, test } from 'vitest';
import { isSynonym, queryKey } from './query-key.ts';

test('inflections, order, case, spelling of codes and stop words make no other query', () => {
  const key = queryKey('масса на раме FMB-920');
  for (const same of ['рама масса fmb920', 'Массы и рамы FMB920', 'МАССА РАМЕ FMB.920'])
    expect(queryKey(same)).toBe(key);
  expect(queryKey('масса FMB920')).not.toBe(key);
});

test('operators ask for something exact', () => {
  for (const exact of ['"масса на раме"', 'масса -рама', 'масса kind:diagram'])
    expect(queryKey(exact)).toBe('');
});

test('a query of nothing but stop words is one of its own', () => {
  expect(queryKey('как это')).not.toBe('');
  expect(queryKey(' — ')).toBe('');
});

test('a synonym must mean something to the search', () => {
  expect(isSynonym('не на связи')).toBe(true);
  for (const nothing of ['и', 'Ч', '—', '']) expect(isSynonym(nothing)).toBe(false);
});
