/** A physical quantity: values of one quantity convert into each other. */
export type Quantity =
  | 'CURRENT'
  | 'VOLTAGE'
  | 'TEMPERATURE'
  | 'LENGTH'
  | 'MASS'
  | 'TIME'
  | 'FREQUENCY'
  | 'POWER'
  | 'CHARGE'
  | 'RESISTANCE'
  | 'PRESSURE'
  | 'VOLUME'
  | 'FLOW'
  | 'MEMORY'
  | 'BIT_RATE'
  | 'SPEED'
  | 'AREA'
  | 'ANGLE'
  | 'LEVEL'
  | 'SHARE'
  | 'COUNT';

export interface Unit {
  quantity: Quantity;
  /** One of it in the base unit of its quantity, which has the factor 1. */
  factor: number;
  /** Added after multiplying: the zero of a temperature scale in °C. */
  offset?: number;
}

type Row = [spellings: string, factor: number, offset?: number];

/** Spellings as they stand on sheets, Russian and international. The base unit is the one that sheets use most. */
const table: Record<Quantity, Row[]> = {
  CURRENT: [
    ['A А a а', 1],
    ['mA мА', 1e-3],
    ['µA μA uA мкА', 1e-6],
  ],
  VOLTAGE: [
    ['V В v в VDC', 1],
    ['mV мВ', 1e-3],
    ['kV кВ', 1e3],
  ],
  TEMPERATURE: [
    ['°C °С ℃ ºC ºС', 1],
    ['°F ℉', 5 / 9, -160 / 9],
    ['K К', 1, -273.15],
  ],
  LENGTH: [
    ['mm мм', 1],
    ['cm см', 10],
    ['m м', 1e3],
    ['km км', 1e6],
    ['in inch ″ дюйм дюйма дюймов', 25.4],
  ],
  MASS: [
    ['g г гр', 1],
    ['kg кг', 1e3],
    ['t т', 1e6],
  ],
  TIME: [
    ['s с сек sec', 1],
    ['ms мс', 1e-3],
    ['min мин', 60],
    ['h ч час часа часов', 3600],
    ['сут d', 86_400],
  ],
  FREQUENCY: [
    ['Hz Гц', 1],
    ['kHz кГц', 1e3],
    ['MHz МГц', 1e6],
    ['GHz ГГц', 1e9],
  ],
  POWER: [
    ['W Вт', 1],
    ['mW мВт', 1e-3],
    ['kW кВт', 1e3],
  ],
  CHARGE: [
    ['mAh мАч мА·ч мА*ч', 1],
    ['Ah Ач А·ч А*ч', 1e3],
  ],
  RESISTANCE: [
    ['Ω Ohm Ом', 1],
    ['kΩ kOhm кОм', 1e3],
    ['MΩ MOhm МОм', 1e6],
  ],
  PRESSURE: [
    ['kPa кПа', 1],
    ['Pa Па', 1e-3],
    ['MPa МПа', 1e3],
    ['bar бар', 100],
    ['atm атм', 101.325],
  ],
  VOLUME: [
    ['l L л', 1],
    ['ml мл', 1e-3],
    ['m³ м³', 1e3],
  ],
  FLOW: [['l/h л/ч', 1]],
  MEMORY: [
    ['KB kB КБ кБ', 1],
    ['B байт', 1 / 1024],
    ['MB МБ', 1024],
    ['GB ГБ', 1024 ** 2],
  ],
  BIT_RATE: [
    ['bit/s bps бит/с бод baud', 1],
    ['kbit/s kbps кбит/с', 1e3],
    ['Mbit/s Mbps Мбит/с', 1e6],
  ],
  SPEED: [
    ['km/h км/ч', 1],
    ['m/s м/с', 3.6],
  ],
  AREA: [['mm² mm2 мм² мм2 кв.мм', 1]],
  ANGLE: [['° град deg', 1]],
  LEVEL: [['dBm дБм', 1]],
  SHARE: [['% процентов', 1]],
  COUNT: [['pcs шт', 1]],
};

const exact = new Map<string, Unit>();
/** Spellings that mean one unit whatever the case; `mW` and `MW` must not meet here. */
const folded = new Map<string, Unit | null>();
for (const [quantity, rows] of Object.entries(table) as [Quantity, Row[]][])
  for (const [spellings, factor, offset] of rows) {
    const unit: Unit = { quantity, factor, ...(offset !== undefined && { offset }) };
    for (const spelling of spellings.split(' ')) {
      exact.set(spelling, unit);
      // A letter alone means something else in the other case: `2G` is no two grams.
      if (spelling.length === 1) continue;
      const key = spelling.toLowerCase();
      const other = folded.get(key);
      folded.set(key, other === undefined ? unit : sameUnit(other, unit));
    }
  }

function sameUnit(a: Unit | null, b: Unit): Unit | null {
  return a && a.quantity === b.quantity && a.factor === b.factor ? a : null;
}

/** The unit that is spelled so, in Russian or internationally; a full stop and spaces are passed over. */
export function unitOf(spelling: string): Unit | null {
  const text = spelling.trim().replace(/\.$/, '').replaceAll(/\s+/g, '');
  return exact.get(text) ?? folded.get(text.toLowerCase()) ?? null;
}

/** In the base unit of the quantity; without float noise, so that 100 mA and 0.1 A are one value. */
export function inBase(value: number, unit: Unit): number {
  return Number((value * unit.factor + (unit.offset ?? 0)).toPrecision(12));
}
