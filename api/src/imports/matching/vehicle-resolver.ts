import { recognizeLines } from '../../catalogue/recognize-vehicles.ts';
import { nameKey, namesOf, namesOfMake, namesOfModel } from '../../catalogue/vehicle-names.ts';
import { Generation, Make, VehicleModel } from '../../catalogue/vehicle.entity.ts';
import type { Ctx } from '../../context.ts';
import { splitModelYears, type Years } from '../fitments/model-name.ts';
import { ImportMatch, MatchKind } from './import-match.entity.ts';
import type { MatchCandidate } from './match-question.ts';

/** A vehicle as a table names it: by make and model, or by one text. Empty where the table has no such column. */
export interface NamedVehicle {
  make: string;
  model: string;
  generation: string;
  text: string;
}

export interface FoundVehicle {
  model: VehicleModel;
  make: Make;
  generation: Generation | null;
  /** Years that stand in its name; null where none do. */
  years: Years | null;
}

/** Why a vehicle was not found; `candidates` may be what is meant. */
export interface LostVehicle {
  /** Empty cells, a make or model that is not there, a name of several models, a generation that the model lacks. */
  reason: 'EMPTY' | 'MAKE' | 'MODEL' | 'AMBIGUOUS' | 'GENERATION';
  candidates: MatchCandidate[];
  alias: string | null;
}

const mostCandidates = 3;

/** The names of all vehicles, and those that people confirmed. */
export class VehicleResolver {
  private readonly tx: Ctx;
  private readonly makes: ReadonlyMap<string, Make>;
  private readonly makesByKey: ReadonlyMap<string, Make>;
  private readonly models: ReadonlyMap<string, VehicleModel>;
  private readonly modelsOfMake: ReadonlyMap<string, ReadonlyMap<string, VehicleModel[]>>;
  private readonly generations: ReadonlyMap<string, Generation[]>;
  private readonly matches: ReadonlyMap<string, ImportMatch>;

  private constructor(
    tx: Ctx,
    makes: readonly Make[],
    models: readonly VehicleModel[],
    generations: readonly Generation[],
    matches: readonly ImportMatch[],
  ) {
    this.tx = tx;
    this.makes = new Map(makes.map((make) => [make.id, make]));
    const byKey = new Map<string, Make>();
    // Names before aliases: what is called so goes before what is also called so.
    for (const make of makes) byKey.set(nameKey(make.name), byKey.get(nameKey(make.name)) ?? make);
    for (const make of makes)
      for (const key of namesOfMake(make).map(nameKey)) byKey.set(key, byKey.get(key) ?? make);
    this.makesByKey = byKey;
    this.models = new Map(models.map((model) => [model.id, model]));
    this.modelsOfMake = new Map(
      [...Map.groupBy(models, ({ makeId }) => makeId)].map(([makeId, own]) => [makeId, modelsByKey(own)]),
    );
    this.generations = Map.groupBy(generations, ({ modelId }) => modelId);
    this.matches = new Map(matches.map((match) => [match.textKey, match]));
  }

  static async load(tx: Ctx): Promise<VehicleResolver> {
    const makes = await tx.db.getRepository(Make).find({ order: { id: 'ASC' } });
    const models = await tx.db.getRepository(VehicleModel).find({ order: { id: 'ASC' } });
    const generations = await tx.db.getRepository(Generation).find({ order: { id: 'ASC' } });
    const matches = await tx.db.getRepository(ImportMatch).findBy({ kind: MatchKind.VEHICLE });
    return new VehicleResolver(tx, makes, models, generations, matches);
  }

  /** One answer for each name, in order. Names that no list has are recognised together, which takes about a millisecond each. */
  async resolve(named: readonly NamedVehicle[]): Promise<(FoundVehicle | LostVehicle)[]> {
    const answers = named.map((vehicle) => this.find(vehicle));
    const unsure = named.flatMap((vehicle, i) => {
      const answer = answers[i]!;
      const isOpen = isLost(answer) && (answer.reason === 'MAKE' || answer.reason === 'MODEL');
      return isOpen ? [{ i, text: textOf(vehicle) }] : [];
    });
    if (unsure.length === 0) return answers;
    const found = await recognizeLines(this.tx, unsure.map(({ text }) => text), mostCandidates); // prettier-ignore
    for (const [n, { i }] of unsure.entries()) {
      const matches = found[n]!.filter(({ model }) => model !== null);
      const [first, second] = matches;
      // A text of nothing but this vehicle's names is no question.
      if (first?.score === 1 && second?.score !== 1)
        answers[i] = this.withGeneration(named[i]!, {
          make: first.make,
          model: first.model!,
          generation: named[i]!.generation ? null : first.generation,
          years: first.year === null ? null : { yearFrom: first.year, yearTo: first.year },
        });
      else
        (answers[i] as LostVehicle).candidates = matches.map(({ model, generation, make }) => ({
          id: model!.id,
          generationId: generation?.id ?? null,
          label: [make.name, model!.name, generation?.name].filter(Boolean).join(' '),
        }));
    }
    return answers;
  }

