import { expect, test } from 'vitest';
import { readDeviceQuery } from './device-query.ts';

const read = (query: string) => readDeviceQuery(new URLSearchParams(query));

test('a line of the form is a condition; a line that is not filled in is none', () => {
  expect(
    read('type=TRACKER&p=Ток потребления&op=AT_MOST&v=100 мА&p=Длина&op=AT_LEAST&v=&p=&op=IS&v=5'),
  ).toEqual({
    type: 'TRACKER',
    conditions: [{ name: 'Ток потребления', comparison: 'AT_MOST', value: '100 мА' }],
  });
});

test('what an address makes up is passed over', () => {
  expect(read('type=ROCKET&p=Питание&op=DROP&v=24')).toEqual({
    type: null,
    conditions: [{ name: 'Питание', comparison: 'COVERS', value: '24' }],
  });
  expect(read('p=a&v=1&'.repeat(20)).conditions).toHaveLength(8);
});
