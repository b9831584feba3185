import type { Connector, DiagramData } from '@fieldlore/content';
import { expect, it } from 'vitest';
import { PathFinder, type Picked, placeOf } from './wire-path.ts';

/** `X1 DEVICE 1 2` lines of connectors and `X1:1 F1:1` lines of wires. */
function diagram(connectors: string[], wires: string[]): DiagramData {
  const place = (text: string) => {
    const [connector, pin] = text.split(':') as [string, string];
    return { connector, pin };
  };
  return {
    connectors: connectors.map((line) => {
      const [id, kind, ...pins] = line.split(' ') as [string, Connector['kind'], ...string[]];
      return { id, kind, pins: pins.map((label) => ({ label })) };
    }),
    cables: [],
    connections: wires.map((line) => {
      const [from, to] = line.split(' ') as [string, string | undefined];
      return { from: place(from), to: to ? place(to) : null };
    }),
    taps: [],
    pictures: [],
    safetyCritical: false,
  };
}

function told(data: DiagramData, picked: Picked) {
  const path = new PathFinder(data).pathFrom(picked)!;
  const routes = path.routes.map((route) =>
    route.map(({ connector, pin }) => `${connector.id}:${pin}`).join(' '),
  );
  return {
    start: `${path.start.connector.id}:${path.start.pin}`,
    routes,
    lit: [...path.connections].toSorted(),
  };
}

const fused = diagram(
  ['X9 VEHICLE 30 31', 'F1 FUSE 1 2', 'X1 DEVICE 1 2 3'],
  ['X1:1 F1:1', 'F1:2 X9:30', 'X1:2 X9:31'],
);

it('lights the whole way from a pin, through its fuse', () => {
  expect(told(fused, { connector: 2, pin: 0 })).toEqual({
    start: 'X1:1',
    routes: ['F1:1 X9:30'],
    lit: [0, 1],
  });
  expect([...new PathFinder(fused).pathFrom({ connector: 2, pin: 0 })!.pins].toSorted()).toEqual([
    '0.0',
    '1.0',
    '1.1',
    '2.0',
  ]);
});

it('tells a wire and a fuse from the device on', () => {
  const whole = { start: 'X1:1', routes: ['F1:1 X9:30'], lit: [0, 1] };
  expect(told(fused, { connection: 1 })).toEqual(whole);
  expect(told(fused, { connector: 1, pin: 1 })).toEqual(whole);
});

it('branches at a splice, with one way for each end', () => {
  const data = diagram(
    ['X1 DEVICE 1', 'S1 SPLICE a b c', 'X2 SENSOR 1', 'X3 SENSOR 1'],
    ['X1:1 S1:a', 'S1:b X2:1', 'S1:c X3:1'],
  );
  expect(told(data, { connection: 2 })).toEqual({
    start: 'X1:1',
    routes: ['S1:a X2:1', 'S1:a X3:1'],
    lit: [0, 1, 2],
  });
});

it('ends at the pin of another device, whatever else that one feeds', () => {
  const data = diagram(['X1 DEVICE 1', 'X9 VEHICLE 30', 'X2 DEVICE 1'], ['X1:1 X9:30', 'X9:30 X2:1']);
  expect(told(data, { connector: 0, pin: 0 }).routes).toEqual(['X9:30']);
  expect(told(data, { connector: 1, pin: 0 }).routes).toEqual(['X1:1', 'X2:1']);
});

it('has nothing to tell of a free pin, and lights a free end', () => {
  const data = diagram(['X1 DEVICE 1 2'], ['X1:1']);
  expect(told(data, { connector: 0, pin: 1 })).toEqual({ start: 'X1:2', routes: [], lit: [] });
  expect(told(data, { connection: 0 })).toEqual({ start: 'X1:1', routes: [], lit: [0] });
  expect(new PathFinder(data).pathFrom({ connector: 5, pin: 0 })).toBeNull();
});

it('comes to an end in a circle and in a mesh of splices', () => {
  const names = Array.from({ length: 12 }, (_, i) => `S${i}`);
  const wires = names.flatMap((one, i) => names.slice(i + 1).map((two) => `${one}:a ${two}:b`));
  const data = diagram(
    names.map((name) => `${name} SPLICE a b`),
    wires,
  );
  expect(told(data, { connection: 0 }).lit).toHaveLength(wires.length);
});

it('names what was picked as a report does', () => {
  const data = diagram(['X1 DEVICE 1 87a'], ['X1:87a']);
  data.connectors[0]!.pins.push({});
  expect(placeOf(data, { connector: 0, pin: 1 })).toBe('X1:87a');
  expect(placeOf(data, { connector: 0, pin: 2 }), 'a pad without a label').toBe('X1');
  expect(placeOf(data, { connection: 0 }), 'mated without a wire').toBe('X1:87a');
  data.connections[0]!.wire = { cable: 'W1', wire: '2' };
  expect(placeOf(data, { connection: 0 })).toBe('W1:2');
});