  private find(vehicle: NamedVehicle): FoundVehicle | LostVehicle {
    const text = textOf(vehicle);
    const confirmed = this.matches.get(nameKey(text));
    if (confirmed?.modelId) {
      const model = this.models.get(confirmed.modelId)!;
      const generation = this.generationsOf(model).find(({ id }) => id === confirmed.generationId) ?? null;
      return this.withGeneration(vehicle, { make: this.makes.get(model.makeId)!, model, generation, years: null });
    } // prettier-ignore
    if (!vehicle.make && !vehicle.model)
      return {
        reason: vehicle.text ? 'MODEL' : 'EMPTY',
        candidates: [],
        alias: this.withoutMake(vehicle.text),
      };
    if (!vehicle.make || !vehicle.model) return { reason: 'EMPTY', candidates: [], alias: null };
    const make = this.makesByKey.get(nameKey(vehicle.make));
    if (!make) return { reason: 'MAKE', candidates: [], alias: null };
    const own = this.modelsOfMake.get(make.id);
    const split = splitModelYears(vehicle.model);
    for (const { name, years } of [{ name: vehicle.model, years: null }, { name: split.model, years: split }]) {
      const models = own?.get(nameKey(name)) ?? [];
      if (models.length === 1)
        return this.withGeneration(vehicle, { make, model: models[0]!, generation: null, years });
      if (models.length > 1)
        return {
          reason: 'AMBIGUOUS',
          candidates: models.map(({ id, name: own }) => ({ id, generationId: null, label: `${make.name} ${own}` })),
          alias: null,
        };
    } // prettier-ignore
    return { reason: 'MODEL', candidates: [], alias: split.model };
  }

  private withGeneration({ generation }: NamedVehicle, found: FoundVehicle): FoundVehicle | LostVehicle {
    if (!generation) return found;
    const own = this.generationsOf(found.model);
    const named =
      own.find(({ name }) => nameKey(name) === nameKey(generation)) ??
      own.find((one) => namesOf(one).some((name) => nameKey(name) === nameKey(generation)));
    if (named) return { ...found, generation: named };
    const candidates = own.map(({ id, name }) => ({ id: found.model.id, generationId: id, label: name }));
    return { reason: 'GENERATION', candidates, alias: null };
  }

  private generationsOf({ id }: VehicleModel): Generation[] {
    return this.generations.get(id) ?? [];
  }

  /** «Газель Некст» of «ГАЗ Газель Некст»; the text where no make stands first. */
  withoutMake(text: string): string | null {
    const words = text.trim().split(/\s+/);
    const begins = this.makesByKey.has(nameKey(words[0] ?? ''));
    return (begins ? words.slice(1).join(' ') : text.trim()) || null;
  }
}

export function isLost(answer: FoundVehicle | LostVehicle): answer is LostVehicle {
  return 'reason' in answer;
}

/** All that the table says of the vehicle but its generation, which only a known model has. */
export function textOf({ make, model, text }: NamedVehicle): string {
  return `${make} ${model}`.trim() || text;
}

/** Own names go before aliases; what several are called all the same is several. */
function modelsByKey(models: readonly VehicleModel[]): Map<string, VehicleModel[]> {
  const byKey = new Map<string, VehicleModel[]>();
  for (const model of models) add(byKey, nameKey(model.name), model);
  const owned = new Set(byKey.keys());
  for (const model of models)
    for (const key of new Set(namesOfModel(model).map(nameKey))) if (!owned.has(key)) add(byKey, key, model);
  return byKey;
}

function add(byKey: Map<string, VehicleModel[]>, key: string, model: VehicleModel): void {
  byKey.set(key, [...(byKey.get(key) ?? []), model]);
}
