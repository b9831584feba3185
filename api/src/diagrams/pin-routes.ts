import type { Connection, DiagramData, WireColour } from '@fieldlore/content';

export interface PinPlace {
  connector: string;
  pin: string;
}

export interface Route extends PinPlace {
  pinFunction: string | null;
  cable: string | null;
  wire: string | null;
  colour: WireColour | null;
  /** mm² */
  crossSection: number | null;
}

/** The pins one wire away from a pin, in either direction, with the wire between. */
export function routesFrom(diagram: DiagramData, at: PinPlace): Route[] {
  return diagram.connections.flatMap((connection) => {
    const other = otherEnd(connection, at);
    if (!other) return [];
    const pin = diagram.connectors
      .find(({ id }) => id === other.connector)
      ?.pins.find(({ label }) => label === other.pin);
    const cable = diagram.cables.find(({ id }) => id === connection.wire?.cable);
    const wire = cable?.wires.find(({ id }) => id === connection.wire?.wire);
    return [
      {
        ...other,
        pinFunction: pin?.function ?? pin?.signal ?? null,
        cable: cable?.id ?? null,
        wire: wire?.id ?? null,
        colour: wire?.colour ?? null,
        crossSection: wire?.crossSection ?? null,
      },
    ];
  });
}

function otherEnd({ from, to }: Connection, at: PinPlace): PinPlace | null {
  if (same(from, at)) return to ?? null;
  return to && same(to, at) ? from : null;
}

function same(a: PinPlace, b: PinPlace): boolean {
  return a.connector === b.connector && a.pin === b.pin;
}
