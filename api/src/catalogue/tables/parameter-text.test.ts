import { expect, test } from 'vitest';
import { parameterText, readParameters } from './parameter-text.ts';

test.each([
  { name: 'Ток', value: '85', unit: 'мА', type: 'NUMBER' as const },
  { group: 'Питание', name: 'Напряжение', value: '9–36', unit: 'V' },
  { name: 'Скобки', value: 'a [b] {c}', unit: '[x]' },
  { name: 'Просто', value: 'да' },
])('%o is read back', (parameter) => expect(readParameters(parameterText(parameter))).toEqual([parameter]));

/** So long that a look from each sign to the end would outlast the test's timeout. */
const many = 1_000_000;
test.each(['['.repeat(many), `${' '.repeat(many)}.`, '{A'.repeat(many / 2)])(
  'a long cell is looked through once',
  (value) => expect(readParameters(`Ток: x${value}`)).toHaveLength(1),
);
