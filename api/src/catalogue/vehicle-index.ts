import { swapLayout } from '@fieldlore/search';
import { byCodeUnits, NameIndex } from './vehicle-name-index.ts';
import { nameParts, namesOf, namesOfMake, namesOfModel, withLatinCodes } from './vehicle-names.ts';
import { findYear, isDescribing } from './vehicle-words.ts';
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
  /**
   * The share of the text that the vehicle explains, 0 to 1: whole names count full, what sounds like them and beginnings
   * less, typing mistakes least. 1 is a text of nothing but names and a year; words that only describe weigh little.
   */
  score: number;
}

type Model = CatalogueNames['models'][number];
/** Where a name stands in the text, and how well it is written. */
interface Hit {
  from: number;
  to: number;
  quality: number;
}
/** A text taken apart, and all that was found in it. */
interface Reading {
  parts: readonly string[];
  hits: ReadonlyMap<string, readonly Hit[]>;
  /** Makes that are named in full. */
  makes: readonly (Hit & { id: string })[];
  thisYear: number;
}
type Explained = Pick<RecognizedVehicle, 'year' | 'score' | 'generationId'> & {
  /** Whether a name stands in the text that is nobody's by accident: whole, and longer than the `5` of a Mazda. */
  isNamed: boolean;
};
type Candidate = RecognizedVehicle & Explained;

/** Names run over no more parts than this: `2121 (4x4)` has four. */
const longestName = 8;
const longestText = 200;
/** Words about the vehicle count as so much of their length, that a long tail hides no name. */
const describingWeight = 0.3;
/** A vehicle that explains less of the text is not what was meant, unless it is named in full. */
const leastScore = 0.3;
/** «БМВ икс 3» is none of the X3 that other makes have. */
const ofAnotherMake = 0.75;
const leastOfBest = 0.6;
/** What is well understood as typed is not tried as typed in the wrong keyboard layout. */
const wellUnderstood = 0.75;
const otherLayout = 0.95;
const shortestWord = 4;
const shortestNumber = 4;

/** All names of the catalogue, folded; knows nothing of where they came from. */
export class VehicleIndex {
  private readonly modelById: ReadonlyMap<string, Model>;
  private readonly generationsOf: ReadonlyMap<string, CatalogueNames['generations'][number][]>;
  private readonly modelOfGeneration: ReadonlyMap<string, string>;
  private readonly makeIds: ReadonlySet<string>;
  private readonly names: NameIndex;

  constructor({ makes, models, generations }: CatalogueNames) {
    this.modelById = new Map(models.map((model) => [model.id, model]));
    this.generationsOf = Map.groupBy(generations, ({ modelId }) => modelId);
    this.modelOfGeneration = new Map(generations.map(({ id, modelId }) => [id, modelId]));
    this.makeIds = new Set(makes.map(({ id }) => id));
    this.names = new NameIndex([
      ...makes.map((make) => [make.id, namesOfMake(make)] as const),
      ...models.map((model) => [model.id, namesOfModel(model)] as const),
      ...generations.map((generation) => [generation.id, namesOf(generation)] as const),
    ]);
  }

  /**
   * Vehicles that the text may mean, the likeliest first. A line of a fleet takes about a millisecond on a catalogue of
   * 5,000 models.
   * @param thisYear later years than the next one are numbers, not years
   */
  recognize(text: string, limit: number, thisYear: number): RecognizedVehicle[] {
    const short = text.slice(0, longestText);
    const asTyped = this.rank([short.toLowerCase(), withLatinCodes(short)], thisYear);
    const best = asTyped[0]?.score ?? 0;
    const swapped = best < wellUnderstood ? this.rank([swapLayout(short).toLowerCase()], thisYear) : [];
    const others = swapped.map((candidate) => ({ ...candidate, score: candidate.score * otherLayout }));
    const ranked = (others[0]?.score ?? 0) > best ? others : asTyped;
    return ranked.slice(0, limit).map(({ makeId, modelId, generationId, year, score }) => ({
      makeId,
      modelId,
      generationId,
      year,
      score,
    }));
  }

  private rank(readings: readonly string[], thisYear: number): Candidate[] {
    const found = new Map<string, Candidate>();
    for (const reading of new Set(readings))
      for (const match of this.read(nameParts(reading), thisYear)) {
        const key = `${match.makeId} ${match.modelId}`;
        if ((found.get(key)?.score ?? 0) < match.score) found.set(key, match);
      }
    const ranked = [...found.values()].toSorted((a, b) => this.compare(a, b));
    const least = (ranked[0]?.score ?? 0) * leastOfBest;
    return ranked.filter(({ score, isNamed }) => score >= least && (isNamed || score >= leastScore));
  }

