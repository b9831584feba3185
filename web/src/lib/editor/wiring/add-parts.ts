import type { Connector, DiagramData } from '@fieldlore/content';
import { freeName } from '../kinds/wiring-columns.ts';
import type { Part, PartConnector, Words } from './parts.ts';
import { connect } from './wire-pins.ts';

/** Puts a part into a scheme, under names that are free there. @returns these names */
export function addPart(data: DiagramData, part: Part, locale: keyof Words): string[] {
  const ids = part.connectors.map((connector) => {
    const id = freeName(connector.prefix, data.connectors);
    data.connectors.push(connectorOf(connector, id, locale));
    return id;
  });
  for (const { from, to } of part.wires ?? [])
    connect(data, {
      from: placeOf(part, ids, from),
      to: placeOf(part, ids, to),
      wire: { cable: null, wire: null, colour: null, crossSection: null },
    });
  return ids;
}

/**
 * Puts connectors of a device or of another scheme into this one, each under its own name where that is free.
 * @returns the names they have here
 */
export function addConnectors(data: DiagramData, connectors: readonly Connector[]): string[] {
  return connectors.map((connector) => {
    const isTaken = data.connectors.some(({ id }) => id === connector.id);
    const letters = /^\p{L}+/u.exec(connector.id)?.[0] ?? 'X';
    const id = isTaken ? freeName(letters, data.connectors) : connector.id;
    data.connectors.push({ ...structuredClone(connector), id });
    return id;
  });
}

function connectorOf(
  { kind, name, type, gender, pins }: PartConnector,
  id: string,
  locale: keyof Words,
): Connector {
  return {
    id,
    name: name[locale],
    kind,
    ...(type && { type }),
    ...(gender && { gender }),
    pins: pins.map(({ function: does, ...pin }) => ({ ...pin, ...(does && { function: does[locale] }) })),
  };
}

function placeOf(
  { connectors }: Part,
  ids: readonly string[],
  [at, pin]: [number, number],
): { connector: string; pin: string } {
  return { connector: ids[at]!, pin: connectors[at]!.pins[pin]!.label };
}
