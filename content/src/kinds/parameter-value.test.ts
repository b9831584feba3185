import { describe, expect, test } from 'vitest';
import { isOfItsType, parameterKey, readParameter } from './parameter-value.ts';
import { inBase, unitOf } from './units.ts';

describe('units', () => {
  test.each([
    ['мА', 100, 'CURRENT', 0.1],
    ['mA', 100, 'CURRENT', 0.1],
    ['А', 0.1, 'CURRENT', 0.1],
    ['см', 12, 'LENGTH', 120],
    ['mm', 120, 'LENGTH', 120],
    ['°С', -40, 'TEMPERATURE', -40],
    ['°F', 212, 'TEMPERATURE', 100],
    ['кВ', 1.5, 'VOLTAGE', 1500],
    ['в', 12, 'VOLTAGE', 12],
    ['А·ч', 1.2, 'CHARGE', 1200],
    ['мин.', 5, 'TIME', 300],
  ])('%s', (spelling, value, quantity, base) => {
    const unit = unitOf(spelling)!;
    expect([unit.quantity, inBase(value, unit)]).toEqual([quantity, base]);
  });

  test('letters whose case tells units apart are not mixed up', () => {
    expect(unitOf('МОм')!.factor).toBe(1e6);
    expect(unitOf('mW')!.factor).toBe(1e-3);
    expect(unitOf('попугаев')).toBeNull();
  });
});

const range = (quantity: string, least: number | null, greatest: number | null) => ({
  type: 'RANGE',
  quantity,
  least,
  greatest,
});
const one = (quantity: string, value: number) => ({
  type: 'NUMBER',
  quantity,
  least: value,
  greatest: value,
});

test.each([
  ['10–30', 'В', range('VOLTAGE', 10, 30)],
  ['от 9 до 36 В', null, range('VOLTAGE', 9, 36)],
  ['9 В … 36 В', null, range('VOLTAGE', 9, 36)],
  ['до 32 В', null, range('VOLTAGE', null, 32)],
  ['до 100', 'мА', range('CURRENT', null, 0.1)],
  ['≤ 0,1 A', null, range('CURRENT', null, 0.1)],
  ['не менее 5', 'лет', range('лет', 5, null)],
  ['-40…+85', '°C', range('TEMPERATURE', -40, 85)],
  ['−40–85 °С', null, range('TEMPERATURE', -40, 85)],
  ['±5', '%', range('SHARE', -5, 5)],
  ['1 000', 'мм', one('LENGTH', 1000)],
  ['7,4 см', null, one('LENGTH', 74)],
  ['1', null, one('', 1)],
  ['4', 'шт.', one('', 4)],
  ['есть', null, { type: 'YES_NO', yes: true }],
  ['нет', null, { type: 'YES_NO', yes: false }],
  ['12/24', 'В', { type: 'TEXT' }],
  ['2G', null, { type: 'TEXT' }],
  ['45 × 30 × 12', 'мм', { type: 'TEXT' }],
  ['30–10', 'В', { type: 'TEXT' }],
  ['внутренние', null, { type: 'TEXT' }],
  ['IP67', null, { type: 'TEXT' }],
])('%s %s', (value, unit, expected) => expect(readParameter({ value, unit })).toEqual(expected));

test('what an author says a parameter is, its text must be', () => {
  expect(isOfItsType({ value: 'много', type: 'NUMBER' })).toBe(false);
  expect(isOfItsType({ value: '10–30', type: 'NUMBER' })).toBe(false);
  expect(isOfItsType({ value: '10', type: 'RANGE' })).toBe(true);
  expect(isOfItsType({ value: 'да', type: 'YES_NO' })).toBe(true);
  expect(isOfItsType({ value: '10', type: 'TEXT' })).toBe(true);
  expect(readParameter({ value: '10', type: 'TEXT' })).toEqual({ type: 'TEXT' });
});

test('one name however it is typed', () => {
  expect(parameterKey(' Ток  потребления ')).toBe(parameterKey('ток потребления'));
});
