import { expect, test } from 'vitest';
import { conditionsOf, readDeviceQuery } from './device-query.ts';

const read = (query: string) => readDeviceQuery(new URLSearchParams(query));
const problems = (query: string) => read(query).problems.map(({ path }) => path);

test('a line of the form is a condition; a line without anything in it is none', () => {
  const query = read('type=TRACKER&p=&op=AT_MOST&v=&p=Ток потребления&op=AT_MOST&v=100 мА&p=&op=IS&v=');
  expect(query).toMatchObject({ type: 'TRACKER', problems: [] });
  expect(conditionsOf(query)).toEqual([{ name: 'Ток потребления', comparison: 'AT_MOST', value: '100 мА' }]);
});

test('of a line that is filled in by half, it is said what is missing, and what was typed stays', () => {
  const query = read('p=Длина&op=AT_LEAST&v=&p=&op=IS&v=5');
  expect(query.lines).toEqual([
    { name: 'Длина', comparison: 'AT_LEAST', value: '' },
    { name: '', comparison: 'IS', value: '5' },
  ]);
  expect(query.problems).toMatchObject([
    { path: 'conditions.0.value', message: expect.stringMatching(/1.*Длина/) },
    { path: 'conditions.1.name', message: expect.stringMatching(/2.*«?5/) },
  ]);
  expect(problems('v=5')).toEqual(['conditions.0.name']);
});

test('a comparison or a type that is none is no other one', () => {
  expect(read('p=Питание&op=DROP&v=24').problems).toMatchObject([
    { path: 'conditions.0.comparison', message: expect.stringContaining('DROP') },
  ]);
  expect(problems('type=ROCKET')).toEqual(['type']);
  expect(read('p=Питание&v=24')).toMatchObject({ lines: [{ comparison: 'COVERS' }], problems: [] });
});

test('what is too much is left to the API to refuse', () => {
  expect(read('p=a&v=1&'.repeat(20)).lines).toHaveLength(20);
});
