import type { Check } from '../check.ts';
import type { Circuit, Node } from '../circuit.ts';
import { drivenVoltage, isFed } from '../pin-roles.ts';

/** A pin whose nominal voltage alone is known stands a quarter more: a system of 12 V has 14 V while it is charged. */
const TOLERANCE = 1.25;

const highest = ({ pin }: Node): number | null =>
  pin.voltageMax ?? (pin.voltage ? pin.voltage * TOLERANCE : null);

/** “10–30”, “≤ 16”, “12”, volts. */
function rangeOf({ pin: { voltage, voltageMin, voltageMax } }: Node): string {
  if (voltageMin != null && voltageMax != null) return `${voltageMin}–${voltageMax}`;
  if (voltageMax != null) return `≤ ${voltageMax}`;
  return voltageMin != null ? `≥ ${voltageMin}` : `${voltage}`;
}

/**
 * A device for another vehicle: the plus it is fed from is above what it stands, or below what it needs — 12 V on 24 V,
 * a relay of 24 V on 12. By nominal voltages; what charging adds is `charging-voltage`.
 */
export const supplyVoltage: Check<'supply-voltage'> = {
  code: 'supply-voltage',
  severity: 'ERROR',
  *find(circuit) {
    for (const { source, voltage, pin } of met(circuit, isFed)) {
      const most = highest(pin);
      const least = pin.pin.voltageMin;
      if ((most !== null && voltage > most) || (least != null && voltage < least))
        yield {
          places: [{ ...pin.place, field: 'voltage' }, source.place],
          params: { pin: pin.name, source: source.name, voltage, range: rangeOf(pin) },
        };
    }
  },
};

/** An input that is given more volts than it stands. */
export const inputVoltage: Check<'input-voltage'> = {
  code: 'input-voltage',
  severity: 'ERROR',
  *find(circuit) {
    for (const { source, voltage, pin } of met(circuit, takesSignal)) {
      const limit = highest(pin);
      if (limit !== null && voltage > limit)
        yield {
          places: [{ ...pin.place, field: 'voltage' }, source.place],
          params: { pin: pin.name, source: source.name, voltage, limit },
        };
    }
  },
};

/** Volts while the generator works, of a system of 12 and of 24 V: ISO 16750-2, test voltage UA. */
const CHARGING: Record<number, number> = { 12: 14, 24: 28 };

/** What stands the nominal voltage of the vehicle, but not what there is while its generator works. */
export const chargingVoltage: Check<'charging-voltage'> = {
  code: 'charging-voltage',
  severity: 'WARNING',
  *find(circuit) {
    for (const { source, voltage, pin } of met(circuit, (node) => isFed(node) || takesSignal(node))) {
      const charging = CHARGING[voltage];
      const limit = pin.pin.voltageMax;
      if (charging && limit != null && voltage <= limit && charging > limit)
        yield {
          places: [{ ...pin.place, field: 'voltageMax' }, source.place],
          params: { pin: pin.name, source: source.name, voltage: charging, limit },
        };
    }
  },
};

const takesSignal = ({ pin }: Node): boolean =>
  pin.direction === 'INPUT' || pin.direction === 'BIDIRECTIONAL';

interface Meeting {
  pin: Node;
  /** The highest that drives it. */
  source: Node;
  voltage: number;
}

/** Pins of a kind with what drives them, through fuses too: a fuse takes off nothing. */
function* met(circuit: Circuit, isTaken: (node: Node) => boolean): Iterable<Meeting> {
  for (const net of circuit.circuits) {
    let source: Node | null = null;
    let voltage = -Infinity;
    for (const node of net) {
      const driven = drivenVoltage(node, circuit.data.systemVoltage);
      if (driven !== null && driven > voltage) [source, voltage] = [node, driven];
    }
    if (!source) continue;
    for (const pin of net) if (pin !== source && isTaken(pin)) yield { pin, source, voltage };
  }
}
