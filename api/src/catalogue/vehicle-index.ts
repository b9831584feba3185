import { allowedMistakes, editDistance } from '@fieldlore/search';
import { nameKey, nameParts, namesOf, namesOfMake, withLatinCodes } from './vehicle-names.ts';
import type { Generation, Make, VehicleModel } from './vehicle.entity.ts';

export interface CatalogueNames {
  makes: readonly Pick<Make, 'id' | 'name' | 'nameCyrillic' | 'aliases'>[];
  models: readonly Pick<
    VehicleModel,
    'id' | 'makeId' | 'name' | 'nameCyrillic' | 'aliases' | 'yearFrom' | 'yearTo'
  >[];
  generations: readonly Pick<Generation, 'id' | 'modelId' | 'name' | 'aliases' | 'yearFrom' | 'yearTo'>[];
}

/** A vehicle that a text may mean, by ids. */
export interface RecognizedVehicle {
  makeId: string;
  modelId: string | null;
  generationId: string | null;
  year: number | null;
  /** The share of the text that the vehicle explains, 0 to 1: whole names count full, beginnings less, typing mistakes least. */
  score: number;
}

type Model = CatalogueNames['models'][number];
/** Where a name stands in the text, and how well it is written. */
interface Hit {
  from: number;
  to: number;
  quality: number;
}

const exact = 1;
/** A beginning counts between these two, more the more of the name is there. */
const prefixQuality = { least: 0.75, most: 0.9 };
const mistakeQuality = { one: 0.7, two: 0.6 };
/** Of the beginning of a name at least this much, else half the catalogue begins so. */
const shortestPrefix = 3;
const mostOfOnePrefix = 40;
/** Names run over no more parts than this: `2121 (4x4)` has four. */
const longestName = 8;
/** A misspelt name runs over fewer: comparing costs. */
const longestMisspelt = 3;
const longestText = 200;
/** A vehicle that explains less of the text, or of what the best one explains, is not what was meant. */
const leastScore = 0.3;
const leastOfBest = 0.6;
const firstYear = 1900;
/** What stands after a year: «2019 г.в.», «2019 года выпуска», `2019 MY`. */
const afterYear = new Set(['g', 'v', 'gv', 'god', 'goda', 'vypuska', 'year', 'my', 'y']);

/** All names of the catalogue, folded; knows nothing of where they came from. */
export class VehicleIndex {
  private readonly modelById: ReadonlyMap<string, Model>;
  private readonly generationsOf: ReadonlyMap<string, CatalogueNames['generations'][number][]>;
  private readonly modelOfGeneration: ReadonlyMap<string, string>;
  private readonly idsByKey = new Map<string, string[]>();
  private readonly sortedKeys: readonly string[];
  private readonly wordsByFirstLetter: ReadonlyMap<string, string[]>;
  private readonly makeIds: ReadonlySet<string>;

  constructor({ makes, models, generations }: CatalogueNames) {
    this.modelById = new Map(models.map((model) => [model.id, model]));
    this.generationsOf = Map.groupBy(generations, ({ modelId }) => modelId);
    this.modelOfGeneration = new Map(generations.map(({ id, modelId }) => [id, modelId]));
    this.makeIds = new Set(makes.map(({ id }) => id));
    for (const make of makes) this.add(make.id, namesOfMake(make));
    for (const vehicle of [...models, ...generations]) this.add(vehicle.id, namesOf(vehicle));
    this.sortedKeys = [...this.idsByKey.keys()].toSorted(byCodeUnits);
    this.wordsByFirstLetter = Map.groupBy(
      this.sortedKeys.filter((key) => !/\p{N}/u.test(key)),
      (key) => key.charAt(0),
    );
  }

  /**
   * Vehicles that the text may mean, the likeliest first.
   * @param thisYear later years than the next one are numbers, not years
   */
  recognize(text: string, limit: number, thisYear: number): RecognizedVehicle[] {
    const short = text.slice(0, longestText);
    const found = new Map<string, RecognizedVehicle>();
    for (const reading of new Set([short.toLowerCase(), withLatinCodes(short)]))
      for (const match of this.read(nameParts(reading), thisYear)) {
        const key = `${match.makeId} ${match.modelId}`;
        if ((found.get(key)?.score ?? 0) < match.score) found.set(key, match);
      }
    const ranked = [...found.values()].toSorted((a, b) => this.compare(a, b));
    const least = Math.max(leastScore, (ranked[0]?.score ?? 0) * leastOfBest);
    return ranked.filter(({ score }) => score >= least).slice(0, limit);
  }

  private add(id: string, names: readonly string[]): void {
    for (const key of new Set(names.flatMap((name) => [nameKey(name), nameKey(withLatinCodes(name))]))) {
      if (key) this.idsByKey.set(key, [...(this.idsByKey.get(key) ?? []), id]);
    }
  }

  private *read(parts: readonly string[], thisYear: number): Generator<RecognizedVehicle> {
    const hits = this.hitsIn(parts);
    const models = new Set<string>();
    for (const id of hits.keys()) {
      const model = this.modelById.has(id) ? id : this.modelOfGeneration.get(id);
      if (model) models.add(model);
      else if (this.makeIds.has(id))
        yield { makeId: id, modelId: null, ...this.explain(parts, hits, [id], null, thisYear) };
    }
    for (const modelId of models) {
      const model = this.modelById.get(modelId)!;
      const own = [modelId, model.makeId];
      const named = (this.generationsOf.get(modelId) ?? []).filter(({ id }) => hits.has(id));
      const readings = [null, ...named].map((generation) => ({
        makeId: model.makeId,
        modelId,
        ...this.explain(
          parts,
          hits,
          generation ? [...own, generation.id] : own,
          generation ?? model,
          thisYear,
        ),
        generationId: generation?.id ?? null,
      }));
      const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
      yield { ...best, generationId: best.generationId ?? this.generationOfYear(modelId, best.year) };
    }
  }

