import type { Cable, Connector, Pin } from '../kinds/diagram.ts';
import { isSameValue } from './compare-values.ts';

type Wire = Cable['wires'][number];

/** A pin that says what it is for can be known by that. */
const says = (pin: Pin): boolean => Boolean(pin.function || pin.signal);

const doesTheSame = (a: Pin, b: Pin): boolean =>
  isSameValue(a.function, b.function) && isSameValue(a.signal, b.signal);

/** The same pin under another number. */
export const isSamePin = (a: Pin, b: Pin): boolean =>
  says(a) && doesTheSame(a, b) && isSameValue(a.direction, b.direction) && isSameValue(a.colour, b.colour);

/**
 * The same connector under another name: its pins have the same numbers, and at least half of what they say is the same.
 * Where they say nothing, as those of a fuse, what the connector is called has to be the same.
 */
export function isSameConnector(a: Connector, b: Connector): boolean {
  const labels = ({ pins }: Connector) => JSON.stringify(pins.map(({ label }) => label ?? '').toSorted());
  if (a.kind !== b.kind || a.pins.length === 0 || labels(a) !== labels(b)) return false;
  const telling = a.pins.filter(says);
  if (telling.length === 0) return Boolean(a.name) && a.name === b.name && !b.pins.some(says);
  const there = new Map(b.pins.map((pin) => [pin.label, pin]));
  const alike = telling.filter((pin) => doesTheSame(pin, there.get(pin.label)!));
  return alike.length * 2 >= telling.length;
}

export const isSameWire = (a: Wire, b: Wire): boolean =>
  Boolean(a.colour) &&
  isSameValue(a.colour, b.colour) &&
  isSameValue(a.crossSection, b.crossSection) &&
  isSameValue(a.label, b.label);

/** The same cable under another name: the same wires in the same colours. */
export function isSameCable(a: Cable, b: Cable): boolean {
  const wires = (cable: Cable) => cable.wires.map(({ id, colour }) => [id, colour ?? null]);
  return a.wires.some(({ colour }) => colour) && isSameValue(wires(a), wires(b));
}
