import type { Connector, Pin } from '@fieldlore/content';

/** A word of the scheme's own language. */
export interface Words {
  ru: string;
  en: string;
}

type PartPin = Omit<Pin, 'label' | 'function'> & { label: string; function?: Words };

export interface PartConnector {
  /** The letter that its name on the sheet begins with. */
  prefix: string;
  kind: Connector['kind'];
  name: Words;
  type?: string;
  gender?: Connector['gender'];
  pins: PartPin[];
}

/** What stands in many schemes, with its pins as a standard numbers or names them. */
export interface Part {
  key: string;
  title: Words;
  /** Where the numbers and names of its pins come from. */
  source: Words;
  connectors: PartConnector[];
  /** Wires between its own connectors: from and to as `connector.pin` by position. */
  wires?: { from: [number, number]; to: [number, number] }[];
}

const discretionary = (label: string): PartPin => ({
  label,
  function: { ru: 'На усмотрение изготовителя', en: 'Manufacturer’s discretion' },
});

const plus: PartPin = { label: '+', function: { ru: 'Питание плюс', en: 'Supply plus' }, direction: 'POWER' };
const minus: PartPin = {
  label: '−',
  function: { ru: 'Масса', en: 'Ground' },
  direction: 'GROUND',
  signal: 'GND',
};

const can = (line: 'H' | 'L') => ({
  function: { ru: `CAN, линия ${line}`, en: `CAN, line ${line}` },
  direction: 'BIDIRECTIONAL' as const,
  signal: `CAN_${line}`,
});

const levelSensor = {
  prefix: 'X',
  kind: 'SENSOR' as const,
  name: { ru: 'Датчик уровня топлива', en: 'Fuel level sensor' },
};

const coil = { ru: 'Катушка', en: 'Coil' };
const relayPins: PartPin[] = [
  { label: '30', function: { ru: 'Общий контакт', en: 'Common contact' }, direction: 'BIDIRECTIONAL', signal: 'COM' },
  { label: '85', function: coil, direction: 'INPUT', signal: 'COIL-' },
  { label: '86', function: coil, direction: 'POWER', signal: 'COIL+' },
  { label: '87', function: { ru: 'Нормально разомкнутый', en: 'Normally open' }, direction: 'BIDIRECTIONAL', signal: 'NO' },
]; // prettier-ignore
const relaySource = {
  ru: 'Контакты 30, 85, 86, 87, 87a — DIN 72552; корпус — ISO 7588-1',
  en: 'Contacts 30, 85, 86, 87, 87a: DIN 72552; the housing: ISO 7588-1',
};

const fuse: PartConnector = {
  prefix: 'F',
  kind: 'FUSE',
  name: { ru: 'Предохранитель', en: 'Fuse' },
  pins: [{ label: '1' }, { label: '2' }],
};

const bySignals = {
  ru: 'Выводы названы по сигналам: номера у каждого изготовителя свои, они в паспорте прибора.',
  en: 'Pins are named by their signals: numbers differ by maker, they are in the device’s manual.',
};

