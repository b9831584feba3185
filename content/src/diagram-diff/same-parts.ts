import type { Cable, Connector, Picture, Pin } from '../kinds/diagram.ts';
import { isSameValue, keyOfValues } from './compare-values.ts';
import type { Likeness } from './match-parts.ts';

type Wire = Cable['wires'][number];

/** A pin that says what it is for can be known by that. */
const says = (pin: Pin): boolean => Boolean(pin.function || pin.signal);

const doesTheSame = (a: Pin, b: Pin): boolean =>
  isSameValue(a.function, b.function) && isSameValue(a.signal, b.signal);

/** The same pin under another number. */
export const pinLikeness: Likeness<Pin> = {
  lookOf: (pin) => (says(pin) ? keyOfValues(pin.function, pin.signal, pin.direction, pin.colour) : null),
};

/**
 * The same connector under another name: its pins have the same numbers, and at least half of what they say is the same.
 * Where they say nothing, as those of a fuse, what the connector is called has to be the same.
 */
export const connectorLikeness: Likeness<Connector> = {
  lookOf: ({ kind, pins }) =>
    pins.length > 0 ? keyOfValues(kind, pins.map(({ label }) => label ?? '').toSorted()) : null,
  isSame(a, b) {
    const telling = a.pins.filter(says);
    if (telling.length === 0) return Boolean(a.name) && a.name === b.name && !b.pins.some(says);
    const there = new Map(b.pins.map((pin) => [pin.label, pin]));
    const alike = telling.filter((pin) => doesTheSame(pin, there.get(pin.label)!));
    return alike.length * 2 >= telling.length;
  },
};

export const wireLikeness: Likeness<Wire> = {
  lookOf: ({ colour, crossSection, label }) => (colour ? keyOfValues(colour, crossSection, label) : null),
};

/** The same cable under another name: the same wires in the same colours. */
export const cableLikeness: Likeness<Cable> = {
  lookOf: ({ wires }) =>
    wires.some(({ colour }) => colour)
      ? keyOfValues(wires.map(({ id, colour }) => [id, colour ?? null]))
      : null,
};

/** Another photo of the same connector under the same caption. */
export const pictureLikeness: Likeness<Picture> = {
  lookOf: ({ connector, caption }) => (connector ? keyOfValues(connector, caption) : null),
};