  /** How much of the text these names and a year account for. */
  private explain(
    parts: readonly string[],
    hits: ReadonlyMap<string, readonly Hit[]>,
    ids: readonly string[],
    made: Pick<Model, 'yearFrom' | 'yearTo'> | null,
    thisYear: number,
  ): Pick<RecognizedVehicle, 'year' | 'score' | 'generationId'> {
    const quality = parts.map(() => 0);
    for (const id of ids)
      for (const hit of hits.get(id) ?? [])
        for (let at = hit.from; at < hit.to; at++) quality[at] = Math.max(quality[at]!, hit.quality);

    const isYear = (part: string, at: number) =>
      quality[at]! < exact &&
      /^\d{4}$/.test(part) &&
      Number(part) >= firstYear &&
      Number(part) <= thisYear + 1;
    const yearAt = parts.findIndex(isYear);
    const year = yearAt === -1 ? null : Number(parts[yearAt]);
    if (year !== null) {
      quality[yearAt] = made === null || wasMade(made, year) ? 1 : 0.5;
      for (let at = yearAt + 1; afterYear.has(parts[at] ?? ''); at++) quality[at] = 1;
    }
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    const explained = parts.reduce((sum, part, at) => sum + part.length * quality[at]!, 0);
    return { year, generationId: null, score: explained / total };
  }

  /** The generation, where only one was made in that year. */
  private generationOfYear(modelId: string, year: number | null): string | null {
    if (year === null) return null;
    const made = (this.generationsOf.get(modelId) ?? []).filter((generation) => wasMade(generation, year));
    return made.length === 1 ? made[0]!.id : null;
  }

  /** Every name found in the text, by the id of what bears it. */
  private hitsIn(parts: readonly string[]): Map<string, Hit[]> {
    const hits = new Map<string, Hit[]>();
    for (let from = 0; from < parts.length; from++) {
      let key = '';
      for (let to = from + 1; to <= Math.min(parts.length, from + longestName); to++) {
        key += parts[to - 1];
        for (const { id, quality } of this.namesLike(key, to - from))
          hits.set(id, [...(hits.get(id) ?? []), { from, to, quality }]);
      }
    }
    return hits;
  }

  private namesLike(key: string, parts: number): { id: string; quality: number }[] {
    const bearers = (name: string, quality: number) =>
      (this.idsByKey.get(name) ?? []).map((id) => ({ id, quality }));
    const whole = bearers(key, exact);
    if (whole.length > 0) return whole;
    const { least, most } = prefixQuality;
    const begun = this.beginningWith(key).flatMap((name) =>
      bearers(name, least + ((most - least) * key.length) / name.length),
    );
    if (begun.length > 0 || parts > longestMisspelt) return begun;
    return this.misspelt(key).flatMap(({ name, mistakes }) =>
      bearers(name, mistakes === 1 ? mistakeQuality.one : mistakeQuality.two),
    );
  }

  private beginningWith(key: string): string[] {
    if (key.length < shortestPrefix || /^\d{4}$/.test(key)) return [];
    let low = 0;
    let high = this.sortedKeys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byCodeUnits(this.sortedKeys[middle]!, key) < 0) low = middle + 1;
      else high = middle;
    }
    const names: string[] = [];
    for (let at = low; names.length < mostOfOnePrefix && this.sortedKeys[at]?.startsWith(key); at++)
      names.push(this.sortedKeys[at]!);
    return names;
  }

  /** Words with a typing mistake or two, the first letter right. A wrong digit is another vehicle, never a mistake. */
  private misspelt(key: string): { name: string; mistakes: number }[] {
    const most = /\p{N}/u.test(key) ? 0 : allowedMistakes(key.length);
    if (most === 0) return [];
    return (this.wordsByFirstLetter.get(key.charAt(0)) ?? []).flatMap((name) => {
      const mistakes = editDistance(key, name, most);
      return mistakes <= most ? [{ name, mistakes }] : [];
    });
  }

  /** Between equals: a model before a bare make, what is still made before what is not, then the shorter name. */
  private compare(a: RecognizedVehicle, b: RecognizedVehicle): number {
    const model = (match: RecognizedVehicle) => (match.modelId ? this.modelById.get(match.modelId)! : null);
    const [one, other] = [model(a), model(b)];
    return (
      b.score - a.score ||
      Number(other !== null) - Number(one !== null) ||
      (other?.yearTo ?? Infinity) - (one?.yearTo ?? Infinity) ||
      (one?.name.length ?? 0) - (other?.name.length ?? 0) ||
      byCodeUnits(`${a.makeId}${a.modelId}`, `${b.makeId}${b.modelId}`)
    );
  }
}

function wasMade({ yearFrom, yearTo }: Pick<Model, 'yearFrom' | 'yearTo'>, year: number): boolean {
  return (yearFrom ?? -Infinity) <= year && year <= (yearTo ?? Infinity);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
