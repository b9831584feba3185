import { type Port, readHarness, type SpareWire } from '../drawing/harness.ts';
import type { Cable, Connector, DiagramData, Pin } from '../kinds/diagram.ts';
import { passage } from '../kinds/passage.ts';
import { DisjointSets } from './disjoint-sets.ts';

/** A pin with what it belongs to. */
export interface Node {
  /** Position among all pins. */
  index: number;
  connector: Connector;
  pin: Pin;
  place: { connector: number; pin: number };
  /** `X1:5` */
  name: string;
}

export interface WireAt {
  place: { cable: number; wire: number };
  cable: Cable;
  wire: Cable['wires'][number];
  /** `W1.2` */
  name: string;
}

/** A connection whose ends are found, with the wire between. */
export interface Lead {
  /** Position in `connections`. */
  connection: number;
  from: Node;
  /** null: a free end */
  to: Node | null;
  /** null: plugged into each other */
  wire: WireAt | null;
}

/** Two pins and what is let through between them. */
export interface Fuse {
  connector: Connector;
  place: { connector: number };
  ends: [Node, Node];
}

/**
 * A diagram as a circuit, read once for all rules. A net is what wires, mated connectors and splices make one conductor;
 * fuses part nets; relays, resistors and devices open the circuit. It takes what a half-filled table holds: whatever
 * names no pin is left out.
 */
export class Circuit {
  readonly data: DiagramData;
  readonly nodes: readonly Node[];
  readonly leads: readonly Lead[];
  readonly fuses: readonly Fuse[];
  /** Wires of cables that nothing is connected to. */
  readonly spares: readonly SpareWire[];
  /** The pins of each net that has more than one. */
  readonly nets: readonly (readonly Node[])[];
  /** Pins that are one conductor while fuses are whole: nets joined through them. */
  readonly circuits: readonly (readonly Node[])[];
  readonly #leadsAt = new Map<Node, Lead[]>();
  readonly #pads = new Map<Node, Node[]>();
  readonly #joined: DisjointSets;

  constructor(data: DiagramData) {
    this.data = data;
    const boxes = data.connectors.map((connector, box) => nodesOf(connector, box));
    this.nodes = boxes.flat();
    this.nodes.forEach((node, index) => (node.index = index));
    this.#joined = new DisjointSets(this.nodes.length);

    const { links, spares } = readHarness(data);
    const wires = wiresOf(data);
    const nodeAt = ({ box, row }: Port): Node => boxes[box]![row]!;
    this.spares = spares;
    this.leads = links.map(({ connection, from, to }) => {
      const via = data.connections[connection]!.wire;
      return {
        connection,
        from: nodeAt(from),
        to: to && nodeAt(to),
        wire: (via && wires.get(`${via.cable}\n${via.wire}`)) ?? null,
      };
    });
    for (const lead of this.leads)
      for (const node of new Set([lead.from, lead.to])) {
        if (!node) continue;
        const there = this.#leadsAt.get(node);
        if (there) there.push(lead);
        else this.#leadsAt.set(node, [lead]);
      }
    for (const { from, to } of this.leads) if (to) this.#join(from, to);
    for (const box of boxes) this.#joinSplice(box);
    this.fuses = boxes.flatMap((box, connector) => fuseOf(box, connector));
    this.nets = groupsOf(this.nodes, this.#joined);
    const whole = new DisjointSets(this.#joined);
    for (const { ends } of this.fuses) whole.join(ends[0].index, ends[1].index);
    this.circuits = groupsOf(this.nodes, whole);
  }

  leadsAt(node: Node): readonly Lead[] {
    return this.#leadsAt.get(node) ?? [];
  }

  /** The pads of a splice that are one piece of metal with this one; none for any other pin. */
  joinedInside(node: Node): readonly Node[] {
    return this.#pads.get(node) ?? [];
  }

  /** A number that all pins of one net share. */
  netOf({ index }: Node): number {
    return this.#joined.setOf(index);
  }

  #join(one: Node, two: Node): void {
    this.#joined.join(one.index, two.index);
  }

  #joinSplice(box: readonly Node[]): void {
    const [first] = box;
    if (first?.connector.kind !== 'SPLICE') return;
    const byLabel = new Map(box.map((node) => [node.pin.label, node]));
    for (const node of box) {
      if (!node.pin.label || this.#pads.has(node)) continue;
      const line = passage(first.connector, node.pin.label).map((label) => byLabel.get(label)!);
      for (const pad of line) {
        this.#pads.set(pad, line);
        this.#join(node, pad);
      }
    }
  }
}

const groupsOf = (nodes: readonly Node[], sets: DisjointSets): Node[][] =>
  [...Map.groupBy(nodes, ({ index }) => sets.setOf(index)).values()].filter(({ length }) => length > 1);

const nodesOf = (connector: Connector, box: number): Node[] =>
  connector.pins.map((pin, row) => ({
    index: 0,
    connector,
    pin,
    place: { connector: box, pin: row },
    name: pin.label ? `${connector.id}:${pin.label}` : connector.id,
  }));

const wiresOf = ({ cables }: DiagramData): Map<string, WireAt> =>
  new Map(
    cables.flatMap((cable, at) =>
      cable.wires.map((wire, position) => [
        `${cable.id}\n${wire.id}`,
        { place: { cable: at, wire: position }, cable, wire, name: `${cable.id}.${wire.id}` },
      ]),
    ),
  );

function fuseOf(box: readonly Node[], place: number): Fuse[] {
  const [one, two, ...more] = box.filter(({ pin }) => pin.label);
  if (one?.connector.kind !== 'FUSE' || !two || more.length) return [];
  return [{ connector: one.connector, place: { connector: place }, ends: [one, two] }];
}
