import { expect, it } from 'vitest';
import { withoutBlankRows } from './blank-rows.ts';

it('leaves out rows in which nothing is written, at any depth', () => {
  const data = {
    connectors: [{ id: 'X1', pins: [{ label: '1' }, { label: null, colour: null }, {}] }],
    connections: [{ from: { connector: '', pin: '' }, wire: null }],
  };
  expect(withoutBlankRows(data)).toEqual({
    connectors: [{ id: 'X1', pins: [{ label: '1' }] }],
    connections: [],
  });
});

it('keeps rows with any value, zero included, and lists of words', () => {
  const data = { pins: [{ voltage: 0 }], tags: ['a', ''], isOn: false };
  expect(withoutBlankRows(data)).toEqual(data);
});
