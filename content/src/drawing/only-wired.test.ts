import type { DiagramData } from '../kinds/diagram.ts';
import { expect, it } from 'vitest';
import { onlyWired } from './only-wired.ts';

const diagram: DiagramData = {
  connectors: [
    { id: 'X1', kind: 'DEVICE', pins: [{ label: '1' }, { label: '2' }, {}] },
    { id: 'X2', kind: 'SENSOR', pins: [{ label: '1' }] },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '30' }] },
  ],
  cables: [],
  connections: [{ from: { connector: 'X1', pin: '2' }, to: { connector: 'X9', pin: '30' } }],
  taps: [],
  pictures: [],
  safetyCritical: false,
};

it('leaves the pins and connectors that something is connected to', () => {
  const shown = onlyWired(diagram)!.connectors.map(({ id, pins }) => [id, pins.map(({ label }) => label)]);
  expect(shown).toEqual([
    ['X1', ['2']],
    ['X9', ['30']],
  ]);
});

it('is not offered where everything or nothing is connected', () => {
  expect(onlyWired({ ...diagram, connections: [] })).toBeNull();
  expect(onlyWired(onlyWired(diagram)!)).toBeNull();
});
