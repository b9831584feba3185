import type { Connector, DiagramData } from '@fieldlore/content';
import { passage } from '@fieldlore/content/passage';
import { pinAnchor } from '@fieldlore/content/pin-anchor';
import type { Hop, Route } from './trace.ts';

/** A pin or a connection, by their positions in the data, as a drawing names them. */
export type Picked = { connector: number; pin: number } | { connection: number };

/** What was picked as a report names it: `X1:5`, `W1:2`; a pin without a label is named by its connector. */
export function placeOf({ connectors, connections }: DiagramData, picked: Picked): string {
  if ('connector' in picked) {
    const { id, pins } = connectors[picked.connector]!;
    const label = pins[picked.pin]?.label;
    return label ? `${id}:${label}` : id;
  }
  const { wire, from } = connections[picked.connection]!;
  return wire ? `${wire.cable}:${wire.wire}` : `${from.connector}:${from.pin}`;
}

/** The pin that an address names after its `#`. */
export function pinAtAnchor(connectors: readonly Connector[], anchor: string): Picked | null {
  for (const [connector, { id, pins }] of connectors.entries()) {
    const pin = pins.findIndex(({ label }) => label && pinAnchor(id, label) === anchor);
    if (pin >= 0) return { connector, pin };
  }
  return null;
}

/** Everything that current from one pin reaches over wires, fuses and splices. */
export interface WirePath {
  /** Where the telling begins: the pin itself, or the device at the end of a wire or fuse. */
  start: { connector: Connector; pin: string };
  /** The ways from there, one for each end. */
  routes: Route[];
  /** Positions in `connections`. */
  connections: Set<number>;
  /** `connector.pin`, by position. */
  pins: Set<string>;
}

interface Node {
  connector: number;
  pin: number;
}
interface Edge {
  connection: number;
  to: Node;
}

/** Finds whole paths; built once for a diagram, each path takes time with its own length only. */
export class PathFinder {
  readonly #data: DiagramData;
  readonly #edges = new Map<string, Edge[]>();
  readonly #positions: Map<string, Node>;

  constructor(data: DiagramData) {
    this.#data = data;
    this.#positions = new Map(
      data.connectors.flatMap(({ id, pins }, connector) =>
        pins
          .map(({ label }, pin) => [placeKey(id, label ?? ''), { connector, pin }] as const)
          // Where two pins have one label, the first has the wires, as in the drawing.
          .toReversed(),
      ),
    );
    data.connections.forEach(({ from, to }, connection) => {
      const start = this.#positions.get(placeKey(from.connector, from.pin));
      const end = to && this.#positions.get(placeKey(to.connector, to.pin));
      if (!start || !end) return;
      this.#add(start, { connection, to: end });
      this.#add(end, { connection, to: start });
    });
  }

  pathFrom(picked: Picked): WirePath | null {
    const first = this.#nodeOf(picked);
    if (!first) return null;
    const reached = this.#spread(first);
    const start =
      this.#isBetween(first) || 'connection' in picked ? this.#beginning(reached.nodes, first) : first;
    const { routes, connections, nodes } = this.#spread(start);
    if ('connection' in picked) connections.add(picked.connection);
    const connector = this.#data.connectors[start.connector]!;
    return {
      start: { connector, pin: connector.pins[start.pin]!.label ?? '' },
      routes,
      connections,
      pins: new Set(nodes.map(nodeKey)),
    };
  }

  #add(at: Node, edge: Edge): void {
    this.#edges.set(nodeKey(at), [...(this.#edges.get(nodeKey(at)) ?? []), edge]);
  }

  #nodeOf(picked: Picked): Node | null {
    if ('pin' in picked) return this.#data.connectors[picked.connector]?.pins[picked.pin] ? picked : null;
    const from = this.#data.connections[picked.connection]?.from;
    return (from && this.#positions.get(placeKey(from.connector, from.pin))) ?? null;
  }

  /** Fuses and splices stand between: nobody asks where a path begins that begins there. */
  #isBetween({ connector }: Node): boolean {
    const { kind } = this.#data.connectors[connector]!;
    return kind === 'FUSE' || kind === 'SPLICE';
  }

  #beginning(nodes: readonly Node[], otherwise: Node): Node {
    const ends = nodes.filter((node) => !this.#isBetween(node));
    return (
      ends.find(({ connector }) => this.#data.connectors[connector]!.kind === 'DEVICE') ??
      ends[0] ??
      otherwise
    );
  }

  /** Breadth first, so each pin is told by its shortest way, and wires that go in a circle end. */
  #spread(start: Node): { nodes: Node[]; connections: Set<number>; routes: Route[] } {
    const connections = new Set<number>();
    const seen = new Set([nodeKey(start)]);
    const nodes = [start];
    const queue: { at: Node; route: Route }[] = [{ at: start, route: [] }];
    const pass = (at: Node, route: Route): boolean => {
      if (!this.#isBetween(at)) return false;
      const { pins } = this.#data.connectors[at.connector]!;
      const through = passage(this.#data.connectors[at.connector]!, pins[at.pin]!.label ?? '');
      let goesOn = false;
      pins.forEach(({ label }, pin) => {
        const next = { connector: at.connector, pin };
        if (!label || !through.includes(label) || seen.has(nodeKey(next))) return;
        seen.add(nodeKey(next));
        nodes.push(next);
        queue.push({ at: next, route });
        goesOn ||= this.#edges.has(nodeKey(next));
      });
      return goesOn;
    };
    pass(start, []);

    const routes: Route[] = [];
    for (const { at, route } of queue) {
      // Only a device's own pin and what lies between carry on; the pin of another device is an end.
      if (route.length && !this.#isBetween(at)) continue;
      for (const { connection, to } of this.#edges.get(nodeKey(at)) ?? []) {
        connections.add(connection);
        if (seen.has(nodeKey(to))) continue;
        seen.add(nodeKey(to));
        nodes.push(to);
        const further = [...route, this.#hop(connection, to)];
        const goesOn = pass(to, further);
        queue.push({ at: to, route: further });
        const ownWires = (this.#edges.get(nodeKey(to))?.length ?? 0) > 1;
        if (!goesOn && !(this.#isBetween(to) && ownWires)) routes.push(further);
      }
    }
    return { nodes, connections, routes };
  }

  #hop(connection: number, { connector, pin }: Node): Hop {
    const via = this.#data.connections[connection]!.wire;
    const cable = this.#data.cables.find(({ id }) => id === via?.cable);
    const there = this.#data.connectors[connector]!;
    return {
      cable: via?.cable ?? null,
      wire: cable?.wires.find(({ id }) => id === via?.wire) ?? null,
      connector: there,
      pin: there.pins[pin]!.label ?? '',
    };
  }
}

const nodeKey = ({ connector, pin }: Node): string => `${connector}.${pin}`;
const placeKey = (connector: string, pin: string): string => `${connector}\n${pin}`;
