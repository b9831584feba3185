import type { Locale } from '../document/problem-text.ts';
import type { Cable, Connection, Connector } from '../kinds/diagram.ts';
import { cableOf, connectorOf, shieldWire } from './read-parts.ts';
import { notParallel, tooMany, tooManyParts, twice, Unconnectable, unnamed } from './unconnectable.ts';
import type { Step, WireVizFile } from './wireviz-file.ts';

type Message = Record<Locale, string>;

export interface HarnessProblem {
  /** Keys and indexes to the value in the file. */
  path: (string | number)[];
  message: Message;
}

export interface Harness {
  connectors: Connector[];
  cables: Cable[];
  connections: Connection[];
  /** What could not be connected. */
  problems: HarnessProblem[];
  /** Parts that no connection names: WireViz leaves them out with a warning. */
  unused: HarnessProblem[];
}

type End =
  | { kind: 'pin'; connector: string; pin: string }
  | { kind: 'wire'; cable: string; wire: string }
  | { kind: 'arrow'; matesWhole: boolean };

const arrow = /^<?(-+|=+)>?$/;
/** More parallel wires than any loom has; `1-999999999` is a slip of the pen. */
const widest = 2000;
/** More ends than all connections of a scheme have: a few lines of a file could ask for billions. */
const mostEnds = 20_000;
/** As many as `DiagramData` takes; each further one would only be made to be refused. */
const mostConnections = 5000;
/** Connectors and cables, as many as `DiagramData` takes. */
const mostParts = 700;

/**
 * Unfolds templates, ranges and unnamed parts of a WireViz file into what is connected with what.
 * @param isOneEach every part of the file stands for itself, connected or not, in the order of the file
 */
export function unfold(file: WireVizFile, isOneEach = false): Harness {
  const reader = new HarnessReader(file);
  if (isOneEach) reader.takeEach();
  (file.connections ?? []).forEach((set, i) => reader.connect(set, i));
  return reader.harness();
}

class HarnessReader {
  private readonly file: WireVizFile;
  private readonly separator: string;
  private readonly connectors = new Map<string, Connector>();
  private readonly cables = new Map<string, Cable>();
  private readonly connections: Connection[] = [];
  private readonly problems: Harness['problems'] = [];
  /** Names in the file of what parts were made after. */
  private readonly used = { connectors: new Set<string>(), cables: new Set<string>() };
  /** The name in the file of what each connector was made after. */
  private readonly templates = new Map<string, string>();
  /** Of all sets so far. */
  private ends = 0;

  constructor(file: WireVizFile) {
    this.file = file;
    this.separator = file.options?.template_separator ?? '.';
  }

  takeEach(): void {
    const { connectors, cables } = this.file;
    if (Object.keys(connectors).length + Object.keys(cables).length > mostParts) {
      this.problems.push({ path: ['connectors'], message: tooManyParts().text });
      return;
    }
    for (const name of Object.keys(connectors)) this.makeConnector(name, name);
    for (const name of Object.keys(cables)) this.makeCable(name, name);
  }

  connect(set: readonly Step[], index: number): void {
    this.reporting(['connections', index], () => {
      if (this.ends > mostEnds || this.connections.length > mostConnections) throw tooMany();
      const width = set.reduce((most, step) => Math.max(most, this.widthOf(step)), 1);
      this.ends += set.length * width;
      if (this.ends > mostEnds) throw tooMany();
      const rows = set.map((step) => this.endsOf(step, width));
      for (let i = 0; i < width; i++) this.connectInLine(rows.map((ends) => ends[i]!));
      this.mateWhole(rows);
    });
  }