  private *read(parts: readonly string[], thisYear: number): Generator<Candidate> {
    const hits = this.hitsIn(parts);
    const makes = [...hits].flatMap(([id, own]) =>
      this.makeIds.has(id) ? own.flatMap((hit) => (hit.quality === 1 ? { ...hit, id } : [])) : [],
    );
    const reading = { parts, hits, makes, thisYear };
    const models = new Set<string>();
    for (const id of hits.keys()) {
      const model = this.modelById.has(id) ? id : this.modelOfGeneration.get(id);
      if (model) models.add(model);
      else if (this.makeIds.has(id)) yield { makeId: id, modelId: null, ...explain(reading, [id], null) };
    }
    for (const modelId of models) {
      const model = this.modelById.get(modelId)!;
      const own = [modelId, model.makeId];
      const named = (this.generationsOf.get(modelId) ?? []).filter(({ id }) => hits.has(id));
      const readings = [null, ...named].map((generation) => ({
        makeId: model.makeId,
        modelId,
        ...explain(reading, generation ? [...own, generation.id] : own, generation ?? model),
        generationId: generation?.id ?? null,
      }));
      const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
      yield { ...best, generationId: best.generationId ?? this.generationOfYear(modelId, best.year) };
    }
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
        for (const { id, quality } of this.names.like(key, to - from, to === parts.length))
          hits.set(id, [...(hits.get(id) ?? []), { from, to, quality }]);
      }
    }
    return hits;
  }

  /**
   * Between equals: a model before a bare make, what the catalogue knows generations of before what it merely lists, what
   * is still made before what is not, then the shorter name.
   */
  private compare(a: Candidate, b: Candidate): number {
    const model = (match: Candidate) => (match.modelId ? this.modelById.get(match.modelId)! : null);
    const isKnownWell = (match: Candidate) => Number(this.generationsOf.has(match.modelId ?? ''));
    const [one, other] = [model(a), model(b)];
    return (
      b.score - a.score ||
      Number(other !== null) - Number(one !== null) ||
      isKnownWell(b) - isKnownWell(a) ||
      (other?.yearTo ?? Infinity) - (one?.yearTo ?? Infinity) ||
      (one?.name.length ?? 0) - (other?.name.length ?? 0) ||
      byCodeUnits(`${a.makeId}${a.modelId}`, `${b.makeId}${b.modelId}`)
    );
  }
}

/** How much of the text these names and a year account for. */
function explain(
  { parts, hits, makes, thisYear }: Reading,
  ids: readonly string[],
  made: Pick<Model, 'yearFrom' | 'yearTo'> | null,
): Explained {
  const quality = parts.map(() => 0);
  let isNamed = false;
  for (const hit of ids.flatMap((id) => hits.get(id) ?? [])) {
    for (let at = hit.from; at < hit.to; at++) quality[at] = Math.max(quality[at]!, hit.quality);
    isNamed ||= hit.quality === 1 && isTelling(parts.slice(hit.from, hit.to).join(''));
  }
  const isOfAnother =
    makes.every(({ id }) => !ids.includes(id)) &&
    makes.some(({ from, to }) => quality.slice(from, to).some((each) => each < 1));
  const year = findYear(parts, (at) => quality[at] === 1, thisYear);
  if (year) {
    quality[year.at] = made === null || wasMade(made, year.year) ? 1 : 0.5;
    quality.fill(1, year.at + 1, year.end);
  }
  const weights = parts.map((part) => part.length * (isDescribing(part) ? describingWeight : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const explained = weights.reduce((sum, weight, at) => sum + weight * quality[at]!, 0);
  const score = (explained / total) * (isOfAnother ? ofAnotherMake : 1);
  return { year: year?.year ?? null, generationId: null, score, isNamed };
}

/** Whether a name alone says which vehicle is meant: a word that describes none, or a long number. */
function isTelling(key: string): boolean {
  if (isDescribing(key)) return false;
  return key.length >= (/^\d+$/.test(key) ? shortestNumber : shortestWord);
}

function wasMade({ yearFrom, yearTo }: Pick<Model, 'yearFrom' | 'yearTo'>, year: number): boolean {
  return (yearFrom ?? -Infinity) <= year && year <= (yearTo ?? Infinity);
}
