import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanScheme } from '../../test/clean-scheme.ts';
import { diagramOf } from '../../test/harnesses.ts';
import {
  CHECKS,
  checkDiagram,
  CONNECTOR_KINDS,
  type DiagramData,
  findingText,
  PIN_DIRECTIONS,
  type CheckCode,
  placePath,
} from '../index.ts';

type Change = (scheme: DiagramData) => void;

const pinOf = ({ connectors }: DiagramData, name: string) => {
  const [id, label] = name.split(':');
  return connectors.find((one) => one.id === id)!.pins.find((pin) => pin.label === label)!;
};
const wireOf = ({ cables }: DiagramData, name: string) => {
  const [id, own] = name.split('.');
  return cables.find((one) => one.id === id)!.wires.find((wire) => wire.id === own)!;
};
const overWire = ({ connections }: DiagramData, name: string) =>
  connections.find(({ wire }) => wire && `${wire.cable}.${wire.wire}` === name)!;
const place = (name: string) => {
  const [connector, pin] = name.split(':') as [string, string];
  return { connector, pin };
};
const connect = (scheme: DiagramData, from: string, to: string | null, wire?: string) => {
  const [cable, id] = wire?.split('.') ?? [];
  if (cable) scheme.cables.find((one) => one.id === cable)?.wires.push({ id: id! });
  scheme.connections.push({
    from: place(from),
    to: to === null ? null : place(to),
    wire: cable ? { cable, wire: id! } : null,
  });
};

const below = (part: unknown, key: string) => (part as Record<string, unknown> | undefined)?.[key];

/** Each mistake with the place where one looks first. */
const MISTAKES: [code: CheckCode, place: string, change: Change][] = [
  ['plus-on-ground', 'connectors.0.pins.1', (s) => connect(s, 'X9:31', 'X9:30', 'W1.x')],
  ['plus-on-ground', 'connectors.0.pins.1', (s) => (overWire(s, 'W1.2').to = place('F1:1'))],
  ['supply-without-fuse', 'connectors.0.pins.0', (s) => (overWire(s, 'W1.1').to = place('X9:30'))],
  ['supply-without-fuse', 'connectors.4.pins.0', (s) => (overWire(s, 'W2.1').from = place('X9:30'))],
  ['fuse-above-wire', 'cables.0.wires.0.crossSection', (s) => (wireOf(s, 'W1.1').crossSection = 0.1)],
  ['supply-voltage', 'connectors.0.pins.0.voltage', (s) => (pinOf(s, 'X1:1').voltageMax = 16)],
  [
    'supply-voltage',
    'connectors.0.pins.0.voltage',
    (s) => Object.assign(pinOf(s, 'X1:1'), { voltageMin: null, voltageMax: null, voltage: 12 }),
  ],
  ['supply-voltage', 'connectors.4.pins.0.voltage', (s) => (pinOf(s, 'X2:+').voltageMin = 36)],
  ['input-voltage', 'connectors.0.pins.2.voltage', (s) => (pinOf(s, 'X1:3').voltageMax = 15)],
  ['charging-voltage', 'connectors.0.pins.2.voltageMax', (s) => (pinOf(s, 'X1:3').voltageMax = 25)],
  ['outputs-joined', 'connectors.0.pins.6.direction', (s) => connect(s, 'X1:7', 'X9:50', 'W1.x')],
  [
    'can-swapped',
    'connectors.0.pins.3',
    (s) => {
      overWire(s, 'W1.4').to = place('X9:L');
      overWire(s, 'W1.5').to = place('X9:H');
    },
  ],
  [
    'missing-ground',
    'connectors.0.pins.1',
    (s) => {
      s.connections.splice(s.connections.indexOf(overWire(s, 'W1.2')), 1);
      s.cables[0]!.wires = s.cables[0]!.wires.filter(({ id }) => id !== '2');
    },
  ],
  [
    'ground-not-shown',
    'connectors.4',
    (s) => {
      pinOf(s, 'X2:−').direction = null;
    },
  ],
  ['wire-used-twice', 'cables.1.wires.0.id', (s) => (overWire(s, 'W2.3').wire = { cable: 'W2', wire: '1' })],
  ['wire-to-itself', 'connections.13.to', (s) => connect(s, 'X1:7', 'X1:7', 'W1.x')],
  ['double-number', 'connectors.0.pins.7.label', (s) => s.connectors[0]!.pins.push({ label: '4' })],
  [
    'double-number',
    'connectors.7.id',
    (s) => s.connectors.push({ id: 'Х1', kind: 'DEVICE', pins: [{ label: '1' }] }),
  ],
  ['double-number', 'cables.0.wires.9.id', (s) => s.cables[0]!.wires.push({ ...wireOf(s, 'W1.4') })],
  [
    'number-in-two-rows',
    'connectors.0.pins.8.label',
    (s) => s.connectors[0]!.pins.push({ label: '9' }, { label: '9' }),
  ],
  [
    'fuse-overloaded',
    'connectors.1',
    (s) => {
      pinOf(s, 'X1:1').current = 2.5;
      pinOf(s, 'X2:+').current = 0.8;
    },
  ],
  [
    'fuse-overloaded',
    'connectors.6.pins.0',
    (s) => {
      // Behind a fuse of the vehicle, through one of ours.
      pinOf(s, 'X9:30').fuse = 1.5;
      pinOf(s, 'X2:+').current = 1;
    },
  ],
  [
    'photo-of-no-pin',
    'connectors.0',
    (s) => {
      const spot = { x: 0.5, y: 0.5 };
      const places = ['1', '99'].map((pin) => ({ pin, ...spot }));
      s.pictures.push({ file: randomUUID(), connector: 'X1', places });
    },
  ],
  ['safety-not-marked', 'connectors.6.pins.2', (s) => (s.safetyCritical = false)],
  ['voltage-drop', 'cables.0.wires.0.crossSection', (s) => (s.cables[0]!.length = 25)],
  [
    'pin-used-twice',
    'connectors.0.pins.2',
    (s) => {
      s.connectors[6]!.pins.push({ label: 'D', function: 'Дверь' });
      connect(s, 'X1:3', 'X9:D', 'W1.x');
    },
  ],
  ['colour-at-pin', 'connectors.0.pins.1.colour', (s) => (wireOf(s, 'W1.2').colour = { main: 'BN' })],
  ['colours-at-splice', 'connectors.3.pins.0', (s) => (wireOf(s, 'W2.3').colour = { main: 'BU' })],
  ['wire-to-nowhere', 'connections.13.to', (s) => connect(s, 'X1:7', null, 'W1.x')],
  [
    'joint-to-nowhere',
    'connectors.7.pins.1',
    (s) => {
      s.connectors.push({ id: 'F3', kind: 'FUSE', rating: 1, pins: [{ label: '1' }, { label: '2' }] });
      connect(s, 'X9:30', 'F3:1', 'W1.x');
    },
  ],
  [
    'joint-to-nowhere',
    'connectors.3.pins.2',
    (s) => {
      s.connectors[3]!.pins.push({ label: 'A', signal: 'A' });
      connect(s, 'X1:7', 'J1:A', 'W1.x');
    },
  ],
  ['wire-not-used', 'cables.0.wires.9.id', (s) => s.cables[0]!.wires.push({ id: '9' })],
];

