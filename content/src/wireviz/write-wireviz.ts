import { Document, isMap, isPair, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { Cable, Connection, Connector, DiagramData } from '../kinds/diagram.ts';
import { beyond } from './beyond.ts';
import { cableOf, connectorOf, shieldWire } from './read-parts.ts';
import type { FieldloreSection, WireVizCable, WireVizConnector } from './wireviz-file.ts';

export interface WireVizOptions {
  title?: string;
  /** Markdown. */
  description?: string;
  /** Where the file of a picture lies, seen from the YAML; null where it does not come along. */
  pathOf?: (file: string) => string | null;
}

/**
 * A diagram as a file of WireViz 0.4. What WireViz has no word for stands in a section `fieldlore`, which it passes over:
 * read again, the diagram is the same.
 */
export function writeWireViz(diagram: DiagramData, options: WireVizOptions = {}): string {
  const { title, description, pathOf = () => null } = options;
  const names = new FileNames();
  const connectors = diagram.connectors.map((one) => writtenConnector(names.give(one.id), one));
  const cables = diagram.cables.map((one) => writtenCable(names.give(one.id), one));
  const { sets, notes, open } = connectionSets(diagram.connections, byId(connectors), byId(cables));
  const pictures = diagram.pictures.flatMap(({ file, ...picture }) => {
    const src = pathOf(file);
    return src ? [{ src, ...picture }] : [];
  });
  for (const { src, caption, connector } of pictures) {
    const shown = connectors.find(({ part }) => part.id === connector);
    if (shown && !shown.file.image) shown.file.image = { src, ...(caption && { caption }) };
  }
  const section = filled({
    version: 1,
    connectors: told(connectors, 'pins'),
    cables: told(cables, 'wires'),
    connectionNotes: notes,
    openConnections: open,
    taps: diagram.taps.map(({ photo, ...tap }) => ({
      ...tap,
      ...(photo && pathOf(photo) && { src: pathOf(photo) }),
    })),
    pictures,
    systemVoltage: diagram.systemVoltage,
    safetyCritical: diagram.safetyCritical || null,
  } satisfies { [Field in keyof FieldloreSection]: unknown });
  const separator = names.separator();
  return toYaml(
    filled({
      metadata: filled({ title, description }),
      options: separator === '.' ? null : { template_separator: separator },
      connectors: Object.fromEntries(connectors.map(({ name, file }) => [name, file])),
      cables: Object.fromEntries(cables.map(({ name, file }) => [name, file])),
      connections: [...sets, ...unconnected(connectors, sets)],
      fieldlore: section,
    }),
  );
}

/** A part as the file has it, and what has to be added. */
interface Written<Part, File> {
  name: string;
  part: Part;
  file: File;
  /** The name in the file of the pin or wire with this label or id. */
  places: ReadonlyMap<string, string | number>;
  set: Record<string, unknown> | undefined;
  /** By place from 1. */
  more: Record<string, Record<string, unknown>>;
}

function writtenConnector(name: string, part: Connector): Written<Connector, WireVizConnector> {
  const pins = pinNames(part);
  const functions = part.pins.map((pin) => functionText(pin.function, pins));
  const isSimple = part.kind === 'TERMINAL' && pins.length === 1 && pins[0] === 1;
  const file: WireVizConnector = filled({
    style: isSimple ? 'simple' : null,
    type: html(part.type),
    subtype: part.gender && !/male/i.test(part.type ?? '') ? part.gender.toLowerCase() : null,
    mpn: part.partNumber,
    notes: html(part.note),
    pins: pins.length > 0 && !isSimple ? (pins as string[]) : null,
    pinlabels: functions.some(Boolean) ? functions : null,
  });
  const back = connectorOf(name, { ...file, ...(file.pins && { pins: file.pins.map(String) }) });
  return {
    name,
    part,
    file,
    places: firsts(part.pins.map(({ label }, i) => [label, pins[i]!])),
    set: beyond(part, back, ['pins']),
    more: byPlace(part.pins, back.pins),
  };
}

function writtenCable(name: string, part: Cable): Written<Cable, WireVizCable> {
  // The shield is a wire of its own name there, behind the others.
  const isShielded = part.shield && part.wires.at(-1)?.id === shieldWire;
  const wires = isShielded ? part.wires.slice(0, -1) : part.wires;
  const colours = wires.map(({ colour }) => (colour ? colour.main + (colour.stripe ?? '') : ''));
  const sizes = new Set(wires.map(({ crossSection }) => crossSection ?? null));
  const [size] = sizes;
  const file: WireVizCable = filled({
    category: part.bundle ? 'bundle' : null,
    type: html(part.type),
    gauge: size && sizes.size === 1 ? `${size} mm2` : null,
    length: part.length ? `${part.length} m` : null,
    shield: isShielded || null,
    wirecount: wires.length > 0 && !colours.some(Boolean) ? wires.length : null,
    // WireViz does not know transparent wires.
    colors: colours.some(Boolean) ? colours.map((code) => (code.includes('TR') ? '' : code)) : null,
    wirelabels: wires.some(({ label }) => label) ? wires.map(({ label }) => html(label) ?? '') : null,
  });
  const back = cableOf(name, file);
  return {
    name,
    part,
    file,
    places: firsts(part.wires.map(({ id }, i) => [id, i < wires.length ? i + 1 : shieldWire])),
    set: beyond(part, back, ['wires']),
    more: byPlace(part.wires, back.wires),
  };
}

/** Names that WireViz takes for no arrow; unique, and keys that keep their order in an object, as numbers would not. */
class FileNames {
  private readonly given = new Set<string>();

  give(id: string): string {
    // Graphviz, which draws for WireViz, stumbles over signs in names.
    const plain = id.replaceAll(/[^\p{L}\p{N}_ .#/()+-]/gu, '_');
    let name = /^(?:-+|\d+|__proto__)$/.test(plain) ? `_${plain}` : plain;
    while (this.given.has(name)) name += '_';
    this.given.add(name);
    return name;
  }

  /** What parts a template from its name: nothing that a name has. */
  separator(): string {
    const all = [...this.given].join('\n');
    let separator = '.';
    while (all.includes(separator)) separator += '.';
    return separator;
  }
}

/** A label as WireViz would read it in a connection; what it would take for a range or another number is marked. */
function pinNames({ pins }: Connector): (string | number)[] {
  const taken = new Set<string>();
  const times = new Map<string, number>();
  return pins.map(({ label }, i) => {
    const isNumber = /^(?:0|[1-9]\d{0,8})$/.test(label ?? '');
    const isMisread = !isNumber && /^[\d+_][\d_]*(?:-[\d+_-]+)?$/.test(label ?? '');
    const own = label && !isMisread ? html(label)! : `#${html(label) ?? i + 1}`;
    let name = own;
    // Counted: two thousand pads of one name would else have two thousand strokes.
    let time = times.get(own) ?? 1;
    while (taken.has(name)) name = `${own}'${++time}`;
    times.set(own, time);
    taken.add(name);
    return isNumber && name === label ? Number(name) : name;
  });
}

/** Not where it is the name of a pin as well: WireViz could not tell which one is meant. */
function functionText(text: string | null | undefined, pins: readonly (string | number)[]): string {
  return text && !pins.some((name) => String(name) === text) ? (html(text) ?? '') : '';
}

interface Group {
  key: string;
  from: { name: string; pins: (string | number)[] };
  wire: { name: string; wires: (string | number)[] } | null;
  to: { name: string; pins: (string | number)[] } | null;
}

/** Connections between the same parts that follow each other make one set. */
function connectionSets(
  connections: readonly Connection[],
  connectors: ReadonlyMap<string, Written<Connector, WireVizConnector>>,
  cables: ReadonlyMap<string, Written<Cable, WireVizCable>>,
) {
  const groups: Group[] = [];
  const notes: Record<string, string> = {};
  const open: (Connection & { at: number })[] = [];
  let told = 0;
  connections.forEach((connection, i) => {
    const { from, wire, to, note } = connection;
    if (!wire && !to) {
      open.push({ at: i + 1, ...connection });
      return;
    }
    told++;
    if (note) notes[told] = note;
    const [start, cable, end] = [
      connectors.get(from.connector)!,
      wire ? cables.get(wire.cable)! : null,
      to ? connectors.get(to.connector)! : null,
    ];
    const key = JSON.stringify([start.name, cable?.name, end?.name]);
    let group = groups.at(-1);
    if (group?.key !== key) {
      group = {
        key,
        from: { name: start.name, pins: [] },
        wire: cable && { name: cable.name, wires: [] },
        to: end && { name: end.name, pins: [] },
      };
      groups.push(group);
    }
    group.from.pins.push(start.places.get(from.pin)!);
    if (wire) group.wire!.wires.push(cable!.places.get(wire.wire)!);
    if (to) group.to!.pins.push(end!.places.get(to.pin)!);
  });
  const sets = groups.map(({ from, wire, to }) => [
    { [from.name]: from.pins },
    wire ? { [wire.name]: wire.wires } : from.pins.map(() => '--'),
    ...(to ? [{ [to.name]: to.pins }] : []),
  ]);
  return { sets, notes, open };
}

/** A set of its own for each connector that nothing leads to: WireViz draws only what is named in one. */
function unconnected(
  connectors: readonly Written<Connector, WireVizConnector>[],
  sets: readonly (readonly (object | string[])[])[],
): string[][] {
  const used = new Set(sets.flat().flatMap((step) => (Array.isArray(step) ? [] : Object.keys(step))));
  return connectors
    .filter(({ name, part }) => !used.has(name) && part.pins.length > 0)
    .map(({ name }) => [name]);
}

function told(
  parts: readonly Pick<Written<unknown, unknown>, 'name' | 'set' | 'more'>[],
  places: 'pins' | 'wires',
): Record<string, object> {
  return Object.fromEntries(
    parts.flatMap(({ name, set, more }) => {
      const fields = filled({ set, [places]: more });
      return Object.keys(fields).length > 0 ? [[name, fields]] : [];
    }),
  );
}

function byPlace(whole: readonly object[], back: readonly object[]): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    whole.flatMap((one, i) => {
      const more = beyond(one as Record<string, unknown>, back[i]! as Record<string, unknown>);
      return more ? [[i + 1, more]] : [];
    }),
  );
}

const byId = <T extends { part: { id: string } }>(parts: readonly T[]): ReadonlyMap<string, T> =>
  new Map(parts.map((one) => [one.part.id, one]));

/** Where a label stands twice, connections mean the first. */
function firsts(pairs: readonly (readonly [string | null | undefined, string | number])[]) {
  const places = new Map<string, string | number>();
  for (const [label, name] of pairs) if (label && !places.has(label)) places.set(label, name);
  return places;
}

/** Texts are HTML to WireViz. */
const html = (text: string | null | undefined): string | null =>
  text ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : null;

/** Without what is empty. */
function filled<T extends object>(fields: T): { [Field in keyof T]?: NonNullable<T[Field]> } {
  const isEmpty = (value: unknown): boolean =>
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as never;
}

const shortLists = ['pins', 'pinlabels', 'colors', 'wirelabels'];

/** Words that no reader of YAML takes for anything else; yes and no of the older one that WireViz reads are told by `version`. */
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{N}_ ./+-]*$/u;

/** Lists of pins and wires stand in one line. */
function toYaml(file: object): string {
  const document = new Document(file, { version: '1.1' });
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value === 'string' && !plainWord.test(value) && !value.includes('\n'))
        scalar.type = Scalar.QUOTE_DOUBLE;
    },
    Seq(_, seq, path) {
      const parent = path.at(-1);
      const isOfPart =
        isPair(parent) && isScalar(parent.key) && shortLists.includes(String(parent.key.value));
      const isOfSet =
        (isPair(parent) && isMap(path.at(-2)) && isSeq(path.at(-3))) || (isSeq(parent) && isSeq(path.at(-2)));
      if ((isOfPart || isOfSet) && seq.items.every(isScalar)) seq.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}
