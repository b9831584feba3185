import type { Cable, Connection, Connector } from '../kinds/diagram.ts';
import type { Harness, HarnessProblem } from './read-harness.ts';
import type { FieldloreSection } from './wireviz-file.ts';

type Fields = Record<string, unknown>;

/**
 * What a part is beyond what WireViz's words tell of it, so that telling and adding it give the part again.
 * @returns undefined where there is nothing to add; null stands for a field to take away
 */
export function beyond(whole: Fields, told: Fields, except: readonly string[] = []): Fields | undefined {
  const names = [...new Set([...Object.keys(whole), ...Object.keys(told)])];
  const differing = names.filter((name) => !except.includes(name) && !isSame(whole[name], told[name]));
  if (differing.length === 0) return undefined;
  return Object.fromEntries(differing.map((name) => [name, whole[name] ?? null]));
}

/** Adds what {@link beyond} found. */
function add<Part extends object>(told: Part, more: Fields | undefined): Part {
  const fields = Object.entries({ ...told, ...more }).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as Part;
}

/** Flat values and wire colours, whose keys have one order; what is not said, empty and not so are one. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a || null) === JSON.stringify(b || null);

/** The harness with what our own section says of it. */
export function addSection(harness: Harness, section: FieldloreSection): Harness {
  const connectors = new Map<string, Renamed<Connector>>();
  const cables = new Map<string, Renamed<Cable>>();
  for (const told of harness.connectors) connectors.set(told.id, wholeConnector(told, section.connectors));
  for (const told of harness.cables) cables.set(told.id, wholeCable(told, section.cables));
  const connections = harness.connections.map((connection, i): Connection => {
    const note = section.connectionNotes[i + 1];
    const place = (end: Connection['from']) => {
      const { part, names } = connectors.get(end.connector)!;
      return { connector: part.id, pin: names.get(end.pin) ?? end.pin };
    };
    const wire = (end: NonNullable<Connection['wire']>) => {
      const { part, names } = cables.get(end.cable)!;
      return { cable: part.id, wire: names.get(end.wire) ?? end.wire };
    };
    return {
      from: place(connection.from),
      ...(connection.wire && { wire: wire(connection.wire) }),
      ...(connection.to && { to: place(connection.to) }),
      ...(note && { note }),
    };
  });
  for (const { at, ...open } of section.openConnections) connections.splice(at - 1, 0, open);
  return {
    connectors: [...connectors.values()].map(({ part }) => part),
    cables: [...cables.values()].map(({ part }) => part),
    connections,
    unused: harness.unused,
    problems: [
      ...harness.problems,
      ...strangers('connectors', section.connectors, connectors),
      ...strangers('cables', section.cables, cables),
    ],
  };
}

/** A part, and its pins or wires by the names that the file has for them. */
interface Renamed<Part> {
  part: Part;
  names: ReadonlyMap<string, string>;
}

function wholeConnector(told: Connector, more: FieldloreSection['connectors']): Renamed<Connector> {
  const { set, pins: places } = more[told.id] ?? {};
  const pins = told.pins.map((pin, i) => add(pin, places?.[i + 1]));
  return { part: { ...add(told, set), pins }, names: renamed(told.pins, pins, ({ label }) => label) };
}

function wholeCable(told: Cable, more: FieldloreSection['cables']): Renamed<Cable> {
  const { set, wires: places } = more[told.id] ?? {};
  const wires = told.wires.map((wire, i) => add(wire, places?.[i + 1]));
  return { part: { ...add(told, set), wires }, names: renamed(told.wires, wires, ({ id }) => id) };
}

function renamed<T>(from: readonly T[], to: readonly T[], name: (one: T) => string | null | undefined) {
  return new Map(from.flatMap((one, i) => (name(one) ? [[name(one)!, name(to[i]!) ?? '']] : [])));
}

function strangers(list: string, said: object, known: ReadonlyMap<string, unknown>): HarnessProblem[] {
  return Object.keys(said)
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: ['fieldlore', list, name],
      message: {
        ru: `В разделе fieldlore сказано о «${name}», а в ${list} такого нет.`,
        en: `The section fieldlore tells of “${name}”, which is not among the ${list}.`,
      },
    }));
}