describe('a clean scheme', () => {
  it('has nothing to be said of', () => expect(checkDiagram(cleanScheme())).toEqual([]));

  it.each(MISTAKES)('broken by %s says this and nothing else, at %s', (code, where, change) => {
    const scheme = cleanScheme();
    change(scheme);
    const findings = checkDiagram(scheme);
    expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code]));
    expect(placePath(findings[0]!.places[0])).toBe(where);
    for (const locale of ['ru', 'en'] as const) {
      const { problem, remedy } = findingText(findings[0]!, locale);
      expect(problem).not.toMatch(/undefined|null|NaN|\[object/);
      expect(remedy).toMatch(/\.$/);
    }
  });

  it('is broken in the way of every rule here', () => {
    expect(new Set(MISTAKES.map(([code]) => code))).toEqual(new Set(CHECKS.map(({ code }) => code)));
  });
});

/** What a rule must be silent about, or nobody would read it. */
const RIGHT: [what: string, change: Change][] = [
  [
    'a plus behind the vehicle’s own fuse',
    (s) => {
      pinOf(s, 'X9:30').fuse = 5;
      overWire(s, 'W1.1').to = place('X9:30');
      s.connections = s.connections.filter((one) => one.from.connector !== 'F1');
      s.connectors = s.connectors.filter(({ id }) => id !== 'F1');
      s.cables[0]!.wires = s.cables[0]!.wires.filter(({ id }) => id !== '1F');
      s.cables[1]!.wires = [];
      s.connections = s.connections.filter(({ wire }) => wire?.cable !== 'W2');
    },
  ],
  [
    'a device plugged straight into a socket of the vehicle',
    (s) => {
      s.connectors.push(
        {
          id: 'X5',
          kind: 'DEVICE',
          pins: [
            { label: '16', direction: 'POWER', voltageMax: 30 },
            { label: '4', direction: 'GROUND' },
          ],
        },
        {
          id: 'X6',
          kind: 'VEHICLE',
          pins: [
            { label: '16', direction: 'POWER' },
            { label: '4', direction: 'GROUND' },
          ],
        },
      );
      connect(s, 'X5:16', 'X6:16');
      connect(s, 'X5:4', 'X6:4');
    },
  ],
  [
    'open collectors on one conductor',
    (s) => {
      pinOf(s, 'X1:7').activeLevel = 'LOW';
      connect(s, 'X1:7', 'K1:85');
    },
  ],
  [
    'a free end that says where it goes',
    (s) => {
      connect(s, 'X1:7', null, 'W1.x');
      s.connections.at(-1)!.note = 'К сирене, проводит клиент';
    },
  ],
  [
    'a pigtail',
    (s) => {
      s.cables.push({ id: 'W3', shield: false, wires: [] });
      connect(s, 'X1:7', null, 'W3.1');
      connect(s, 'X9:50', null, 'W3.2');
    },
  ],
  [
    'an ignition that is drawn and nothing is connected to',
    (s) => {
      s.safetyCritical = false;
      const leads = ({ from, to }: DiagramData['connections'][number]) =>
        [from, to].some((end) => end?.connector === 'F2' || (end?.connector === 'X9' && end.pin === '15'));
      const gone = s.connections.filter(leads).map(({ wire }) => wire?.wire);
      s.connections = s.connections.filter((one) => !leads(one));
      s.connectors = s.connectors.filter(({ id }) => id !== 'F2');
      for (const cable of s.cables) cable.wires = cable.wires.filter(({ id }) => !gone.includes(id));
    },
  ],
  ['a shield earthed at one end', (s) => connect(s, 'X1:2', null, 'W2.s')],
  ['a spare core', (s) => s.cables[1]!.wires.push({ id: '9' })],
  ['ground led on from pin to pin', (s) => connect(s, 'X1:2', 'X2:−', 'W1.x')],
  ['the vehicle’s own colours', (s) => (pinOf(s, 'X9:31').colour = { main: 'BN' })],
  [
    'nothing known of the voltage',
    (s) => {
      s.systemVoltage = null;
      pinOf(s, 'X1:1').voltageMax = 5;
    },
  ],
  [
    'loads that a fuse carries, and one that two fuses feed',
    (s) => {
      pinOf(s, 'X2:+').current = 1.6;
      pinOf(s, 'K1:86').current = 3;
      connect(s, 'F1:1', 'F2:1', 'W1.x');
      wireOf(s, 'W1.x').crossSection = 0.75;
    },
  ],
  ['a bus that is called CAN low-speed', (s) => (pinOf(s, 'X1:4').signal = 'CAN low-speed')],
];

