import type { Locale } from '../document/problem-text.ts';
import type { Cable, Connection, Connector } from '../kinds/diagram.ts';
import { cableOf, connectorOf, shieldWire } from './read-parts.ts';
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
/** More ends in one set than a scheme has connections: a few lines of a file could ask for billions. */
const mostEnds = 20_000;
/** As many as `DiagramData` takes; each further one would only be made to be refused. */
const mostConnections = 5000;

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
  private readonly used = new Set<string>();

  constructor(file: WireVizFile) {
    this.file = file;
    this.separator = file.options?.template_separator ?? '.';
  }

  takeEach(): void {
    for (const [name, made] of Object.entries(this.file.connectors)) {
      this.connectors.set(name, connectorOf(name, made));
      this.used.add(name);
    }
    for (const [name, made] of Object.entries(this.file.cables)) {
      this.cables.set(name, cableOf(name, made));
      this.used.add(name);
    }
  }

  connect(set: readonly Step[], index: number): void {
    try {
      const width = set.reduce((most, step) => Math.max(most, this.widthOf(step)), 1);
      if (set.length * width > mostEnds || this.connections.length > mostConnections) throw tooMany();
      const rows = set.map((step) => this.endsOf(step, width));
      for (let i = 0; i < width; i++) this.connectInLine(rows.map((ends) => ends[i]!));
      this.mateWhole(rows);
    } catch (error) {
      if (!(error instanceof Unconnectable)) throw error;
      this.problems.push({ path: ['connections', index], message: error.text });
    }
  }

  harness(): Harness {
    for (const [id, connector] of this.connectors)
      for (const [from, to] of this.loopsOf(id, connector)) {
        this.connections.push({ from, to });
      }
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
    return Object.entries(this.file.connectors).flatMap(([name, { pins = [] }]) =>
      (pins ?? []).flatMap((pin, i) =>
        pins!.indexOf(pin) < i ? [{ path: ['connectors', name, 'pins', i], message: twice(name, pin) }] : [],
      ),
    );
  }

  private unusedIn(list: 'connectors' | 'cables'): HarnessProblem[] {
    return Object.keys(this.file[list])
      .filter((name) => !this.used.has(name))
      .map((name) => ({ path: [list, name], message: unnamed(list, name) }));
  }

  private loopsOf(id: string, connector: Connector): [Connection['from'], Connection['from']][] {
    const loops = this.file.connectors[id]?.loops ?? [];
    return loops.map(([a, b]) => [
      { connector: id, pin: pinIn(connector, a!) },
      { connector: id, pin: pinIn(connector, b!) },
    ]);
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
    this.used.add(template);
    const own = at < 0 ? name : name.slice(at + this.separator.length) || this.freeName(template);
    const known = this.connectors.get(own) ?? this.cables.get(own);
    if (known) return known;
    const connector = this.file.connectors[template];
    if (connector) return remember(this.connectors, own, connectorOf(own, connector));
    const cable = this.file.cables[template];
    if (cable) return remember(this.cables, own, cableOf(own, cable));
    throw new Unconnectable({
      ru: `Нет ни разъёма, ни кабеля с именем «${template}».`,
      en: `There is no connector or cable named “${template}”.`,
    });
  }

  private freeName(template: string): string {
    for (let n = 1; ; n++) {
      const name = `${template}-${n}`;
      if (!this.connectors.has(name) && !this.cables.has(name)) return name;
    }
  }
}

class Unconnectable extends Error {
  readonly text: Message;

  constructor(text: Message) {
    super(text.en);
    this.text = text;
  }
}

const place = ({ connector, pin }: End & { kind: 'pin' }) => ({ connector, pin });

function remember<T>(parts: Map<string, T>, name: string, part: T): T {
  parts.set(name, part);
  return part;
}

/** `[1, 5-7]` → 1, 5, 6, 7; `4-1` counts down. */
export function spread(places: string | readonly string[]): string[] {
  return [places].flat().flatMap((item) => {
    const range = /^(\d+)-(\d+)$/.exec(item);
    if (!range) return [item];
    const [from, to] = [Number(range[1]), Number(range[2])];
    const length = Math.abs(to - from) + 1;
    if (length > widest) throw notParallel(length, widest);
    return Array.from({ length }, (_, i) => String(to >= from ? from + i : from - i));
  });
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

const twice = (connector: string, pin: string): Message => ({
  ru: `У разъёма ${connector} два вывода «${pin}»: дайте им разные обозначения.`,
  en: `The connector ${connector} has two pins “${pin}”: give them different names.`,
});

function unnamed(list: 'connectors' | 'cables', name: string): Message {
  return list === 'connectors'
    ? {
        ru: `Разъём «${name}» не назван в connections, и в схему он не попадёт: допишите там «- [${name}]».`,
        en: `The connector “${name}” is not named in connections and is left out: add “- [${name}]” there.`,
      }
    : {
        ru: `Кабель «${name}» не назван в connections, и в схему он не попадёт: соедините его жилы с выводами.`,
        en: `The cable “${name}” is not named in connections and is left out: connect its wires to pins.`,
      };
}

function tooMany(): Unconnectable {
  return new Unconnectable({
    ru: `В одной схеме — не больше ${mostConnections} соединений. Разделите файл на несколько.`,
    en: `One scheme holds at most ${mostConnections} connections. Split the file into several.`,
  });
}

function notParallel(has: number, wants: number): Unconnectable {
  return new Unconnectable({
    ru: `В одной строке соединений ${has} выводов против ${wants}: их число должно совпадать.`,
    en: `One set of connections has ${has} pins against ${wants}: their number has to be the same.`,
  });
}
