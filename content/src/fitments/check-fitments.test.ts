import { describe, expect, it, test } from 'vitest';
import { type CheckedFitment, checkFitments } from './check-fitments.ts';
import { fitmentFindingText } from './fitment-finding-text.ts';
import { readConditions, readFitmentRole, readFitmentState, writeConditions } from './fitment-words.ts';

const row = (with_: Partial<CheckedFitment> = {}): CheckedFitment => ({
  equipment: 'fmb920',
  model: 'granta',
  generation: null,
  yearFrom: null,
  yearTo: null,
  state: 'SUPPORTED',
  role: 'REQUIRED',
  group: null,
  qualifiers: [],
  answer: '',
  made: { yearFrom: 2011, yearTo: null },
  ...with_,
});
const years = (yearFrom: number | null, yearTo: number | null, with_: Partial<CheckedFitment> = {}) =>
  row({ yearFrom, yearTo, ...with_ });
const no = { state: 'NOT_COMPATIBLE' } as const;
const automatic = { qualifiers: [{ key: 'gearbox', value: 'Автомат' }] };
const found = (...rows: CheckedFitment[]) =>
  checkFitments(rows).map(
    ({ code, isError, rows: which }) => `${code}${isError ? '!' : ''} ${which.join(' ')}`,
  );

describe('rows that contradict', () => {
  test('one says yes and one says no of the same vehicle, years and conditions, in whatever role', () => {
    expect(found(row(), row({ ...no, role: 'OPTIONAL' }))).toEqual(['CONTRADICTION! 0 1']);
    const said = { qualifiers: [{ key: 'Gearbox', value: 'автомат' }] };
    expect(found(row(automatic), row({ ...no, ...said }))).toEqual(['CONTRADICTION! 0 1']);
  });

  test('also where only some of their years are the same', () => {
    expect(found(years(2012, 2016), years(2015, 2019, no))).toEqual(['CONTRADICTION! 0 1']);
    expect(found(years(null, 2016), years(2015, null, no))).toEqual(['CONTRADICTION! 0 1']);
  });

  test('an exception inside a wider row is none: the narrower one counts', () => {
    expect(found(years(2012, 2020), years(2015, 2016, no))).toEqual([]);
    expect(found(row(), row({ ...no, ...automatic }))).toEqual([]);
    expect(found(row(), row({ ...no, generation: 'II' }))).toEqual([]);
    expect(found(row(), years(2015, null, no))).toEqual([]);
  });

  test('rows of other years, generations, options, devices and models never meet', () => {
    expect(found(years(2012, 2014), years(2015, 2016, no))).toEqual([]);
    expect(found(row({ generation: 'I' }), row({ ...no, generation: 'II' }))).toEqual([]);
    const manual = { qualifiers: [{ key: 'gearbox', value: 'механика' }] };
    expect(found(row(automatic), row({ ...no, ...manual }))).toEqual([]);
    expect(found(row(), row({ ...no, equipment: 'fmc130' }), row({ ...no, model: 'vesta' }))).toEqual([]);
  });

  test('what is not known contradicts nothing', () => {
    expect(found(row({ state: 'UNKNOWN' }), row({ ...no, role: 'OPTIONAL' }))).toEqual([]);
  });
});

describe('rows that overlap', () => {
  test('conditions that a vehicle may both have, with yes and no', () => {
    const ac = { qualifiers: [{ key: 'кондиционер', value: 'есть' }] };
    expect(found(row(automatic), row({ ...no, ...ac }))).toEqual(['OVERLAP 0 1']);
  });

  test('years that cross, whatever they answer: one row was meant', () => {
    expect(found(years(2012, 2016), years(2015, 2019))).toEqual(['OVERLAP 0 1']);
  });

  test('a generation as a whole beside some years of the model, where they answer otherwise', () => {
    const narrow = years(2015, 2016, { answer: '2 шт' });
    expect(found(row({ generation: 'II' }), narrow)).toEqual(['OVERLAP 0 1']);
    expect(found(row({ generation: 'II' }), years(2015, 2016))).toEqual([]);
  });

  test('other places of the kit do not compete', () => {
    expect(found(row(), row({ role: 'OPTIONAL' }))).toEqual([]);
    expect(found(row({ role: 'ONE_OF', group: 'а' }), row({ role: 'ONE_OF', group: 'б' }))).toEqual([]);
  });
});

test('the same row twice, whatever it answers', () => {
  expect(found(row(), row({ answer: '2 шт' }))).toEqual(['SAME_PLACE! 0 1']);
  expect(found(row(no), row(no))).toEqual(['SAME_PLACE! 0 1']);
});

test('years before and after those of the model; a gap is no error', () => {
  expect(found(years(2009, 2012), years(2014, 2015))).toEqual(['OUTSIDE_YEARS 0']);
  expect(found(years(2012, 2030, { made: { yearFrom: 2011, yearTo: 2018 } }))).toEqual(['OUTSIDE_YEARS 0']);
});

test('errors stand before warnings', () => {
  expect(found(years(2009, 2010), row(), row({ ...no, role: 'OPTIONAL' }))).toEqual([
    'CONTRADICTION! 1 2',
    'OUTSIDE_YEARS 0',
  ]);
});

test('a finding names the vehicle, the years, the conditions and both rows', () => {
  const ac = { qualifiers: [{ key: 'кондиционер', value: 'есть' }] };
  const [finding] = checkFitments([years(2019, 2019, ac), years(2019, 2019, { ...no, ...ac })]);
  const names = {
    vehicle: 'Lada Granta',
    equipment: 'FMB920',
    made: '2011–',
    rows: ['строка 1', 'строка 2'],
  };
  expect(fitmentFindingText(finding!, names, 'ru')).toBe(
    'Две строки противоречат друг другу о Lada Granta 2019, кондиционер: есть (FMB920): строка 1; строка 2. Оставьте одну или разведите их годами или условиями.',
  );
});

describe('words of a cell', () => {
  it.each([
    ['Подходит', 'SUPPORTED'],
    ['не подходит', 'NOT_COMPATIBLE'],
    ['Проверено нами', 'CONFIRMED_BY_US'],
    ['not_compatible', 'NOT_COMPATIBLE'],
    ['+', 'SUPPORTED'],
    ['может быть', null],
  ])('state: %s', (text, state) => expect(readFitmentState(text)).toBe(state));

  it('role', () =>
    expect(['один из', 'OPTIONAL', 'иногда'].map(readFitmentRole)).toEqual(['ONE_OF', 'OPTIONAL', null]));

  it('conditions are read back as they were written, and a bare name is one the vehicle has', () => {
    const conditions = [
      { key: 'gearbox', value: 'автомат' },
      { key: 'кондиционер', value: 'есть' },
    ];
    expect(writeConditions(conditions, 'ru')).toBe('коробка: автомат; кондиционер: есть');
    expect(readConditions('Коробка: автомат; кондиционер', 'ru')).toEqual(conditions);
    expect(readConditions('gearbox = автомат', 'ru')).toEqual(conditions.slice(0, 1));
    expect([
      readConditions(': да', 'ru'),
      readConditions('коробка:', 'ru'),
      readConditions(' ', 'ru'),
    ]).toEqual([null, null, []]);
  });
});
