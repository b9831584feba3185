import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanScheme } from '../../test/clean-scheme.ts';
import type { DiagramData } from '../kinds/diagram.ts';
import { changeLine } from './change-text.ts';
import { diffDiagrams } from './diff-diagrams.ts';

type Change = (scheme: DiagramData) => void;

/** What is told of a change of the clean scheme. */
function told(change: Change, locale: 'ru' | 'en' = 'en'): string[] {
  const after = cleanScheme();
  change(after);
  return diffDiagrams(cleanScheme(), after).map((one) => changeLine(one, locale));
}

/** Calls a connector by another name everywhere. */
function rename(scheme: DiagramData, from: string, to: string): void {
  for (const connector of scheme.connectors) if (connector.id === from) connector.id = to;
  for (const { from: one, to: other } of scheme.connections)
    for (const end of [one, other]) if (end?.connector === from) end.connector = to;
}

const pinOf = (scheme: DiagramData, connector: string, pin: string) =>
  scheme.connectors.find(({ id }) => id === connector)!.pins.find(({ label }) => label === pin)!;

describe('pins', () => {
  it('tells a colour in words, before and after', () => {
    const recolour: Change = (scheme) => {
      pinOf(scheme, 'X1', '1').colour = { main: 'BU', stripe: 'WH' };
    };
    expect(told(recolour)).toEqual(['X1 pin 1 — colour: red → blue with a white stripe']);
    expect(told(recolour, 'ru')).toEqual(['X1, вывод 1 — цвет: красный → синий с белой полосой']);
  });

  it('tells values with their units and codes, and what was taken away', () => {
    expect(
      told((scheme) => {
        const pin = pinOf(scheme, 'X1', '1');
        Object.assign(pin, { voltageMax: 36, current: null, direction: 'INPUT' });
      }, 'ru'),
    ).toEqual(['X1, вывод 1 — направление: питание → вход; напряжение, не выше: 30 В → 36 В; ток: 1 А → —']);
  });

  it('knows a pin by its label: functions that swapped places are two changes', () => {
    expect(
      told((scheme) => {
        const [one, two] = [pinOf(scheme, 'X1', '1'), pinOf(scheme, 'X1', '2')];
        [one.signal, two.signal] = [two.signal, one.signal];
      }),
    ).toEqual(['X1 pin 1 — signal: +VBAT → GND', 'X1 pin 2 — signal: GND → +VBAT']);
  });

  it('sees a pin under a new number, and its wires stay what they were', () => {
    expect(
      told((scheme) => {
        pinOf(scheme, 'X1', '1').label = '11';
        for (const { from, to } of scheme.connections)
          for (const end of [from, to]) if (end?.connector === 'X1' && end.pin === '1') end.pin = '11';
      }),
    ).toEqual(['X1 pin 11 — renamed, was X1 pin 1']);
  });

  it('guesses nothing where two pins could be meant', () => {
    const scheme = cleanScheme();
    const pins = scheme.connectors[0]!.pins;
    pins.push({ label: 'A', signal: 'DIN9' }, { label: 'B', signal: 'DIN9' });
    const after = structuredClone(scheme);
    Object.assign(after.connectors[0]!.pins.at(-1)!, { label: 'D' });
    Object.assign(after.connectors[0]!.pins.at(-2)!, { label: 'C' });
    const kinds = diffDiagrams(scheme, after).map(({ change, name }) => `${change} ${name.join(':')}`);
    expect(kinds).toEqual(['ADDED X1:C', 'ADDED X1:D', 'REMOVED X1:A', 'REMOVED X1:B']);
  });

  it('finds both of two pins of one label, and a pin without any', () => {
    const scheme = cleanScheme();
    scheme.connectors[0]!.pins.push(
      { label: '7', signal: 'A' },
      { label: '7', signal: 'B' },
      { signal: 'C' },
    );
    const after = structuredClone(scheme);
    after.connectors[0]!.pins.at(-2)!.signal = 'B2';
    after.connectors[0]!.pins.at(-1)!.signal = 'C2';
    expect(diffDiagrams(scheme, after).map((one) => changeLine(one, 'ru'))).toEqual([
      'X1, вывод 7 — сигнал: B → B2',
      'X1, вывод без номера — сигнал: C → C2',
    ]);
  });
});

