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

it('leaves on a picture the pins that are left', () => {
  const places = [
    { pin: '1', x: 0.1, y: 0.1 },
    { pin: '2', x: 0.5, y: 0.5 },
  ];
  const file = '00000000-0000-4000-8000-000000000000';
  const pictures = [
    { file, connector: 'X1', places },
    { file, connector: 'X2', places },
  ];
  const shown = onlyWired({ ...diagram, pictures })!.pictures;
  expect(shown.map((picture) => picture.places.map(({ pin }) => pin))).toEqual([['2'], []]);
});

it('is not offered where everything or nothing is connected', () => {
  expect(onlyWired({ ...diagram, connections: [] })).toBeNull();
  expect(onlyWired(onlyWired(diagram)!)).toBeNull();
});
