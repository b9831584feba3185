import type { Connection, DiagramData, Pin } from '@fieldlore/content';
import { expect, it } from 'vitest';
import { colourColumn, connectionColumns, freeName } from './wiring-columns.ts';

const diagram: DiagramData = {
  connectors: [
    { id: 'X1', kind: 'DEVICE', pins: [{ label: '1' }, { label: '87a' }] },
    { id: 'F1', kind: 'FUSE', pins: [{ label: '1' }] },
  ],
  cables: [{ id: 'W1', shield: false, wires: [{ id: '2' }] }],
  connections: [],
  taps: [],
  pictures: [],
  safetyCritical: false,
};

it('reads ends and wires of a connection as they stand on a sheet', () => {
  const [from, wire, to] = connectionColumns(diagram);
  const row = {} as Connection;
  for (const [column, text] of [
    [from, 'x1:87A'],
    [wire, 'W1:2'],
    [to, ' F1:1 '],
  ] as const)
    expect(column!.write(row, text)).toBe(undefined);
  expect(row).toEqual({
    from: { connector: 'X1', pin: '87a' },
    wire: { cable: 'W1', wire: '2' },
    to: { connector: 'F1', pin: '1' },
  });
  expect([from, wire, to].map((column) => column!.read(row))).toEqual(['X1:87a', 'W1:2', 'F1:1']);
});

it('refuses a pin that is not on the sheet and keeps what was there', () => {
  const [from] = connectionColumns(diagram);
  const row = { from: { connector: 'X1', pin: '1' } } as Connection;
  expect(from!.write(row, 'X9:1')).toContain('X9:1');
  expect(row.from).toEqual({ connector: 'X1', pin: '1' });
});

it('takes a colour in any notation and refuses what could be two', () => {
  const column = colourColumn<Pin>();
  const pin: Pin = {};
  for (const text of ['BN/WH', 'коричнево-белый', 'br/ws']) {
    expect(column.write(pin, text)).toBe(undefined);
    expect(pin.colour).toEqual({ main: 'BN', stripe: 'WH' });
  }
  expect(column.write(pin, 'ср')).toContain('ср');
  expect(column.write(pin, 'L/W'), 'offered, since others write the same letters').toContain('BU/WH');
  expect(column.read(pin)).toBe('BN/WH');
  expect(column.swatch!(pin)).toHaveLength(2);
});

it('names what is new by the first free number', () => {
  expect(freeName('X', [{ id: 'X1' }, { id: 'X3' }])).toBe('X2');
});