  private reporting(path: HarnessProblem['path'], read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Unconnectable)) throw error;
      this.problems.push({ path, message: error.text });
    }
  }

  harness(): Harness {
    for (const connector of this.connectors.values()) this.loop(connector);
    const { connections } = this;
    const problems = [...this.problems, ...this.doublePins()];
    return {
      connectors: [...this.connectors.values()],
      cables: [...this.cables.values()],
      connections,
      problems,
      // What a set names that could not be read is not unused.
      unused: problems.length > 0 ? [] : [...this.unusedIn('connectors'), ...this.unusedIn('cables')],
    };
  }

  /** WireViz takes no two pins of one name. */
  private doublePins(): HarnessProblem[] {
    return Object.entries(this.file.connectors).flatMap(([name, { pins }]) => {
      const known = new Set<string>();
      return (pins ?? []).flatMap((pin, i) => {
        if (known.has(pin)) return [{ path: ['connectors', name, 'pins', i], message: twice(name, pin) }];
        known.add(pin);
        return [];
      });
    });
  }

  private unusedIn(list: 'connectors' | 'cables'): HarnessProblem[] {
    return Object.keys(this.file[list])
      .filter((name) => !this.used[list].has(name))
      .map((name) => ({ path: [list, name], message: unnamed(list, name) }));
  }

  /** Pins that the connector itself joins, of each that is made after a template. */
  private loop(connector: Connector): void {
    const { id: name } = connector;
    const template = this.templates.get(name)!;
    for (const [i, pins] of (this.file.connectors[template]!.loops ?? []).entries())
      this.reporting(['connectors', template, 'loops', i], () => {
        if (this.connections.length > mostConnections) throw tooMany();
        const [from, to] = pins.map((pin) => ({ connector: name, pin: pinIn(connector, pin) }));
        this.connections.push({ from: from!, to: to! });
      });
  }

  /** Pins on both sides of a wire are joined by it; a wire at either end of the line leads to one of them only. */
  private connectInLine(line: readonly End[]): void {
    line.forEach((end, i) => {
      const [before, after] = [line[i - 1], line[i + 1]];
      if (end.kind === 'wire') {
        const wire = { cable: end.cable, wire: end.wire };
        if (before?.kind === 'pin')
          this.connections.push({
            from: place(before),
            wire,
            ...(after?.kind === 'pin' && { to: place(after) }),
          });
        else if (after?.kind === 'pin') this.connections.push({ from: place(after), wire });
      } else if (end.kind === 'arrow' && !end.matesWhole && before?.kind === 'pin' && after?.kind === 'pin')
        this.connections.push({ from: place(before), to: place(after) });
    });
  }

  /** A double arrow plugs two connectors into each other: pins of the same number meet. */
  private mateWhole(rows: readonly End[][]): void {
    rows.forEach(([first], i) => {
      const [before, after] = [rows[i - 1]?.[0], rows[i + 1]?.[0]];
      if (first?.kind !== 'arrow' || !first.matesWhole || before?.kind !== 'pin' || after?.kind !== 'pin')
        return;
      const other = new Set(this.connectors.get(after.connector)!.pins.map(({ label }) => label));
      for (const { label } of this.connectors.get(before.connector)!.pins)
        if (label && other.has(label))
          this.connections.push({
            from: { connector: before.connector, pin: label },
            to: { connector: after.connector, pin: label },
          });
    });
  }

  private widthOf(step: Step): number {
    if (typeof step === 'string') return 1;
    if (Array.isArray(step)) return step.length;
    return spread(Object.values(step)[0]!).length;
  }

  private endsOf(step: Step, width: number): End[] {
    if (typeof step === 'string') return Array.from({ length: width }, () => this.single(step));
    if (Array.isArray(step)) {
      if (step.length !== width) throw notParallel(step.length, width);
      return step.map((name) => this.single(name));
    }
    const [name, places] = Object.entries(step)[0]!;
    const all = spread(places);
    // One pin may take all the wires of the set; several must be as many as they are.
    if (all.length !== width && all.length !== 1) throw notParallel(all.length, width);
    const part = this.part(name);
    return Array.from({ length: width }, (_, i) => this.endAt(part, all.length === 1 ? all[0]! : all[i]!));
  }

  private single(name: string): End {
    if (arrow.test(name)) return { kind: 'arrow', matesWhole: name.includes('=') };
    const part = this.part(name);
    const pins = 'pins' in part ? part.pins : [];
    return this.endAt(part, pins[0]?.label ?? '1');
  }

  private endAt(part: Connector | Cable, name: string): End {
    return 'pins' in part
      ? { kind: 'pin', connector: part.id, pin: pinIn(part, name) }
      : { kind: 'wire', cable: part.id, wire: wireIn(part, name) };
  }

  /** `X1` is that part, `T.X1` the part X1 made after the template T, `T.` a new part after it without a name of its own. */
  private part(name: string): Connector | Cable {
    const at = name.indexOf(this.separator);
    const template = at < 0 ? name : name.slice(0, at);
    const own = at < 0 ? name : name.slice(at + this.separator.length) || this.freeName(template);
    const known = this.connectors.get(own) ?? this.cables.get(own);
    if (known) {
      this.used['pins' in known ? 'connectors' : 'cables'].add(template);
      return known;
    }
    if (Object.hasOwn(this.file.connectors, template)) return this.makeConnector(own, template);
    if (Object.hasOwn(this.file.cables, template)) return this.makeCable(own, template);
    throw new Unconnectable({
      ru: `Нет ни разъёма, ни кабеля с именем «${template}».`,
      en: `There is no connector or cable named “${template}”.`,
    });
  }

  private makeConnector(name: string, template: string): Connector {
    this.mustHaveRoom();
    const connector = connectorOf(name, this.file.connectors[template]!);
    this.used.connectors.add(template);
    this.templates.set(name, template);
    this.connectors.set(name, connector);
    return connector;
  }

  private makeCable(name: string, template: string): Cable {
    this.mustHaveRoom();
    const cable = cableOf(name, this.file.cables[template]!);
    this.used.cables.add(template);
    this.cables.set(name, cable);
    return cable;
  }

  private mustHaveRoom(): void {
    if (this.connectors.size + this.cables.size >= mostParts) throw tooManyParts();
  }

  private freeName(template: string): string {
    for (let n = 1; ; n++) {
      const name = `${template}-${n}`;
      if (!this.connectors.has(name) && !this.cables.has(name)) return name;
    }
  }
}

