import type { Connection, DiagramData } from '../kinds/diagram.ts';
import type { WireColour } from '../kinds/wire-colour.ts';

/** One end of a connection, as positions in `connectors` and in its `pins`. */
export interface Port {
  box: number;
  row: number;
}

/** A connection whose ends are found in the data. */
export interface Link {
  /** Position in `connections`. */
  connection: number;
  from: Port;
  /** null: a free end */
  to: Port | null;
  /** `W1.3`; null: the connectors are plugged into each other. */
  name: string | null;
  colour: WireColour | null;
  /** mm² */
  crossSection: number | null;
}

/** A wire of a cable that nothing is connected to. */
export type SpareWire = Pick<Link, 'colour' | 'crossSection'> & { name: string };

export interface Harness {
  links: Link[];
  spares: SpareWire[];
}

/** The connections with their wires looked up. What names a missing pin is left out: saving refuses such data. */
export function readHarness({ connectors, cables, connections }: DiagramData): Harness {
  const ports = new Map<string, Port>();
  connectors.forEach(({ id, pins }, box) =>
    pins.forEach(({ label }, row) => {
      const key = keyOf(id, label ?? '');
      if (label && !ports.has(key)) ports.set(key, { box, row });
    }),
  );
  const wires = new Map(
    cables.flatMap(({ id, wires: own }) => own.map((wire) => [keyOf(id, wire.id), wire] as const)),
  );
  const portOf = (place: Connection['from'] | null | undefined): Port | null =>
    (place && ports.get(keyOf(place.connector, place.pin))) ?? null;

  const used = new Set<string>();
  const links = connections.flatMap(({ from, to, wire: via }, connection): Link[] => {
    const start = portOf(from);
    const end = portOf(to);
    if (!start || (to && !end)) return [];
    const wire = via && wires.get(keyOf(via.cable, via.wire));
    if (via) used.add(keyOf(via.cable, via.wire));
    return [
      {
        connection,
        from: start,
        to: end,
        name: via ? `${via.cable}.${via.wire}` : null,
        colour: wire?.colour ?? null,
        crossSection: wire?.crossSection ?? null,
      },
    ];
  });
  const spares = cables.flatMap(({ id, wires: own }) =>
    own
      .filter((wire) => !used.has(keyOf(id, wire.id)))
      .map((wire) => ({
        name: `${id}.${wire.id}`,
        colour: wire.colour ?? null,
        crossSection: wire.crossSection ?? null,
      })),
  );
  return { links, spares };
}

const keyOf = (one: string, two: string): string => `${one}\n${two}`;
