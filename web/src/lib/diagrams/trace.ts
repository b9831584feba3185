import type { Connection, Connector, DiagramData, WireColour } from '@fieldlore/content';
import { passage } from '@fieldlore/content/passage';

type Wire = NonNullable<DiagramData['cables'][number]>['wires'][number];
type Place = Connection['from'];

/** One step of the way: over a wire (or mated directly) to a pin. */
export interface Hop {
  cable: string | null;
  wire: Wire | null;
  connector: Connector;
  pin: string;
}

/** A way from a pin to where it ends, through fuses and splices between. */
export type Route = Hop[];

/** Longer than any harness; data that goes in a circle ends here. */
const LONGEST = 12;

/** Follows the wires of a diagram; built once for all its pins. */
export class Tracer {
  readonly #connectors: Map<string, Connector>;
  readonly #wires: Map<string, Wire>;
  readonly #from = new Map<string, { connection: Connection; other: Place }[]>();

  constructor({ connectors, cables, connections }: DiagramData) {
    this.#connectors = new Map(connectors.map((connector) => [connector.id, connector]));
    this.#wires = new Map(cables.flatMap(({ id, wires }) => wires.map((wire) => [key(id, wire.id), wire])));
    for (const connection of connections) {
      const { from, to } = connection;
      if (!to) continue;
      this.#add(from, { connection, other: to });
      this.#add(to, { connection, other: from });
    }
  }

  /** All ways from a pin; none for a pin that nothing is connected to. */
  routesFrom(connector: string, pin: string): Route[] {
    return this.#follow({ connector, pin }, new Set([key(connector, pin)]));
  }

  /** The colours of the wires between a pin and others. */
  coloursAt(connector: string, pin: string): WireColour[] {
    const ends = this.#from.get(key(connector, pin)) ?? [];
    return ends.flatMap(
      ({ connection: { wire } }) => (wire && this.#wires.get(key(wire.cable, wire.wire))?.colour) ?? [],
    );
  }

  #add(place: Place, end: { connection: Connection; other: Place }): void {
    const at = key(place.connector, place.pin);
    this.#from.set(at, [...(this.#from.get(at) ?? []), end]);
  }

  #follow(place: Place, seen: Set<string>): Route[] {
    return (this.#from.get(key(place.connector, place.pin)) ?? []).flatMap(({ connection, other }) => {
      const connector = this.#connectors.get(other.connector);
      const at = key(other.connector, other.pin);
      if (!connector || seen.has(at) || seen.size > LONGEST) return [];
      const { wire } = connection;
      const hop: Hop = {
        cable: wire?.cable ?? null,
        wire: (wire && this.#wires.get(key(wire.cable, wire.wire))) ?? null,
        connector,
        pin: other.pin,
      };
      const further = passage(connector, other.pin).flatMap((pin) => {
        const next = { connector: connector.id, pin };
        return this.#follow(next, new Set([...seen, at, key(next.connector, next.pin)]));
      });
      return further.length ? further.map((route) => [hop, ...route]) : [[hop]];
    });
  }
}

const key = (one: string, two: string): string => `${one}\n${two}`;