describe('connectors', () => {
  it('a connector of the same pins under another name is renamed, with everything that is tied to it', () => {
    expect(told((scheme) => rename(scheme, 'X1', 'XP1'))).toEqual([
      'Connector XP1 — renamed, was Connector X1',
    ]);
  });

  it('tells what changed in it beside the name', () => {
    expect(
      told((scheme) => {
        rename(scheme, 'X1', 'XP1');
        pinOf(scheme, 'XP1', '1').signal = '+B';
      }),
    ).toEqual(['Connector XP1 — renamed, was Connector X1', 'XP1 pin 1 — signal: +VBAT → +B']);
  });

  it('another connector in its place is no rename', () => {
    const lines = told((scheme) => {
      rename(scheme, 'X1', 'X77');
      for (const pin of scheme.connectors[0]!.pins) pin.signal = `OTHER ${pin.label}`;
    });
    expect(lines).toContainEqual(expect.stringMatching(/^Connector X77 — added; name: FMB125/));
    expect(lines).toContainEqual(expect.stringMatching(/^Connector X1 — removed/));
  });
});

describe('connections', () => {
  it('a wire that goes elsewhere has moved, whichever end is named first', () => {
    const after = cleanScheme();
    const moved = after.connections.find(({ wire, to }) => wire && to)!;
    const [wire, far] = [`${moved.wire!.cable}.${moved.wire!.wire}`, moved.to!];
    const elsewhere = after.connectors.find(({ id }) => id !== far.connector && id !== moved.from.connector)!;
    [moved.from, moved.to] = [{ connector: elsewhere.id, pin: elsewhere.pins[0]!.label! }, moved.from];
    const [only, ...others] = diffDiagrams(cleanScheme(), after);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      change: 'CHANGED',
      part: 'CONNECTION',
      name: [expect.any(String), wire, expect.any(String)],
    });
    expect(only!.values).toEqual([
      { field: 'from', before: far, after: { connector: elsewhere.id, pin: elsewhere.pins[0]!.label } },
    ]);
  });

  it('tells a wire taken off with its ends, and one put in', () => {
    const gone = cleanScheme().connections[0]!;
    const place = ({ connector, pin }: { connector: string; pin: string }) => `${connector}:${pin}`;
    const name = `${place(gone.from)} → ${gone.wire!.cable}.${gone.wire!.wire} → ${place(gone.to!)}`;
    expect(told((scheme) => scheme.connections.shift())).toEqual([`${name} — removed`]);
    const before = cleanScheme();
    before.connections.shift();
    expect(diffDiagrams(before, cleanScheme()).map((one) => changeLine(one, 'ru'))).toEqual([
      `${name} — добавлено`,
    ]);
  });
});

it('tells cables, wires, taps, pictures and the diagram itself', () => {
  const file = '01890000-0000-7000-8000-000000000001';
  const lines = told((scheme) => {
    scheme.systemVoltage = 12;
    scheme.safetyCritical = false;
    scheme.cables[0]!.wires[0]!.crossSection = 1.5;
    scheme.taps.push({ id: 'T1', signal: 'Speed', where: 'Under the dashboard' });
    scheme.pictures.push({ file, caption: 'Front', connector: 'X1', places: [{ pin: '1', x: 0.1, y: 0.2 }] });
  });
  const wire = `${cleanScheme().cables[0]!.id}.${cleanScheme().cables[0]!.wires[0]!.id}`;
  expect(lines).toEqual([
    'Diagram — vehicle supply: 24 V → 12 V; power, ignition or immobiliser: yes → —',
    `Wire ${wire} — cross-section: 0.75 mm² → 1.5 mm²`,
    'Tap T1 — added; signal: Speed; where: Under the dashboard',
    'Picture Front — added; caption: Front; connector: X1',
  ]);
});

