import { describe, expect, it, test } from 'vitest';
import {
  fleetAddress,
  isCorrection,
  kitAddress,
  type Line,
  readCorrections,
  readFleetAddress,
  typedList,
} from './fleet-lines.ts';

const lines = [
  { text: 'ГАЗель Next 2019', quantity: 3 },
  {
    text: 'Камаз',
    quantity: 1,
    modelId: 'm1',
    generationId: null,
    year: 2018,
    options: [
      { key: 'tanks', value: '2' },
      { key: 'кабина', value: 'спальная: 1=2' },
    ],
  },
];

describe('the address of a fleet', () => {
  it('leads back to the same list and the same choices', () => {
    const address = new URL(fleetAddress(lines)!, 'http://here.example');
    expect(readFleetAddress(address.searchParams)).toEqual([
      { text: 'ГАЗель Next 2019 × 3', modelId: null, generationId: null, year: null, options: [] },
      { text: 'Камаз', modelId: 'm1', generationId: null, year: 2018, options: lines[1]!.options },
    ]);
  });

  it('is none for a long list, and none that tells a VIN', () => {
    expect(fleetAddress(Array.from({ length: 60 }, () => lines[0]!))).toBeNull();
    for (const text of [
      'XTA219010K0123456',
      'ХТА219010К0123456',
      'XTA 219010 K0123456',
      'Лада Гранта XTA21901OK0123456',
    ])
      expect(fleetAddress([{ text }]), text).toBeNull();
  });
});

describe('corrections', () => {
  it('keep the order of the list, drop emptied lines, and forget a choice when the text was changed', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['line-10', 'КАМАЗ 5490'], ['was-10', 'Камаз'], ['pick-10', 'm1//2018'], ['quantity-10', '2'],
      ['line-2', 'Камаз'], ['was-2', 'Камаз'], ['pick-2', 'm1/g1/2018'], ['quantity-2', '4'],
      ['line-3', ' '], ['was-3', 'прицеп'], ['pick-3', ''], ['quantity-3', '1'],
    ] as const) form.set(name, value); // prettier-ignore
    expect(readCorrections(form)).toEqual([
      { text: 'Камаз', quantity: 4, modelId: 'm1', generationId: 'g1', year: 2018, options: [] },
      { text: 'КАМАЗ 5490', quantity: 2, modelId: null, generationId: null, year: null, options: [] },
    ]);
  });

  it('keep what was answered of a line, add an answer or take one back, and forget them with the vehicle', () => {
    const options = (more: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({
        'line-1': 'Камаз', 'was-1': 'Камаз', 'pick-1': '', 'picked-1': '', 'option-1-0': '1:tanks=2', ...more,
      })) form.set(name, value); // prettier-ignore
      expect([...form.keys()].filter((name) => !isCorrection(name))).toEqual([]);
      return readCorrections(form)[0]!.options;
    };
    const tanks = { key: 'tanks', value: '2' };
    expect(options({})).toEqual([tanks]);
    expect(options({ answer: '1:year=2016%E2%80%932018' })).toEqual([
      tanks,
      { key: 'year', value: '2016–2018' },
    ]);
    expect(options({ answer: '2:gearbox=AT' })).toEqual([tanks]);
    expect(options({ forget: '1:tanks=2' })).toEqual([]);
    expect(options({ 'pick-1': 'm2//' })).toEqual([]);
    expect(options({ 'line-1': 'МАЗ' })).toEqual([]);
  });
});

test('the kit of a line is that of its answers', () => {
  const line = {
    vehicle: { make: { slug: 'kamaz' }, model: { id: 'm1', slug: '5490' }, generation: null, year: 2018 },
    options: [
      { key: 'generation', value: 'NEO' },
      { key: 'tanks', value: '2' },
    ],
  } as unknown as Line;
  expect(kitAddress(line)).toBe('/vehicles/kamaz/5490?generation=NEO&year=2018&o.tanks=2');
  expect(kitAddress({ ...line, vehicle: null } as Line)).toBeNull();
});

describe('what was refused', () => {
  it('is the list again, with the quantities of the corrections', () => {
    expect(typedList({ list: 'Камаз\nМТЗ' })).toBe('Камаз\nМТЗ');
    expect(typedList({ 'line-2': 'МТЗ', 'quantity-2': '1', 'line-1': 'Камаз', 'quantity-1': '12' })).toBe(
      'Камаз × 12\nМТЗ',
    );
  });
});