it.each(RIGHT)('nothing is said of %s', (_, change) => {
  const scheme = cleanScheme();
  change(scheme);
  expect(checkDiagram(scheme)).toEqual([]);
});

it('keeps the key of a finding when rows move', () => {
  const scheme = cleanScheme();
  overWire(scheme, 'W1.1').to = place('X9:30');
  const [before] = checkDiagram(scheme);
  scheme.connectors.reverse();
  scheme.connections.reverse();
  expect(checkDiagram(scheme).map(({ key }) => key)).toContain(before!.key);
});

describe('any diagram', () => {
  const label = fc.constantFrom('1', '2', '3', 'A', 'А', '+', null, undefined);
  const id = fc.constantFrom('X1', 'X2', 'F1', 'J1', 'K1', 'X9');
  const volts = fc.option(fc.constantFrom(-1, 0, 5, 12, 24, 30, 1e9), { nil: null });
  const pin = fc.record(
    {
      label,
      signal: fc.option(fc.constantFrom('CAN_H', 'CAN L', 'GND', '')),
      direction: fc.option(fc.constantFrom(...PIN_DIRECTIONS)),
      colour: fc.option(fc.constantFrom({ main: 'RD' as const }, { main: 'BK' as const })),
      voltage: volts,
      voltageMin: volts,
      voltageMax: volts,
      current: fc.option(fc.constantFrom(0, 1, 100)),
      fuse: fc.option(fc.constantFrom(1, 30)),
      activeLevel: fc.option(fc.constantFrom('HIGH' as const, 'LOW' as const)),
    },
    { requiredKeys: [] },
  );
  const end = fc.record({ connector: id, pin: fc.constantFrom('1', '2', '3', 'A', '+') });
  const wire = fc.record({ cable: fc.constantFrom('W1', 'W2'), wire: fc.constantFrom('1', '2', 's') });
  const diagram = fc
    .record({
      systemVoltage: fc.option(fc.constantFrom(12 as const, 24 as const)),
      connectors: fc.array(
        fc.record({
          id,
          kind: fc.constantFrom(...CONNECTOR_KINDS),
          rating: fc.option(fc.constantFrom(1, 100)),
          pins: fc.array(pin, { maxLength: 6 }),
        }),
        { maxLength: 6 },
      ),
      cables: fc.array(
        fc.record({
          id: fc.constantFrom('W1', 'W2'),
          shield: fc.boolean(),
          bundle: fc.boolean(),
          length: fc.option(fc.constantFrom(0, 3, 1e6)),
          wires: fc.array(
            fc.record({
              id: fc.constantFrom('1', '2', 's'),
              crossSection: fc.option(fc.constantFrom(0.01, 0.5, 1.2, 500)),
            }),
            { maxLength: 3 },
          ),
        }),
        { maxLength: 3 },
      ),
      // Rows of a table that is being filled in have neither end yet.
      connections: fc.array(
        fc.record({ from: fc.option(end, { nil: undefined }), to: fc.option(end), wire: fc.option(wire) }),
        { maxLength: 12 },
      ),
    })
    .map((parts) => diagramOf(parts as Partial<DiagramData>));

  it('is checked without an error, twice alike, at places that are there', () => {
    fc.assert(
      fc.property(diagram, (data) => {
        const findings = checkDiagram(data);
        expect(checkDiagram(structuredClone(data))).toEqual(findings);
        for (const finding of findings) {
          expect(findingText(finding, 'ru').problem).not.toMatch(/undefined|NaN/);
          for (const one of finding.places) {
            const row = placePath({ ...one, field: undefined }).split('.');
            expect(row.reduce(below, data as unknown)).toBeDefined();
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what four eyes have to see', () => {
  const asked = (pin: { function?: string; signal?: string }, kind: 'VEHICLE' | 'DEVICE' = 'VEHICLE') => {
    const scheme = cleanScheme();
    scheme.safetyCritical = false;
    Object.assign(pinOf(scheme, 'X9:15'), { signal: null, function: null, ...pin });
    Object.assign(
      scheme.connectors.find(({ id }) => id === 'X9')!,
      { kind },
    );
    return checkDiagram(scheme).some(({ code }) => code === 'safety-not-marked');
  };

  it.each([
    'Зажигание',
    'К замку зажигания',
    'Стартер, управляющая',
    'Иммобилайзер',
    'Бензонасос реле',
    'Топливный насос',
    'Блокировка двигателя',
    'Ignition',
    'starter relay',
    'Immobilizer',
    'Fuel pump',
    'KL.15',
    'кл 50',
    'Клемма 15',
    'Реле стартёра',
    'IGN',
  ])('“%s” is asked about in the vehicle, not in a device', (text) => {
    expect(asked({ function: text })).toBe(true);
    expect(asked({ signal: text })).toBe(true);
    expect(asked({ function: text }, 'DEVICE')).toBe(false);
  });

  it.each([
    'Постоянный плюс',
    'KL30',
    'KL150',
    'KL 31',
    'Скорость',
    'CAN H',
    'Уровень топлива',
    'restarter',
    'Клемма 30',
    'SIGNAL',
  ])('“%s” is not', (text) => {
    expect(asked({ function: text })).toBe(false);
  });
});

it.each([
  [{ voltageMax: 16 }, '≤ 16 В'],
  [{ voltageMin: 30 }, '≥ 30 В'],
  [{ voltageMin: 9, voltageMax: 16 }, '9–16 В'],
])('tells the limits of a pin by what is known of them: %j', (limits, told) => {
  const scheme = cleanScheme();
  Object.assign(pinOf(scheme, 'X1:1'), { voltageMin: null, voltageMax: null, ...limits });
  const finding = checkDiagram(scheme).find(({ code }) => code === 'supply-voltage')!;
  expect(findingText(finding, 'ru').problem).toContain(`рассчитан на ${told},`);
});

it('takes loads that are together just what the fuse is rated for, whatever their decimals', () => {
  const load = (id: string, current: number) => ({
    id,
    kind: 'DEVICE',
    pins: [{ label: '1', direction: 'POWER', current }],
  });
  const wired = (from: string, to: string) => ({
    from: { connector: from.split(':')[0], pin: from.split(':')[1] },
    to: { connector: to.split(':')[0], pin: to.split(':')[1] },
  });
  const scheme = (second: number) =>
    ({
      ...cleanScheme(),
      connectors: [
        { id: 'X9', kind: 'VEHICLE', pins: [{ label: '30', direction: 'POWER' }] },
        { id: 'F1', kind: 'FUSE', rating: 0.3, pins: [{ label: '1' }, { label: '2' }] },
        load('X1', 0.1),
        load('X2', second),
      ],
      cables: [],
      connections: [wired('X9:30', 'F1:1'), wired('F1:2', 'X1:1'), wired('F1:2', 'X2:1')],
      taps: [],
      pictures: [],
    }) as unknown as DiagramData;
  const isOverloaded = (second: number) =>
    checkDiagram(scheme(second)).some(({ code }) => code === 'fuse-overloaded');
  expect([isOverloaded(0.2), isOverloaded(0.21)]).toEqual([false, true]);
});
