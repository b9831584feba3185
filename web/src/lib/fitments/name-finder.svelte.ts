import { SvelteMap } from 'svelte/reactivity';
import type { FitmentNamesQuery } from '#lib/graphql/generated.ts';
import { type Model, modelName, type NamedEntry, type Names, type Saved } from './fitment-line.ts';

const plain = (text: string) => text.trim().toLowerCase();
/** Pasting fills many cells at once: they are asked for together. */
const pause = 150;

const kinds = ['equipment', 'diagrams', 'vehicles'] as const;
type Kind = (typeof kinds)[number];
const nothing = () => ({
  equipment: new Set<string>(),
  diagrams: new Set<string>(),
  vehicles: new Set<string>(),
});

/** Finds what the names in cells mean, each text once. */
export class NameFinder implements Names {
  readonly #known = {
    equipment: new SvelteMap<string, NamedEntry[]>(),
    diagrams: new SvelteMap<string, NamedEntry[]>(),
    vehicles: new SvelteMap<string, Model[]>(),
  };
  readonly #generations = new SvelteMap<string, { vehicle: string; generation: string }>();
  readonly #asked = nothing();
  #waiting = nothing();
  #timer: ReturnType<typeof setTimeout> | undefined;
  failed = $state(false);

  learn(row: Saved): void {
    this.learnDevice(row.equipment);
    this.learnModel(row.model);
    if (row.diagram) this.learnDiagram(row.diagram);
  }

  learnModel(model: Model): void {
    this.#known.vehicles.set(plain(modelName(model)), [model]);
  }

  learnDevice(device: NamedEntry): void {
    this.#known.equipment.set(plain(device.title), [device]);
  }

  /** Only offers it: several schemes may have one title, and what it means is asked for. */
  learnDiagram({ title }: NamedEntry): void {
    if (!this.#offered.includes(title)) this.#offered = [...this.#offered, title];
  }
  #offered = $state.raw<string[]>([]);

  equipment(text: string): NamedEntry[] | undefined {
    return this.#known.equipment.get(plain(text));
  }

  diagram(text: string): NamedEntry[] | undefined {
    return this.#known.diagrams.get(plain(text));
  }

  vehicle(text: string): Model[] | undefined {
    return this.#known.vehicles.get(plain(text));
  }

  /** Model and generation of a text that names both: «гранта 2». */
  generationIn(text: string): { vehicle: string; generation: string } | undefined {
    return this.#generations.get(plain(text));
  }

  get devices(): string[] {
    return unique([...this.#known.equipment.values()].flat().map(({ title }) => title));
  }

  get diagrams(): string[] {
    return unique([...this.#offered, ...[...this.#known.diagrams.values()].flat().map(({ title }) => title)]);
  }

  get vehicles(): string[] {
    return unique([...this.#known.vehicles.values()].flat().map(modelName));
  }

  /** Has texts looked up that nobody has asked for yet. */
  want(texts: Record<Kind, readonly string[]>): void {
    for (const kind of kinds)
      for (const text of texts[kind]) {
        const key = plain(text);
        if (key && !this.#known[kind].has(key) && !this.#asked[kind].has(key))
          this.#waiting[kind].add(text.trim());
      }
    if (kinds.every((kind) => this.#waiting[kind].size === 0)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const asked = Object.fromEntries(kinds.map((kind) => [kind, [...this.#waiting[kind]]])) as Record<
      Kind,
      string[]
    >;
    this.#waiting = nothing();
    for (const kind of kinds) for (const text of asked[kind]) this.#asked[kind].add(plain(text));
    try {
      const answer = await fetch('/fitments/names', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(asked),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.#take((await answer.json()) as FitmentNamesQuery);
      this.failed = false;
    } catch {
      this.failed = true;
      for (const kind of kinds) for (const text of asked[kind]) this.#asked[kind].delete(plain(text));
    }
  }

  #take({ equipmentNames, diagramNames, vehicleNames }: FitmentNamesQuery): void {
    for (const { text, entries } of equipmentNames) this.#known.equipment.set(plain(text), entries);
    for (const { text, entries } of diagramNames) this.#known.diagrams.set(plain(text), entries);
    for (const { text, vehicles } of vehicleNames) {
      this.#known.vehicles.set(
        plain(text),
        vehicles.flatMap(({ model }) => model ?? []),
      );
      const [only, another] = vehicles;
      if (!only?.model || !only.generation || another) continue;
      this.learnModel(only.model);
      const vehicle = modelName(only.model);
      this.#generations.set(plain(text), { vehicle, generation: only.generation.name });
    }
  }
}

const unique = (texts: string[]): string[] => [...new Set(texts)].toSorted((a, b) => a.localeCompare(b));
