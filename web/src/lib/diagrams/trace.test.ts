import type { DiagramData } from '@fieldlore/content';
import { expect, it } from 'vitest';
import { Tracer } from './trace.ts';

const place = (text: string) => {
  const [connector, pin] = text.split(':') as [string, string];
  return { connector, pin };
};

function diagram(
  kinds: Record<string, 'DEVICE' | 'FUSE' | 'SPLICE' | 'VEHICLE'>,
  wires: [string, string, string?][],
): DiagramData {
  const pins = new Map<string, Set<string>>(Object.keys(kinds).map((id) => [id, new Set()]));
  for (const [from, to] of wires)
    for (const { connector, pin } of [place(from), place(to)]) pins.get(connector)!.add(pin);
  return {
    connectors: Object.entries(kinds).map(([id, kind]) => ({
      id,
      kind,
      pins: [...pins.get(id)!].map((label) => ({ label })),
    })),
    cables: [{ id: 'W1', shield: false, wires: [{ id: '1', colour: { main: 'RD' }, crossSection: 0.5 }] }],
    connections: wires.map(([from, to, wire]) => ({
      from: place(from),
      to: place(to),
      wire: wire ? { cable: 'W1', wire } : null,
    })),
    taps: [],
    pictures: [],
    safetyCritical: false,
  };
}

const told = (data: DiagramData, from: string) => {
  const { connector, pin } = place(from);
  return new Tracer(data)
    .routesFrom(connector, pin)
    .map((route) => route.map((hop) => `${hop.connector.id}:${hop.pin}`).join(' '));
};

it('follows a wire through a fuse to the vehicle', () => {
  const data = diagram({ X1: 'DEVICE', F1: 'FUSE', X9: 'VEHICLE' }, [
    ['X1:1', 'F1:1', '1'],
    ['X9:30', 'F1:2'],
  ]);
  expect(told(data, 'X1:1')).toEqual(['F1:1 X9:30']);
  expect(told(data, 'X9:30')).toEqual(['F1:2 X1:1']);
  expect(new Tracer(data).routesFrom('X1', '1')[0]![0]!.wire).toMatchObject({
    colour: { main: 'RD' },
    crossSection: 0.5,
  });
});

it('branches at a splice', () => {
  const data = diagram({ X1: 'DEVICE', S1: 'SPLICE', X2: 'DEVICE', X9: 'VEHICLE' }, [
    ['X1:2', 'S1:a'],
    ['S1:b', 'X2:2'],
    ['S1:c', 'X9:31'],
  ]);
  expect(told(data, 'X1:2')).toEqual(['S1:a X2:2', 'S1:a X9:31']);
});

it('keeps the lines of a harness apart where it branches', () => {
  const data = diagram({ X1: 'DEVICE', J1: 'SPLICE', X2: 'DEVICE', X3: 'DEVICE' }, [
    ['X1:A', 'J1:A'],
    ['X1:VCC', 'J1:+'],
    ['J1:A', 'X2:A'],
    ['J1:A', 'X3:A'],
    ['J1:+', 'X2:+'],
  ]);
  for (const pin of data.connectors[1]!.pins) pin.signal = pin.label === 'A' ? 'RS485_A' : '+VBAT';
  expect(told(data, 'X1:A')).toEqual(['J1:A X2:A', 'J1:A X3:A']);
  expect(told(data, 'X1:VCC')).toEqual(['J1:+ X2:+']);
});

it('stops at a device, which is no wire', () => {
  const data = diagram({ X1: 'DEVICE', X2: 'DEVICE', X9: 'VEHICLE' }, [
    ['X1:1', 'X2:1'],
    ['X2:2', 'X9:1'],
  ]);
  expect(told(data, 'X1:1')).toEqual(['X2:1']);
});

it('ends where wires go in a circle', () => {
  const data = diagram({ S1: 'SPLICE', S2: 'SPLICE' }, [
    ['S1:a', 'S2:a'],
    ['S2:b', 'S1:b'],
  ]);
  expect(told(data, 'S1:a').length).toBeGreaterThan(0);
});

it('has nothing to tell of a free pin', () => {
  expect(told(diagram({ X1: 'DEVICE', X2: 'DEVICE' }, [['X1:1', 'X2:1']]), 'X1:7')).toEqual([]);
});