const place = ({ connector, pin }: End & { kind: 'pin' }) => ({ connector, pin });

/** `[1, 5-7]` → 1, 5, 6, 7; `4-1` counts down. */
export function spread(places: string | readonly string[]): string[] {
  const all: string[] = [];
  for (const item of [places].flat()) {
    const range = /^(\d+)-(\d+)$/.exec(item);
    const [from, to] = range ? [Number(range[1]), Number(range[2])] : [0, 0];
    const length = Math.abs(to - from) + 1;
    if (length > widest) throw notParallel(length, widest);
    if (all.length + length > mostEnds) throw tooMany();
    for (let i = 0; i < length; i++) all.push(range ? String(to >= from ? from + i : from - i) : item);
  }
  return all;
}

/** By its number, else by what it does, where that is said of one pin only. */
function pinIn(connector: Connector, name: string): string {
  if (connector.pins.some(({ label }) => label === name)) return name;
  const named = connector.pins.filter((pin) => pin.function === name);
  if (named.length === 1 && named[0]!.label) return named[0]!.label;
  throw new Unconnectable({
    ru: `У разъёма ${connector.id} нет вывода «${name}» или их несколько.`,
    en: `The connector ${connector.id} has no pin “${name}”, or several.`,
  });
}

/** By its number, its label or, where that is said of one wire only, its colour; `s` is the shield. */
function wireIn(cable: Cable, name: string): string {
  const byId = cable.wires.find(
    ({ id }) => id === name || (name.toLowerCase() === shieldWire && id === shieldWire),
  );
  if (byId) return byId.id;
  const named = cable.wires.filter(
    ({ label, colour }) => label === name || (colour && `${colour.main}${colour.stripe ?? ''}` === name),
  );
  if (named.length === 1) return named[0]!.id;
  throw new Unconnectable({
    ru: `В кабеле ${cable.id} нет жилы «${name}» или их несколько.`,
    en: `The cable ${cable.id} has no wire “${name}”, or several.`,
  });
}
