import type { Connection, Connector, DiagramData, Pin } from './diagram.ts';
import type { WireColour } from './wire-colour.ts';

export interface PinPlace {
  connector: string;
  pin: string;
}

/** A wire at a pin; `to` is the pin at its other end, null where that end is free. */
export interface PinWire {
  to: PinPlace | null;
  cable: string | null;
  wire: string | null;
  colour: WireColour | null;
  /** mm² */
  crossSection: number | null;
}

export interface Route extends PinPlace, Omit<PinWire, 'to'> {
  pinFunction: string | null;
}

/** The wires that are connected to a pin, in the order of the sheet. */
export function wiresAt(diagram: DiagramData, at: PinPlace): PinWire[] {
  return diagram.connections.flatMap((connection) => {
    const to = otherEnd(connection, at);
    if (to === undefined) return [];
    const cable = diagram.cables.find(({ id }) => id === connection.wire?.cable);
    const wire = cable?.wires.find(({ id }) => id === connection.wire?.wire);
    return [
      {
        to,
        cable: cable?.id ?? null,
        wire: wire?.id ?? null,
        colour: wire?.colour ?? null,
        crossSection: wire?.crossSection ?? null,
      },
    ];
  });
}

/** The pins one wire away from a pin, in either direction, with the wire between. */
export function routesFrom(diagram: DiagramData, at: PinPlace): Route[] {
  return wiresAt(diagram, at).flatMap(({ to, ...wire }) => {
    if (!to) return [];
    const pin = pinAt(diagram, to)?.pin;
    return [{ ...to, pinFunction: pin?.function ?? pin?.signal ?? null, ...wire }];
  });
}

/** The pin of that name, with its connector. */
export function pinAt({ connectors }: DiagramData, at: PinPlace): { connector: Connector; pin: Pin } | null {
  const connector = connectors.find(({ id }) => id === at.connector);
  const pin = connector?.pins.find(({ label }) => label === at.pin);
  return connector && pin ? { connector, pin } : null;
}

/** `undefined`: the connection does not touch the pin. */
function otherEnd({ from, to }: Connection, at: PinPlace): PinPlace | null | undefined {
  if (same(from, at)) return to ?? null;
  return to && same(to, at) ? from : undefined;
}

function same(a: PinPlace, b: PinPlace): boolean {
  return a.connector === b.connector && a.pin === b.pin;
}
