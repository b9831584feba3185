import type { Cable, Connection, DiagramData, WireColour } from '@fieldlore/content';
import { newCable } from '../kinds/wiring-columns.ts';

export type PinPlace = Connection['from'];

/** What a connection runs over: a wire that is there, or a new one (`wire: null`) in a cable that is there or new too. */
export interface WireChoice {
  cable: string | null;
  wire: string | null;
  colour: WireColour | null;
  /** mm² */
  crossSection: number | null;
}

/** A connection as somebody wants it; without a wire the connectors are plugged into each other. */
export interface Wiring {
  from: PinPlace;
  to: PinPlace | null;
  wire: WireChoice | null;
}

/** Leads a wire from pin to pin, and makes the wire and its cable where they are not there yet. */
export function connect(data: DiagramData, { from, to, wire }: Wiring): void {
  data.connections.push({ from, to, wire: wire && wireFor(data, wire) });
}

/** Another end, another wire, or the same wire in another colour. A wire that is given up stays in its cable, unused. */
export function rewire(data: DiagramData, connection: Connection, { from, to, wire }: Wiring): void {
  Object.assign(connection, { from, to, wire: wire && wireFor(data, wire) });
}

/** Takes a connection out; its wire stays in the cable, as a spare core does. */
export function disconnect(data: DiagramData, connection: Connection): void {
  data.connections.splice(data.connections.indexOf(connection), 1);
}

/** Takes a connection out together with its wire, unless another connection runs over that too. */
export function removeWire(data: DiagramData, connection: Connection): void {
  disconnect(data, connection);
  const { wire } = connection;
  if (!wire || data.connections.some((other) => isOver(other, wire))) return;
  const wires = data.cables.find(({ id }) => id === wire.cable)?.wires ?? [];
  const at = wires.findIndex(({ id }) => id === wire.wire);
  if (at >= 0) wires.splice(at, 1);
}

/** Wires that nothing is connected to, each with its cable. */
export function spareWires({
  cables,
  connections,
}: DiagramData): { cable: Cable; wire: Cable['wires'][number] }[] {
  const used = new Set(connections.flatMap(({ wire }) => (wire ? [`${wire.cable}\n${wire.wire}`] : [])));
  return cables.flatMap((cable) =>
    cable.wires.filter(({ id }) => !used.has(`${cable.id}\n${id}`)).map((wire) => ({ cable, wire })),
  );
}

/**
 * The connection in the form that a drawing showed: rows may have moved since.
 * @returns undefined where it is gone or says something else by now
 */
export function connectionAsDrawn(data: DiagramData, drawn: Connection): Connection | undefined {
  const said = JSON.stringify(drawn);
  return data.connections.find((connection) => JSON.stringify(connection) === said);
}

function wireFor(data: DiagramData, choice: WireChoice): NonNullable<Connection['wire']> {
  const { colour, crossSection } = choice;
  if (choice.cable === null) data.cables.push(newCable(data.cables));
  // Asked for again: what was pushed into a state is not what is in it.
  const cable = data.cables.find(({ id }) => id === choice.cable) ?? data.cables.at(-1)!;
  const known = cable.wires.find(({ id }) => id === choice.wire);
  if (known) {
    Object.assign(known, { colour, crossSection });
    return { cable: cable.id, wire: known.id };
  }
  const id = freeNumber(cable.wires);
  cable.wires.push({ id, colour, crossSection });
  return { cable: cable.id, wire: id };
}

/** The first number from 1 that no wire of the cable bears. */
function freeNumber(wires: Cable['wires']): string {
  const taken = new Set(wires.map(({ id }) => id));
  let number = 1;
  while (taken.has(String(number))) number++;
  return String(number);
}

const isOver = ({ wire }: Connection, other: NonNullable<Connection['wire']>): boolean =>
  wire?.cable === other.cable && wire.wire === other.wire;
