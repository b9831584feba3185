import { expect, it } from 'vitest';
import { compareDevices, onlyDifferences } from './compare-devices.ts';

const tracker = {
  facts: [
    ['Производитель', 'Teltonika'],
    ['Питание', '10–30 В'],
  ],
  parameters: [
    { name: 'Степень защиты', value: 'IP41', group: 'Корпус' },
    { name: 'Ток', value: '50', unit: 'мА' },
    { name: 'Вход', value: 'DIN1' },
    { name: 'Вход', value: 'DIN2' },
  ],
} as const;
const other = {
  facts: [
    ['Производитель', 'teltonika '],
    ['Питание', ''],
  ],
  parameters: [
    { name: 'Ток', value: '50', unit: 'А', group: 'Питание' },
    { name: 'степень защиты', value: 'IP67', group: 'Корпус' },
    { name: 'Вес', value: '80', unit: 'г' },
  ],
} as const;
const groups = compareDevices(
  [tracker, other].map(({ facts, parameters }) => ({ facts, parameters: [...parameters] })),
);

it('puts the same parameter into one row, whatever the case and the group it is written in', () => {
  expect(groups).toEqual([
    {
      name: '',
      rows: [
        { name: 'Производитель', values: ['Teltonika', 'teltonika '], differs: false },
        { name: 'Питание', values: ['10–30 В', ''], differs: true },
        // Milliamperes are not amperes.
        { name: 'Ток', values: ['50 мА', '50 А'], differs: true },
        { name: 'Вход', values: ['DIN1, DIN2', ''], differs: true },
        { name: 'Вес', values: ['', '80 г'], differs: true },
      ],
    },
    { name: 'Корпус', rows: [{ name: 'Степень защиты', values: ['IP41', 'IP67'], differs: true }] },
  ]);
});

it('leaves the rows by which they differ, and no group without any', () => {
  expect(onlyDifferences(groups).flatMap(({ rows }) => rows.map(({ name }) => name))).not.toContain(
    'Производитель',
  );
  expect(onlyDifferences(compareDevices([{ facts: [['A', 'x']], parameters: [] }]))).toEqual([]);
});
