import type { DiagramData } from '@fieldlore/content';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { file, folder, named, read } from '../fixtures/sources.ts';
import type { EntryDraft } from '../importer.ts';
import { ecuPinouts } from './ecu-pinouts.importer.ts';
import { vehicleConnectors } from './vehicle-connectors.importer.ts';

const dataOf = (entry: EntryDraft) => entry.content(named).data as DiagramData;
let photo: Buffer;

beforeAll(async () => {
  photo = await sharp({ create: { width: 200, height: 100, channels: 3, background: 'grey' } })
    .jpeg()
    .toBuffer();
});

const main = `
pins:
  - pin: 87a
    function: Relay
    ts_name: Out 1
    id: [P1, P2]
    class: outputs
    color: red
  - pin: 3/13
    class: [switch_inputs, analog_inputs]
    alternative1: Hall
  - pin: 4
    type: gnd
  - id: PAD_7
    class: [outputs, analog_inputs]
info:
  title: North ECU
  name: Big plug
  image: { file: board.jpg }
  pins:
    - { pin: 87a, x: 50, y: 25 }
    - { pin: 99, x: 200, y: 100 }
    - { pin: 4, x: 201, y: 10 }
`;

describe('ECU pinouts', () => {
  it('tells of a colour that nobody knows, and keeps it as a note', async () => {
    const { entries = [], findings } = await read(
      ecuPinouts,
      file('a.yaml', 'pins:\n  - pin: 87a\n    color: blue/white\n  - pin: 3/13\n    color: mauve\n'),
    );
    expect(dataOf(entries[0]!).connectors[0]!.pins).toEqual([
      { label: '87a', colour: { main: 'BU', stripe: 'WH' } },
      { label: '3/13', note: 'mauve' },
    ]);
    expect(findings).toMatchObject([{ outcome: 'WARNING', line: 5, column: 'pins.1.color', label: 'mauve' }]);
  });

  it('makes a folder one diagram, and each of its files a connector', async () => {
    const { entries = [] } = await read(
      ecuPinouts,
      folder('boards', {
        'north/main.yaml': main,
        'north/aux.yaml': 'pins:\n  - pin: 1\n    type: can\n',
        'north/board.jpg': photo,
        'solo.yaml': 'pins:\n  - pin: 1\ninfo:\n  title: pinout\n',
      }),
    );
    expect(entries.map(({ key, title }) => [key, title])).toEqual([
      ['north', 'North ECU'],
      ['solo', 'solo'],
    ]);
    const { connectors } = dataOf(entries[0]!);
    expect(connectors.map(({ id, name }) => [id, name])).toEqual([
      ['aux', null],
      ['main', 'Big plug'],
    ]);
    expect(connectors[0]!.pins).toEqual([{ label: '1', direction: 'BIDIRECTIONAL' }]);
    expect(connectors[1]!.pins).toEqual([
      {
        label: '87a',
        function: 'Relay',
        signal: 'Out 1',
        direction: 'OUTPUT',
        colour: { main: 'RD' },
        note: 'P1, P2',
      },
      { label: '3/13', direction: 'INPUT', note: 'Hall' },
      { label: '4', direction: 'GROUND' },
      { direction: 'BIDIRECTIONAL', note: 'PAD_7' },
    ]);
  });

  it('turns places in pixels into fractions, and warns of those off the photo, of no pin, and of a missing photo', async () => {
    const { entries = [], findings } = await read(
      ecuPinouts,
      folder('boards', { 'north/main.yaml': main, 'north/board.jpg': photo, 'south/main.yaml': main }),
    );
    expect(dataOf(entries[0]!).pictures).toEqual([
      {
        file: 'file of north/board.jpg',
        caption: 'Big plug',
        connector: 'main',
        places: [{ pin: '87a', x: 0.25, y: 0.25 }],
      },
    ]);
    expect(dataOf(entries[1]!).pictures).toEqual([]);
    expect(findings.map(({ file: path, label, outcome }) => [path, label, outcome])).toEqual([
      ['north/main.yaml', '4', 'WARNING'],
      ['north/main.yaml', '99', 'WARNING'],
      ['south/main.yaml', 'board.jpg', 'WARNING'],
      ['south/main.yaml', '99', 'WARNING'],
    ]);
  });

  it('refuses YAML of another kind with the line', async () => {
    const { findings } = await read(
      ecuPinouts,
      folder('boards', { 'x/a.yaml': 'title: x\npins:\n  - pin: 1\n    class: {a: 1}\n' }),
    );
    expect(findings).toMatchObject([
      { outcome: 'REFUSED', file: 'x/a.yaml', line: 4, column: 'pins.0.class' },
    ]);
  });
});

describe('connectors of vehicles', () => {
  const connector = (name: string, ...pins: unknown[]) => ({
    name,
    part_number: name,
    connector_type: 'Female',
    pinout: pins.map((pin, i) => ({ name: `Pin ${i}`, type: null, ...(pin as object) })),
  });

  it('makes a vehicle one diagram of its connectors, and keeps those that no vehicle names', async () => {
    const { entries = [], findings } = await read(
      vehicleConnectors,
      folder('set', {
        'definitions/vehicles.json': JSON.stringify([
          { name: 'Nord Ion (1999)', id: 'ion', chassis_connectors: ['N1', 'MISSING'] },
          { name: 'Nobody', id: 'none', chassis_connectors: ['MISSING'] },
        ]),
        'chassis/ion/connectors.json': JSON.stringify([
          {
            ...connector(
              'N1',
              { pin: '1T', name: 'Tacho', type: 'tacho' },
              { pin: 2, name: 'nc' },
              { pin: 3, type: 'switched_12v' },
            ),
            image: { src: '/chassis/ion/n1.png' },
          },
          connector('N2', { pin: 1 }),
        ]),
        'chassis/ion/n1.png': 'png',
        'definitions/connectors/ignition_coils.json': JSON.stringify([
          { ...connector('Coil', { pin: 1 }), part_number: '555', image: { src: '/gone.png' } },
          connector('Coil', { pin: 1 }),
        ]),
      }),
    );
    expect(entries.map(({ title }) => title)).toEqual([
      'Nord Ion (1999)',
      'ion: other connectors',
      'Ignition coils',
    ]);
    const [vehicle, , coils] = entries.map(dataOf);
    expect(vehicle).toMatchObject({
      connectors: [
        {
          id: 'N1',
          kind: 'VEHICLE',
          gender: 'FEMALE',
          pins: [
            { label: '1T', function: 'Tacho', signal: 'tacho' },
            { label: '2', function: 'nc', direction: 'NOT_CONNECTED' },
            { label: '3', direction: 'POWER' },
          ],
        },
      ],
      pictures: [{ file: 'file of chassis/ion/n1.png', connector: 'N1' }],
    });
    expect(coils!.connectors.map(({ id, kind, partNumber }) => [id, kind, partNumber])).toEqual([
      ['Coil', 'SENSOR', '555'],
      ['Coil (2)', 'SENSOR', null],
    ]);
    expect(findings).toMatchObject([{ outcome: 'WARNING', label: '/gone.png' }]);
  });

  it('refuses a connector whose pins have no name', async () => {
    const { findings } = await read(
      vehicleConnectors,
      file('a.json', JSON.stringify([{ name: 'X', pinout: [{ pin: 1 }] }])),
    );
    expect(findings).toMatchObject([{ outcome: 'REFUSED', label: 'X', column: '0.pinout.0.name' }]);
  });
});
