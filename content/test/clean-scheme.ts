import type { DiagramData } from '../src/index.ts';
import { diagramOf } from './harnesses.ts';

/** A tracker on a 24 V lorry as it should be: supply and ignition fused, CAN, a sensor behind a splice, a relay. */
export function cleanScheme(): DiagramData {
  const to = (from: string, wire: string | null, end: string): DiagramData['connections'][number] => {
    const [[connector, pin], [there, other]] = [from, end].map((name) => name.split(':')) as [
      [string, string],
      [string, string],
    ];
    const [cable, own] = wire?.split('.') ?? [];
    return {
      from: { connector, pin },
      wire: wire ? { cable: cable!, wire: own! } : null,
      to: { connector: there, pin: other },
    };
  };
  const wire = (id: string, main: 'RD' | 'BK' | 'YE' | 'WH' | 'GN' | 'BU', crossSection = 0.75) => ({
    id,
    colour: { main },
    crossSection,
  });
  return diagramOf({
    systemVoltage: 24,
    safetyCritical: true,
    connectors: [
      {
        id: 'X1',
        name: 'FMB125',
        kind: 'DEVICE',
        pins: [
          {
            label: '1',
            direction: 'POWER',
            signal: '+VBAT',
            voltageMin: 10,
            voltageMax: 30,
            current: 1,
            colour: { main: 'RD' },
          },
          { label: '2', direction: 'GROUND', signal: 'GND', colour: { main: 'BK' } },
          { label: '3', direction: 'INPUT', signal: 'DIN1', voltageMax: 30 },
          { label: '4', direction: 'BIDIRECTIONAL', signal: 'CAN_H' },
          { label: '5', direction: 'BIDIRECTIONAL', signal: 'CAN_L' },
          { label: '6', direction: 'OUTPUT', signal: 'DOUT1', activeLevel: 'LOW' },
          { label: '7', direction: 'OUTPUT', signal: 'DOUT2' },
        ],
      },
      { id: 'F1', kind: 'FUSE', rating: 3, pins: [{ label: '1' }, { label: '2' }] },
      { id: 'F2', kind: 'FUSE', rating: 1, pins: [{ label: '1' }, { label: '2' }] },
      {
        id: 'J1',
        kind: 'SPLICE',
        pins: [
          { label: '+', signal: '+' },
          { label: '−', signal: '−' },
        ],
      },
      {
        id: 'X2',
        name: 'Датчик',
        kind: 'SENSOR',
        pins: [
          { label: '+', direction: 'POWER', voltageMin: 9, voltageMax: 36 },
          { label: '−', direction: 'GROUND' },
        ],
      },
      {
        id: 'K1',
        kind: 'RELAY',
        rating: 20,
        pins: [
          { label: '85', direction: 'INPUT' },
          { label: '86', direction: 'POWER', voltage: 24 },
        ],
      },
      {
        id: 'X9',
        kind: 'VEHICLE',
        pins: [
          { label: '30', direction: 'POWER', signal: 'KL30', colour: { main: 'GN' } },
          { label: '31', direction: 'GROUND', signal: 'KL31' },
          { label: '15', direction: 'POWER', signal: 'KL15' },
          { label: 'H', direction: 'BIDIRECTIONAL', function: 'CAN, линия H' },
          { label: 'L', direction: 'BIDIRECTIONAL', function: 'CAN, линия L' },
          { label: '50', direction: 'OUTPUT', function: 'Скорость' },
        ],
      },
    ],
    cables: [
      {
        id: 'W1',
        length: 2.5,
        shield: false,
        bundle: true,
        wires: [
          wire('1', 'RD'),
          wire('1F', 'RD'),
          wire('2', 'BK'),
          wire('3', 'YE', 0.5),
          wire('3F', 'YE', 0.5),
          wire('4', 'WH', 0.35),
          wire('5', 'GN', 0.35),
          wire('6', 'BU', 0.5),
          wire('7', 'YE', 0.5),
        ],
      },
      {
        id: 'W2',
        length: 7,
        shield: true,
        wires: [wire('1', 'RD', 0.5), wire('2', 'BK', 0.5), wire('3', 'RD', 0.5), wire('4', 'BK', 0.5)],
      },
    ],
    connections: [
      to('X1:1', 'W1.1', 'F1:1'),
      to('F1:2', 'W1.1F', 'X9:30'),
      to('X1:2', 'W1.2', 'X9:31'),
      to('X1:3', 'W1.3', 'F2:1'),
      to('F2:2', 'W1.3F', 'X9:15'),
      to('X1:4', 'W1.4', 'X9:H'),
      to('X1:5', 'W1.5', 'X9:L'),
      to('X1:6', 'W1.6', 'K1:85'),
      to('F2:1', 'W1.7', 'K1:86'),
      to('F1:1', 'W2.1', 'J1:+'),
      to('X9:31', 'W2.2', 'J1:−'),
      to('J1:+', 'W2.3', 'X2:+'),
      to('J1:−', 'W2.4', 'X2:−'),
    ],
  });
}
