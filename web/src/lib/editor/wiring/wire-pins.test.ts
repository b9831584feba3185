import { DiagramData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { connect, connectionAsDrawn, disconnect, removeWire, rewire, spareWires } from './wire-pins.ts';

const pin = (name: string) => {
  const [connector, label] = name.split(':') as [string, string];
  return { connector, pin: label };
};

const scheme = () =>
  DiagramData.parse({
    connectors: [
      { id: 'X1', pins: [{ label: '1' }, { label: '3/13' }] },
      { id: 'K1', kind: 'RELAY', pins: [{ label: '87a' }, { label: '30' }] },
    ],
    cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'RD' } }, { id: '3' }] }],
    connections: [{ from: pin('X1:1'), wire: { cable: 'W1', wire: '1' }, to: pin('K1:30') }],
  });

const black = { colour: { main: 'BK' as const }, crossSection: 0.75 };
const valid = (data: DiagramData) => DiagramData.parse(structuredClone(data));

describe('wiring on the drawing', () => {
  it('leads a new wire of a cable from pin to pin, under the first free number', () => {
    const data = scheme();
    connect(data, { from: pin('X1:3/13'), to: pin('K1:87a'), wire: { cable: 'W1', wire: null, ...black } });
    expect(data.connections[1]).toEqual({
      from: pin('X1:3/13'),
      to: pin('K1:87a'),
      wire: { cable: 'W1', wire: '2' },
    });
    expect(data.cables[0]!.wires.at(-1)).toEqual({ id: '2', ...black });
    valid(data);
  });

  it('makes the cable too, takes a spare wire, or plugs the pins into each other', () => {
    const data = scheme();
    expect(spareWires(data).map(({ cable, wire }) => `${cable.id}.${wire.id}`)).toEqual(['W1.3']);
    connect(data, { from: pin('X1:1'), to: pin('K1:87a'), wire: { cable: null, wire: null, ...black } });
    connect(data, { from: pin('X1:1'), to: pin('K1:87a'), wire: { cable: 'W1', wire: '3', ...black } });
    connect(data, { from: pin('X1:3/13'), to: pin('K1:30'), wire: null });
    expect(data.connections.slice(1).map(({ wire }) => wire)).toEqual([
      { cable: 'W2', wire: '1' },
      { cable: 'W1', wire: '3' },
      null,
    ]);
    expect(data.cables[0]!.wires[1]).toEqual({ id: '3', ...black });
    expect(spareWires(data)).toEqual([]);
    valid(data);
  });

  it('changes ends, colour and wire of what is there; the wire that is given up is a spare one', () => {
    const data = scheme();
    const [connection] = data.connections;
    rewire(data, connection!, { from: pin('X1:1'), to: null, wire: { cable: 'W1', wire: '1', ...black } });
    expect(connection).toMatchObject({ to: null, wire: { cable: 'W1', wire: '1' } });
    expect(data.cables[0]!.wires[0]).toEqual({ id: '1', ...black });
    rewire(data, connection!, {
      from: pin('X1:1'),
      to: pin('K1:30'),
      wire: { cable: 'W1', wire: '3', ...black },
    });
    expect(spareWires(data).map(({ wire }) => wire.id)).toEqual(['1']);
    valid(data);
  });

  it('takes a connection out with its wire or without', () => {
    const loosened = scheme();
    disconnect(loosened, loosened.connections[0]!);
    expect(spareWires(loosened).map(({ wire }) => wire.id)).toEqual(['1', '3']);

    const removed = scheme();
    removeWire(removed, removed.connections[0]!);
    expect(removed.connections).toEqual([]);
    expect(removed.cables[0]!.wires.map(({ id }) => id)).toEqual(['3']);

    const shared = scheme();
    connect(shared, {
      from: pin('X1:1'),
      to: pin('K1:87a'),
      wire: { cable: 'W1', wire: '1', ...black },
    });
    removeWire(shared, shared.connections[0]!);
    expect(shared.cables[0]!.wires).toHaveLength(2);
    valid(shared);
  });

  it('finds what was drawn after rows have moved, and nothing where it was changed meanwhile', () => {
    const data = scheme();
    const drawn = structuredClone(data.connections[0]!);
    data.connections.unshift({ from: pin('X1:3/13'), to: pin('K1:87a'), wire: null });
    expect(connectionAsDrawn(data, drawn)).toBe(data.connections[1]);
    data.connections[1]!.note = 'в гофре';
    expect(connectionAsDrawn(data, drawn)).toBeUndefined();
  });
});
