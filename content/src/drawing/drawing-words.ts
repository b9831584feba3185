import type { Connector } from '../kinds/diagram.ts';

export type DrawingLocale = 'ru' | 'en';

/** What a drawing says itself; the rest is the data's own text. */
export interface DrawingWords {
  drawing: string;
  counts(connectors: number, wires: number): string;
  tables: string;
  kind: Record<Connector['kind'], string>;
  gender: Record<'MALE' | 'FEMALE', string>;
  amperes(value: number): string;
  number(value: number): string;
  mm2: string;
  pin: string;
  mated: string;
  free: string;
  spare: string;
  legend: string;
}

export const DRAWING_WORDS: Record<DrawingLocale, DrawingWords> = {
  ru: {
    drawing: 'Схема соединений',
    counts: (connectors, wires) => `Разъёмов и узлов: ${connectors}, соединений: ${wires}.`,
    tables: 'То же самое словами — в таблицах выводов.',
    kind: {
      DEVICE: 'прибор',
      VEHICLE: 'машина',
      SENSOR: 'датчик',
      SPLICE: 'скрутка, узел',
      FUSE: 'предохранитель',
      RELAY: 'реле',
      TERMINAL: 'клемма',
    },
    gender: { MALE: 'вилка', FEMALE: 'розетка' },
    amperes: (value) => `${decimal(value, ',')} А`,
    number: (value) => decimal(value, ','),
    mm2: 'мм²',
    pin: 'вывод',
    mated: 'без провода',
    free: 'свободный конец',
    spare: 'Не подключены',
    legend: 'Цвета; число у провода — сечение, мм²',
  },
  en: {
    drawing: 'Wiring diagram',
    counts: (connectors, wires) => `Connectors and joints: ${connectors}, connections: ${wires}.`,
    tables: 'The pin tables say the same in words.',
    kind: {
      DEVICE: 'device',
      VEHICLE: 'vehicle',
      SENSOR: 'sensor',
      SPLICE: 'splice',
      FUSE: 'fuse',
      RELAY: 'relay',
      TERMINAL: 'terminal',
    },
    gender: { MALE: 'plug', FEMALE: 'socket' },
    amperes: (value) => `${decimal(value, '.')} A`,
    number: (value) => decimal(value, '.'),
    mm2: 'mm²',
    pin: 'pin',
    mated: 'no wire',
    free: 'free end',
    spare: 'Not connected',
    legend: 'Colours; the number on a wire is its cross-section, mm²',
  },
};

const decimal = (value: number, point: string): string =>
  String(Math.round(value * 1000) / 1000).replace('.', point);
