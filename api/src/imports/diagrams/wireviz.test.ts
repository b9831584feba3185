import type { DiagramData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { file, named, read } from '../fixtures/sources.ts';
import { wireViz } from './wireviz.importer.ts';

async function harness(yaml: string): Promise<DiagramData> {
  const { entries = [], findings } = await read(wireViz, file('h.yml', yaml));
  // Parts that the connections of a test do not name are only warned of.
  expect(findings.filter(({ outcome }) => outcome !== 'WARNING')).toEqual([]);
  return entries[0]!.content(named).data as DiagramData;
}

/** `X1.1 -W1.1- X2.1` */
const lines = ({ connections }: DiagramData) =>
  connections.map(({ from, wire, to }) => {
    const via = wire ? ` -${wire.cable}.${wire.wire}-` : ' =';
    return `${from.connector}.${from.pin}${via}${to ? ` ${to.connector}.${to.pin}` : ''}`;
  });

const parts = `
connectors:
  X1: { type: Plug, subtype: female, pinlabels: [GND, VCC, RX, TX] }
  X2: { pins: [A, B, 7], pinlabels: [RX, TX, GND] }
  F: { style: simple, type: Ferrule }
cables:
  W1: { colors: [BK, RD, WHGN], gauge: 0.25 mm2, length: 50 cm, shield: true }
  W: { category: bundle, wirecount: 4, color_code: DIN, gauge: 20 AWG }
`;

describe('WireViz', () => {
  it('connects pin by pin: ranges, labels, colours, the shield', async () => {
    const data = await harness(`${parts}
connections:
  - - X1: [1, 3-4]
    - W1: [1, RD, 3]
    - X2: [7, RX, B]
  - - X1: GND
    - W1: s
`);
    expect(lines(data)).toEqual(['X1.1 -W1.1- X2.7', 'X1.3 -W1.2- X2.A', 'X1.4 -W1.3- X2.B', 'X1.1 -W1.s-']);
    expect(data.connectors[0]).toMatchObject({ type: 'Plug, female', gender: 'FEMALE' });
    expect(data.cables[0]).toMatchObject({ length: 0.5, shield: true, bundle: false });
    expect(data.cables[0]!.wires).toEqual([
      { id: '1', colour: { main: 'BK' }, crossSection: 0.25 },
      { id: '2', colour: { main: 'RD' }, crossSection: 0.25 },
      { id: '3', colour: { main: 'WH', stripe: 'GN' }, crossSection: 0.25 },
      { id: 's', label: 'shield' },
    ]);
  });

  it('makes parts after templates: named, unnamed, one for each wire', async () => {
    const data = await harness(`${parts}
connections:
  - - F.
    - W.W7: [1-2]
    - [F.FA, F.]
  - - FA: [1]
    - W.W8: [1]
`);
    expect(lines(data)).toEqual(['F-1.1 -W7.1- FA.1', 'F-2.1 -W7.2- F-3.1', 'FA.1 -W8.1-']);
    expect(data.connectors.map(({ id, kind }) => [id, kind])).toEqual([
      ['F-1', 'TERMINAL'],
      ['F-2', 'TERMINAL'],
      ['FA', 'TERMINAL'],
      ['F-3', 'TERMINAL'],
    ]);
    expect(data.cables.map(({ id, bundle }) => [id, bundle])).toEqual([
      ['W7', true],
      ['W8', true],
    ]);
  });

  it('leaves out what no connection names, and says so with its line', async () => {
    const { entries = [], findings } = await read(
      wireViz,
      file('h.yml', 'connectors:\n  X1: {pincount: 1}\n  X2: {pincount: 1}\nconnections:\n  - [X1]\n'),
    );
    const { connectors } = entries[0]!.content(named).data as DiagramData;
    expect(connectors.map(({ id }) => id)).toEqual(['X1']);
    expect(findings).toMatchObject([{ outcome: 'WARNING', line: 3, label: 'connectors.X2' }]);
  });

  it('plugs connectors together by arrows, and joins pins of one connector by loops', async () => {
    const data = await harness(`
connectors:
  A: { pincount: 2, loops: [[1, 2]] }
  B: { pincount: 3 }
  F: { style: simple }
connections:
  - - A: [1]
    - ==>
    - B: [1]
  - - F.
    - -->
    - B: [3]
`);
    expect(lines(data)).toEqual(['A.1 = B.1', 'A.2 = B.2', 'F-1.1 = B.3', 'A.1 = A.2']);
  });

  it('copies from several templates, and takes words of links for types', async () => {
    const data = await harness(`
t:
  - &shape { type: '<a href="https://x.example">KK 254</a>' }
  - &pins { pinlabels: [NO, NC] }
connectors:
  X:
    <<: *shape
    <<: *pins
connections:
  - - X: 1
`);
    expect(data.connectors[0]).toEqual({
      id: 'X',
      kind: 'DEVICE',
      type: 'KK 254',
      pins: [
        { label: '1', function: 'NO' },
        { label: '2', function: 'NC', direction: 'NOT_CONNECTED' },
      ],
    });
  });

  it.each([
    ['- - X1: [1-2]\n    - W1: [1-3]\n    - X2: [A, B]', 'has 2 pins against 3'],
    ['- - X1: [9]\n    - W1: [1]', 'The connector X1 has no pin “9”'],
    ['- - X1: [1]\n    - W1: [9]', 'The cable W1 has no wire “9”'],
    ['- - X9: [1]', 'There is no connector or cable named “X9”'],
    ['- - X1: [1-999999999]', 'against 2000'],
  ])('refuses a set that cannot be connected: %s', async (set, message) => {
    const { findings } = await read(wireViz, file('h.yml', `${parts}\nconnections:\n  ${set}\n`));
    expect(findings).toMatchObject([
      {
        outcome: 'REFUSED',
        line: 11,
        message: { en: expect.stringContaining(message) },
        remedy: { en: expect.any(String) },
      },
    ]);
  });

  it('warns of an order of colours that it does not know', async () => {
    const { findings } = await read(
      wireViz,
      file('h.yml', 'cables: { W: { wirecount: 2, color_code: XYZ } }\nconnections: [[W: 1]]\n'),
    );
    expect(findings).toMatchObject([{ outcome: 'WARNING', label: 'XYZ' }]);
  });
});
