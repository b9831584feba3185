import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cleanScheme } from '../../test/clean-scheme.ts';
import { harnessOf } from '../../test/harnesses.ts';
import { CONNECTOR_KINDS, DiagramData, PIN_DIRECTIONS } from '../kinds/diagram.ts';
import { WIRE_COLOURS } from '../kinds/wire-colour.ts';
import { parseWireViz } from './parse-wireviz.ts';
import { readWireViz } from './read-wireviz.ts';
import { WireVizFile } from './wireviz-file.ts';
import { writeWireViz } from './write-wireviz.ts';

/** What was written, read as the import reads it. Pictures and photos are files beside, named by their ids here. */
function backAgain(text: string): DiagramData {
  const { data, taps, pictures, problems } = readWireViz(WireVizFile.parse(parse(text, { merge: true })));
  expect(problems).toEqual([]);
  return DiagramData.parse({
    ...data,
    taps: taps.map(({ src, ...tap }) => ({ ...tap, ...(src && { photo: src }) })),
    pictures: pictures.map(({ src, shown }) => ({ file: src, ...shown })),
  });
}

/** Nothing said and said to be nothing are the same. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) =>
      one === null || one === false || one === '' ? undefined : one,
    ),
  );

const written = (diagram: DiagramData) => writeWireViz(diagram, { pathOf: (file) => file });

const relay: DiagramData = DiagramData.parse({
  connectors: [
    {
      id: 'X1',
      name: 'Трекер',
      type: 'Molex Micro-Fit <3.0>',
      gender: 'MALE',
      pins: [
        { label: '1', function: 'Питание', direction: 'POWER', voltage: 12 },
        { label: '2', function: 'GND' },
      ],
    },
    {
      id: 'K1.2',
      kind: 'RELAY',
      rating: 30,
      note: 'Под панелью.\nСнять кожух.',
      pins: [{ label: '87a' }, { label: '3-13' }, { label: '007' }, { label: 'NO', function: '87a' }],
    },
    { id: 'J', pins: [{ label: null, function: 'площадка' }, { label: '5' }, { label: '5' }] },
  ],
  cables: [
    {
      id: 'W1',
      shield: true,
      length: 1.25,
      wires: [
        { id: 'а', colour: { main: 'BU', stripe: 'WH' }, crossSection: 0.5 },
        { id: '2', crossSection: 0.75 },
        { id: 's', label: 'shield' },
      ],
    },
    { id: 'X1', bundle: true, wires: [{ id: '1', colour: { main: 'TR' } }] },
  ],
  connections: [
    {
      from: { connector: 'X1', pin: '1' },
      wire: { cable: 'W1', wire: 'а' },
      to: { connector: 'K1.2', pin: '3-13' },
      note: 'через кожух',
    },
    {
      from: { connector: 'X1', pin: '2' },
      wire: { cable: 'W1', wire: 's' },
      to: { connector: 'K1.2', pin: '007' },
    },
    { from: { connector: 'X1', pin: '1' } },
    { from: { connector: 'K1.2', pin: '87a' }, wire: { cable: 'X1', wire: '1' } },
    { from: { connector: 'K1.2', pin: 'NO' }, to: { connector: 'X1', pin: '2' } },
  ],
  taps: [
    {
      id: 'T1',
      signal: 'ACC',
      where: 'За бардачком',
      colour: { main: 'RD' },
      photo: '7f9c1f0e-6f0a-4c6e-9f55-0d8b3f9f2a11',
    },
  ],
  pictures: [
    {
      file: '0b6c3a52-3d0e-4b53-8f0a-9a2a9b1d4c22',
      caption: 'Вид спереди',
      connector: 'X1',
      places: [{ pin: '1', x: 0.25, y: 0.5 }],
    },
  ],
  systemVoltage: 24,
  safetyCritical: true,
});

describe('a diagram as a file of WireViz', () => {
  it('reads as WireViz writes: parts, wires by number, one set for neighbours', () => {
    const plain = DiagramData.parse({
      connectors: [
        {
          id: 'X1',
          type: 'D-Sub',
          gender: 'FEMALE',
          pins: [
            { label: '1', function: 'DCD' },
            { label: '2', function: 'RX' },
          ],
        },
        { id: 'X2', pins: [{ label: '1' }, { label: '2' }] },
      ],
      cables: [
        {
          id: 'W1',
          length: 0.2,
          wires: [
            { id: '1', colour: { main: 'WH' }, crossSection: 0.25 },
            { id: '2', colour: { main: 'BN' }, crossSection: 0.25 },
          ],
        },
      ],
      connections: [1, 2].map((n) => ({
        from: { connector: 'X1', pin: `${n}` },
        wire: { cable: 'W1', wire: `${n}` },
        to: { connector: 'X2', pin: `${3 - n}` },
      })),
    });
    expect(writeWireViz(plain, { title: 'Кабель' })).toBe(`metadata:
  title: Кабель
connectors:
  X1:
    type: D-Sub
    subtype: female
    pins: [1, 2]
    pinlabels: [DCD, RX]
  X2:
    pins: [1, 2]
cables:
  W1:
    gauge: 0.25 mm2
    length: 0.2 m
    colors: [WH, BN]
connections:
  - - X1: [1, 2]
    - W1: [1, 2]
    - X2: [2, 1]
fieldlore:
  version: 1
  connectors:
    X1:
      set:
        type: D-Sub
`);
  });

  it('gives back everything, also what WireViz has no word for', () => {
    expect(bare(backAgain(written(relay)))).toEqual(bare(relay));
  });

  it('quotes what an older YAML takes for something else', () => {
    expect(written(relay)).toContain('pins: [87a, "#3-13", "#007", "NO"]');
  });

  it('gives back any diagram', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(bare(backAgain(written(diagram)))).toEqual(bare(diagram));
      }),
      { numRuns: 200 },
    );
  });

  it('locks no author out: pins and wires of one name, parts without a name or a connection read as they are', () => {
    const picks = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 8 });
    for (const scheme of [cleanScheme(), harnessOf(60)])
      fc.assert(
        fc.property(picks, (places) => {
          const diagram = structuredClone(scheme);
          for (const [a, b, isNamed] of places) {
            const { pins } = diagram.connectors[a % scheme.connectors.length]!;
            pins.push({ ...pins[b % pins.length]!, ...(!isNamed && { label: null }) });
            const { wires } = diagram.cables[a % scheme.cables.length]!;
            wires.push({ ...wires[b % wires.length]!, label: `${a}` });
            diagram.connectors.push({ id: `N${diagram.connectors.length}`, kind: 'SPLICE', pins: [] });
            diagram.cables.push({ id: `N${diagram.cables.length}`, shield: isNamed, wires: [] });
          }
          expect(bare(parseWireViz(written(diagram)))).toEqual(bare(diagram));
        }),
        { numRuns: 20 },
      );
  });

  it('stays short where a thousand pads have one name', () => {
    const pins = Array.from({ length: 2000 }, () => ({ label: 'GND' }));
    const diagram = DiagramData.parse({
      connectors: [{ id: 'X1', pins: [...pins.slice(2), { label: "GND'2" }] }],
    });
    const text = written(diagram);
    expect(text.length).toBeLessThan(120_000);
    expect(bare(parseWireViz(text))).toEqual(bare(diagram));
  });

  it('is a text to edit: what is wrong is told with its line, and the rest is not guessed', () => {
    const text = written(relay);
    expect(bare(parseWireViz(text))).toEqual(bare(relay));
    const edited = parseWireViz(text.replace('[Питание, GND]', '[Питание, Масса]')) as DiagramData;
    expect(edited.connectors[0]!.pins[1]!.function).toBe('Масса');
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    const problem = (from: string, to: string) => parseWireViz(text.replace(from, to));
    expect(problem('[1, s]', '[1, 9]')).toMatchObject([
      { line: lineOf('- - X1: [1, 2]'), message: { en: 'The cable W1 has no wire “9”, or several.' } },
    ]);
    expect(problem('safetyCritical: true', 'safetyCritical: maybe')).toMatchObject([
      {
        line: lineOf('safetyCritical'),
        message: { en: expect.stringContaining('fieldlore.safetyCritical') },
      },
    ]);
    expect(problem('pins: [1, 2]', 'pins: [1, 2')).toMatchObject([
      { message: { ru: expect.stringMatching(/^Ошибка в YAML/) } },
    ]);
    expect(parseWireViz('')).toMatchObject({ connectors: [], connections: [] });
  });

  it('refuses a few lines that ask for millions of connections', () => {
    const sets = Array.from({ length: 200 }, () => '- [{X: 1-2000}, {X: 1-2000}]').join('\n');
    const one = `- [${Array.from({ length: 400 }, () => '{X: 1-2000}').join(', ')}]`;
    const said = (connections: string) =>
      parseWireViz(`connectors: {X: {pincount: 2000}}\nconnections:\n${connections}`);
    expect(said(one)).toMatchObject([{ line: 3, message: { en: expect.stringContaining('5000') } }]);
    const refused = said(sets.replaceAll('}, {', '}, --, {')) as object[];
    // Each set is 2000 connections: the first three are taken, and no set after them.
    expect(refused).toHaveLength(197);
    expect(refused[0]).toMatchObject({ line: 6 });
  });

  it('refuses words about a part that is not in the file', () => {
    const text = written(relay).replace('  X1:\n    type', '  X9:\n    type');
    const { problems } = readWireViz(WireVizFile.parse(parse(text)));
    expect(problems.map(({ message }) => message.en)).toContain(
      'The section fieldlore tells of “X1”, which is not among the connectors.',
    );
  });
});

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const label = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '03',
    '87a',
    '3/13',
    '1-2',
    'NO',
    'y',
    '-->',
    's',
    '<b>&amp;',
    'X.1',
    '0x1F',
    '1_0',
    '~',
  ),
  fc
    .string({ minLength: 1, maxLength: 8 })
    .map((text) => text.trim())
    .filter(Boolean),
);
const text = fc.string({ maxLength: 20, unit: 'grapheme' }).map((one) => one.trim());
const colour = fc.record({
  main: fc.constantFrom(...WIRE_COLOURS),
  stripe: some(fc.constantFrom(...WIRE_COLOURS)),
});
const amount = fc.double({ min: 0.01, max: 500, noNaN: true });

const diagrams = fc
  .record({
    connectors: fc.uniqueArray(
      fc.record({
        id: label,
        name: some(text),
        kind: fc.constantFrom(...CONNECTOR_KINDS),
        type: some(text),
        gender: some(fc.constantFrom('MALE' as const, 'FEMALE' as const)),
        partNumber: some(text),
        rating: some(amount),
        note: some(text),
        pins: fc.array(
          fc.record({
            label: some(label),
            function: some(text),
            direction: some(fc.constantFrom(...PIN_DIRECTIONS)),
            colour: some(colour),
            voltage: some(amount),
          }),
          { maxLength: 5 },
        ),
      }),
      { maxLength: 4, selector: ({ id }) => id },
    ),
    cables: fc.uniqueArray(
      fc.record({
        id: label,
        type: some(text),
        length: some(amount),
        shield: fc.boolean(),
        wires: fc.array(
          fc.record({ id: label, colour: some(colour), crossSection: some(amount), label: some(text) }),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 3, selector: ({ id }) => id },
    ),
    picks: fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('wired', 'free', 'mated', 'open'), some(text)),
      { maxLength: 6 },
    ),
  })
  .map(({ connectors, cables, picks }) => {
    const pins = connectors.flatMap(({ id, pins: own }) =>
      own.flatMap((pin) => (pin.label ? [{ connector: id, pin: pin.label }] : [])),
    );
    const wires = cables.flatMap(({ id, wires: own }) => own.map((wire) => ({ cable: id, wire: wire.id })));
    const at = <T>(list: readonly T[], n: number) => list[n % list.length]!;
    const connections = picks.flatMap(([a, b, c, kind, note]) => {
      if (pins.length === 0 || (wires.length === 0 && kind !== 'mated' && kind !== 'open')) return [];
      return {
        from: at(pins, a),
        ...(['wired', 'free'].includes(kind) && { wire: at(wires, b) }),
        ...(['wired', 'mated'].includes(kind) && { to: at(pins, c) }),
        note,
      };
    });
    return DiagramData.parse({ connectors, cables, connections });
  });
