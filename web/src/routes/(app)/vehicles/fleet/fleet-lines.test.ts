import { describe, expect, it } from 'vitest';
import { fleetAddress, readCorrections, readFleetAddress, typedList } from './fleet-lines.ts';

const lines = [
  { text: 'ГАЗель Next 2019', quantity: 3 },
  { text: 'Камаз', quantity: 1, modelId: 'm1', generationId: null, year: 2018 },
];

describe('the address of a fleet', () => {
  it('leads back to the same list and the same choices', () => {
    const address = new URL(fleetAddress(lines)!, 'http://here.example');
    expect(readFleetAddress(address.searchParams)).toEqual([
      { text: 'ГАЗель Next 2019 × 3', modelId: null, generationId: null, year: null },
      { text: 'Камаз', modelId: 'm1', generationId: null, year: 2018 },
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
      { text: 'Камаз', quantity: 4, modelId: 'm1', generationId: 'g1', year: 2018 },
      { text: 'КАМАЗ 5490', quantity: 2, modelId: null, generationId: null, year: null },
    ]);
  });
});

describe('what was refused', () => {
  it('is the list again, with the quantities of the corrections', () => {
    expect(typedList({ list: 'Камаз\nМТЗ' })).toBe('Камаз\nМТЗ');
    expect(typedList({ 'line-2': 'МТЗ', 'quantity-2': '1', 'line-1': 'Камаз', 'quantity-1': '12' })).toBe(
      'Камаз × 12\nМТЗ',
    );
  });
});
