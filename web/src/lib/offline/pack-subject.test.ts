import { expect, test } from 'vitest';
import { fleetPackId, packId, packInput } from './pack-subject.ts';

const of = (query: string) => new URLSearchParams(query);

test('one thing has one name, whatever else stands in its address and in which order', () => {
  expect(packId(of('year=2019&model=m1&utm=x&o.tanks=2&generation='))).toBe('model=m1&o.tanks=2&year=2019');
  expect(packId(of('of=7&of=12'))).toBe(packId(of('of=12&of=7')));
});

test('a fleet is named by its name alone', () => {
  expect(fleetPackId(' Агро & Заря ')).toBe(
    packId(of('from=/x&fleet=%D0%90%D0%B3%D1%80%D0%BE+%26+%D0%97%D0%B0%D1%80%D1%8F')),
  );
});

test('an address says what to keep, and what can be no number of an entry is left out', () => {
  expect(packInput(of('of=4821&of=x&of=-1&of=99999999999'))).toMatchObject({ entries: [4821], kit: null });
  expect(packInput(of('model=m1&year=2019&o.tanks=2')).kit).toEqual({
    modelId: 'm1',
    generationId: null,
    year: 2019,
    options: [{ key: 'tanks', value: '2' }],
  });
  expect(packInput(of('list=DIAGRAM&locale=ru&tag=CAN')).list).toEqual({
    kind: 'DIAGRAM',
    locale: 'ru',
    tag: 'CAN',
  });
  expect(packInput(of('visits=mine')).myVisits).toBe(true);
});
