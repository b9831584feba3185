import type { Connector } from '@fieldlore/content';
import { expect, it } from 'vitest';
import { filterPins } from './filter-pins.ts';

const connectors: Connector[] = [
  {
    id: 'X1',
    name: 'Трекер',
    kind: 'DEVICE',
    pins: [
      { label: '1', function: 'Питание', colour: { main: 'RD' } },
      { label: '12', function: 'Шина', signal: 'CAN-H', colour: { main: 'YE', stripe: 'GN' } },
    ],
  },
  { id: 'F1', kind: 'FUSE', pins: [{ label: '1' }] },
];

const found = (text: string) =>
  filterPins(connectors, text, (connector, pin) =>
    connector === 'F1' && pin === '1' ? [{ main: 'BU', stripe: 'WH' }] : [],
  ).flatMap(({ id, pins }) => pins.map(({ label }) => `${id}:${label}`));

it.each([
  ['', ['X1:1', 'X1:12', 'F1:1']],
  ['can_h', ['X1:12']],
  ['X1 питание', ['X1:1']],
  ['желтый', ['X1:12']],
  ['red', ['X1:1']],
  ['f1', ['F1:1']],
  ['Х1 12', ['X1:12']],
  ['сине-белый', ['F1:1']],
  ['С/Б', ['F1:1']],
  ['bl/ws', ['F1:1']],
  ['lin', []],
])('finds pins by «%s»', (text, pins) => {
  expect(found(text)).toEqual(pins);
});