/** Connectors of parts and devices that a scheme begins with; a new one is one more entry here. */
export const PARTS: readonly Part[] = [
  {
    key: 'relay-4',
    title: { ru: 'Реле, 4 контакта', en: 'Relay, 4 contacts' },
    source: relaySource,
    connectors: [{ prefix: 'K', kind: 'RELAY', name: { ru: 'Реле', en: 'Relay' }, pins: relayPins }],
  },
  {
    key: 'relay-5',
    title: { ru: 'Реле, 5 контактов', en: 'Relay, 5 contacts' },
    source: relaySource,
    connectors: [
      {
        prefix: 'K',
        kind: 'RELAY',
        name: { ru: 'Реле', en: 'Relay' },
        pins: [
          ...relayPins,
          {
            label: '87a',
            function: { ru: 'Нормально замкнутый', en: 'Normally closed' },
            direction: 'BIDIRECTIONAL',
            signal: 'NC',
          },
        ],
      },
    ],
  },
  {
    key: 'fuse',
    title: { ru: 'Предохранитель в держателе', en: 'Fuse in a holder' },
    source: {
      ru: 'Концы вставки равноправны и не обозначены (ISO 8820-3): 1 и 2 — только для схемы.',
      en: 'The ends of a fuse-link are alike and bear no marks (ISO 8820-3): 1 and 2 are for the scheme only.',
    },
    connectors: [fuse],
  },
  {
    key: 'supply',
    title: { ru: 'Питание машины с предохранителем', en: 'Vehicle supply with a fuse' },
    source: {
      ru: 'Клеммы 30, 15, 31 — DIN 72552. Напряжение — по «Бортовой сети» схемы.',
      en: 'Terminals 30, 15, 31: DIN 72552. The voltage is that of the scheme.',
    },
    connectors: [
      {
        prefix: 'X',
        kind: 'VEHICLE',
        name: { ru: 'Бортовая сеть машины', en: 'Vehicle supply' },
        pins: [
          { label: '30', function: { ru: 'Постоянный плюс', en: 'Constant plus' }, direction: 'POWER', signal: 'KL30' },
          { label: '15', function: { ru: 'Зажигание', en: 'Ignition' }, direction: 'POWER', signal: 'KL15' },
          { label: '31', function: { ru: 'Масса', en: 'Ground' }, direction: 'GROUND', signal: 'KL31' },
        ], // prettier-ignore
      },
      fuse,
    ],
    wires: [{ from: [0, 0], to: [1, 0] }],
  },
  {
    key: 'splice',
    title: { ru: 'Скрутка, узел', en: 'Splice' },
    source: {
      ru: 'Ветви одного узла — один проводник; их номера только для схемы.',
      en: 'Branches of a splice are one conductor; their numbers are for the scheme only.',
    },
    connectors: [
      {
        prefix: 'J',
        kind: 'SPLICE',
        name: { ru: 'Скрутка', en: 'Splice' },
        pins: ['1', '2', '3'].map((label) => ({ label })),
      },
    ],
  },
  {
    key: 'ring',
    title: { ru: 'Кольцевая клемма', en: 'Ring terminal' },
    source: { ru: 'Один контакт, номера у него нет.', en: 'One contact, it has no number.' },
    connectors: [
      {
        prefix: 'T',
        kind: 'TERMINAL',
        name: { ru: 'Кольцевая клемма', en: 'Ring terminal' },
        pins: [{ label: '1' }],
      },
    ],
  },
  {
    key: 'obd',
    title: { ru: 'Разъём OBD-II', en: 'OBD-II socket' },
    source: {
      ru: 'Номера и назначение — SAE J1962 (ISO 15031-3)',
      en: 'Numbers and functions: SAE J1962 (ISO 15031-3)',
    },
    connectors: [
      {
        prefix: 'X',
        kind: 'VEHICLE',
        name: { ru: 'Диагностический разъём', en: 'Diagnostic socket' },
        type: 'SAE J1962',
        gender: 'FEMALE',
        pins: [
          discretionary('1'),
          { label: '2', function: { ru: 'J1850, шина +', en: 'J1850 bus +' }, signal: 'J1850+' },
          discretionary('3'),
          { label: '4', function: { ru: 'Масса кузова', en: 'Chassis ground' }, direction: 'GROUND', signal: 'GND' },
          { label: '5', function: { ru: 'Масса сигнальная', en: 'Signal ground' }, direction: 'GROUND', signal: 'SGND' },
          { label: '6', ...can('H') },
          { label: '7', function: { ru: 'Линия K, ISO 9141-2', en: 'K line, ISO 9141-2' }, direction: 'BIDIRECTIONAL', signal: 'K' },
          ...['8', '9'].map(discretionary),
          { label: '10', function: { ru: 'J1850, шина −', en: 'J1850 bus −' }, signal: 'J1850-' },
          ...['11', '12', '13'].map(discretionary),
          { label: '14', ...can('L') },
          { label: '15', function: { ru: 'Линия L, ISO 9141-2', en: 'L line, ISO 9141-2' }, signal: 'L' },
          { label: '16', function: { ru: 'Постоянный плюс', en: 'Battery plus' }, direction: 'POWER', signal: 'KL30' },
        ], // prettier-ignore
      },
    ],
  },
  {
    key: 'level-485',
    title: { ru: 'Датчик топлива, RS-485', en: 'Fuel level sensor, RS-485' },
    source: {
      ru: `${bySignals.ru} Линии A и B — TIA-485.`,
      en: `${bySignals.en} Lines A and B: TIA-485.`,
    },
    connectors: [
      {
        ...levelSensor,
        pins: [
          plus,
          minus,
          { label: 'A', function: { ru: 'RS-485, линия A', en: 'RS-485, line A' }, direction: 'BIDIRECTIONAL', signal: 'RS485_A' },
          { label: 'B', function: { ru: 'RS-485, линия B', en: 'RS-485, line B' }, direction: 'BIDIRECTIONAL', signal: 'RS485_B' },
        ], // prettier-ignore
      },
    ],
  },
  {
    key: 'level-analogue',
    title: { ru: 'Датчик топлива, аналоговый', en: 'Fuel level sensor, analogue' },
    source: bySignals,
    connectors: [
      {
        ...levelSensor,
        pins: [
          plus,
          minus,
          {
            label: 'OUT',
            function: { ru: 'Выход, напряжение', en: 'Output, voltage' },
            direction: 'OUTPUT',
            signal: 'AOUT',
          },
        ],
      },
    ],
  },
  {
    key: 'can-reader',
    title: { ru: 'Считыватель CAN', en: 'CAN reader' },
    source: {
      ru: `${bySignals.ru} CAN_H и CAN_L — ISO 11898-2.`,
      en: `${bySignals.en} CAN_H and CAN_L: ISO 11898-2.`,
    },
    connectors: [
      {
        prefix: 'X',
        kind: 'DEVICE',
        name: { ru: 'Считыватель CAN', en: 'CAN reader' },
        pins: [
          plus,
          minus,
          { label: 'CAN_H', ...can('H') },
          { label: 'CAN_L', ...can('L') },
        ], // prettier-ignore
      },
    ],
  },
];
