import { expect, test } from 'vitest';
import { parameterText, readParameters } from './parameter-text.ts';

test.each([
  { name: 'Ток', value: '85', unit: 'мА', type: 'NUMBER' as const },
  { group: 'Питание', name: 'Напряжение', value: '9–36', unit: 'V' },
  { name: 'Скобки', value: 'a [b] {c}', unit: '[x]' },
  { name: 'Просто', value: 'да' },
])('%o is read back', (parameter) => expect(readParameters(parameterText(parameter))).toEqual([parameter]));

test.each(['['.repeat(30_000), `${' '.repeat(30_000)}.`, '{A'.repeat(15_000)])(
  'a long cell is read at once',
  (value) => {
    const started = performance.now();
    expect(readParameters(`Ток: x${value}`)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(500);
  },
);