it('tells marks on a picture that were put, taken off and moved, and a new photo', () => {
  const picture = {
    file: '01890000-0000-7000-8000-000000000001',
    caption: 'Front',
    connector: 'X1',
    places: [
      { pin: '1', x: 0.1, y: 0.2 },
      { pin: '2', x: 0.3, y: 0.2 },
    ],
  };
  const before = { ...cleanScheme(), pictures: [picture] };
  const after = {
    ...cleanScheme(),
    pictures: [
      {
        ...picture,
        file: '01890000-0000-7000-8000-000000000002',
        places: [
          { pin: '1', x: 0.5, y: 0.2 },
          { pin: '3', x: 0.3, y: 0.2 },
        ],
      },
    ],
  };
  expect(diffDiagrams(before, after).map((one) => changeLine(one, 'en'))).toEqual([
    'Picture Front — pins marked: 2 → 3; marks moved: — → 1; picture: the former → another',
  ]);
});

it('finds nothing in equal diagrams, whatever order their lists are in, and the same each time', () => {
  expect(diffDiagrams(cleanScheme(), cleanScheme())).toEqual([]);
  const parts = ['connectors', 'cables', 'connections'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...parts), fc.infiniteStream(fc.nat(1000)), (part, numbers) => {
      const shuffled = cleanScheme();
      const keyed = (shuffled[part] as unknown[]).map((one) => [numbers.next().value, one] as const);
      (shuffled[part] as unknown[]) = keyed.toSorted(([a], [b]) => a! - b!).map(([, one]) => one);
      expect(diffDiagrams(cleanScheme(), shuffled)).toEqual([]);
    }),
  );
});

it('takes no notice of the order of fields, which a database changes', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, field]) => [name, turned(field)] as const);
    return Object.fromEntries(fields.toReversed());
  };
  expect(diffDiagrams(cleanScheme(), turned(cleanScheme()) as DiagramData)).toEqual([]);
});

it('finds every moved wire of the largest diagrams', () => {
  const pins = Array.from({ length: 2000 }, (_, i) => ({ label: `${i + 1}`, signal: `S${i}` }));
  const wires = Array.from({ length: 500 }, (_, i) => ({ id: `${i + 1}` }));
  const large = (shift: number): DiagramData => ({
    ...cleanScheme(),
    connectors: ['X1', 'X2'].map((id) => ({ id, kind: 'DEVICE', pins })),
    cables: Array.from({ length: 10 }, (_, i) => ({ id: `W${i}`, shield: false, wires })),
    connections: Array.from({ length: 5000 }, (_, i) => ({
      from: { connector: 'X1', pin: `${(i % 2000) + 1}` },
      wire: { cable: `W${i % 10}`, wire: `${Math.floor(i / 10) + 1}` },
      to: { connector: 'X2', pin: `${((i + shift) % 2000) + 1}` },
    })),
  });
  expect(diffDiagrams(large(0), large(1))).toHaveLength(5000);
});

it.each([
  ['of one function are others', () => 'GND', { REMOVED: 4000, ADDED: 4000 }],
  ['of functions of their own are renamed', (i: number) => `F${i}`, { RENAMED: 4000 }],
])('thousands of pins %s once they are numbered anew', (_, does, expected) => {
  const numberedFrom = (first: number): DiagramData => ({
    ...cleanScheme(),
    connectors: ['X1', 'X2'].map((id) => ({
      id,
      kind: 'DEVICE',
      pins: Array.from({ length: 2000 }, (_pin, i) => ({ label: `${first + i}`, function: does(i) })),
    })),
    cables: [],
    connections: [],
  });
  const changes = Map.groupBy(diffDiagrams(numberedFrom(1), numberedFrom(10_001)), ({ change }) => change);
  expect(Object.fromEntries([...changes].map(([change, { length }]) => [change, length]))).toEqual(expected);
});
