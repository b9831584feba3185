import { SvelteMap } from 'svelte/reactivity';
import type { FitmentNamesQuery } from '#lib/graphql/generated.ts';
import { type Model, modelName, type Names, type Saved } from './fitment-line.ts';

type Device = { id: string; title: string };

const plain = (text: string) => text.trim().toLowerCase();
/** Pasting fills many cells at once: they are asked for together. */
const pause = 150;

/** Finds what the names in cells mean, each text once. */
export class NameFinder implements Names {
  readonly #devices = new SvelteMap<string, Device[]>();
  readonly #vehicles = new SvelteMap<string, Model[]>();
  readonly #generations = new SvelteMap<string, { vehicle: string; generation: string }>();
  readonly #asked = { equipment: new Set<string>(), vehicles: new Set<string>() };
  #waiting = { equipment: new Set<string>(), vehicles: new Set<string>() };
  #timer: ReturnType<typeof setTimeout> | undefined;
  failed = $state(false);

  learn(row: Saved): void {
    this.#devices.set(plain(row.equipment.title), [row.equipment]);
    this.learnModel(row.model);
  }

  learnModel(model: Model): void {
    this.#vehicles.set(plain(modelName(model)), [model]);
  }

  learnDevice(device: Device): void {
    this.#devices.set(plain(device.title), [device]);
  }

  equipment(text: string): Device[] | undefined {
    return this.#devices.get(plain(text));
  }

  vehicle(text: string): Model[] | undefined {
    return this.#vehicles.get(plain(text));
  }

  /** Model and generation of a text that names both: «гранта 2». */
  generationIn(text: string): { vehicle: string; generation: string } | undefined {
    return this.#generations.get(plain(text));
  }

  get devices(): string[] {
    return unique([...this.#devices.values()].flat().map(({ title }) => title));
  }

  get vehicles(): string[] {
    return unique([...this.#vehicles.values()].flat().map(modelName));
  }

  /** Has texts looked up that nobody has asked for yet. */
  want(kind: 'equipment' | 'vehicles', texts: readonly string[]): void {
    const known = kind === 'equipment' ? this.#devices : this.#vehicles;
    for (const text of texts) {
      const key = plain(text);
      if (key && !known.has(key) && !this.#asked[kind].has(key)) this.#waiting[kind].add(text.trim());
    }
    if (this.#waiting.equipment.size + this.#waiting.vehicles.size === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const asked = { equipment: [...this.#waiting.equipment], vehicles: [...this.#waiting.vehicles] };
    this.#waiting = { equipment: new Set(), vehicles: new Set() };
    for (const kind of ['equipment', 'vehicles'] as const)
      for (const text of asked[kind]) this.#asked[kind].add(plain(text));
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
      for (const kind of ['equipment', 'vehicles'] as const)
        for (const text of asked[kind]) this.#asked[kind].delete(plain(text));
    }
  }

  #take({ equipmentNames, vehicleNames }: FitmentNamesQuery): void {
    for (const { text, entries } of equipmentNames) this.#devices.set(plain(text), entries);
    for (const { text, vehicles } of vehicleNames) {
      this.#vehicles.set(
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
