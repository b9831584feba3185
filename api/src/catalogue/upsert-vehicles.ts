import { randomUUID } from 'node:crypto';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { authorizeCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { cleanAliases, line, vehicleProblems } from './check-vehicle.ts';
import { freeSlug } from './free-slug.ts';
import { changesBetween, type GoneRow, inChunks, type RowOutcome } from './row-changes.ts';
import { nameKey, namesOfMake } from './vehicle-names.ts';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';
import { wellKnownNames } from './well-known-names.ts';

interface Given {
  /** The source's own id, which survives renaming; else the name stands for it. */
  key?: string | null;
  name: string;
  aliases?: readonly string[] | null;
  /** `aliases` are all that it is called: what people use elsewhere is not added. */
  namesAreWhole?: boolean;
}
/** What is left out is not told, and stays as it is; `null` is told: empty. */
export type MakeGiven = Given & Partial<Pick<Make, 'nameCyrillic' | 'country'>>;
export type ModelGiven = Given &
  Partial<Pick<VehicleModel, 'nameCyrillic' | 'yearFrom' | 'yearTo' | 'bodyClass'>>;
export type GenerationGiven = Given &
  Partial<Pick<Generation, 'yearFrom' | 'yearTo' | 'body' | 'engine' | 'market' | 'voltage'>>;

/** A make, or a model of it, or a generation of that. */
export interface VehicleRow {
  make: MakeGiven;
  model?: ModelGiven | null;
  generation?: GenerationGiven | null;
}

export interface VehicleOutcome extends RowOutcome {
  makeId: string;
  modelId: string | null;
  generationId: string | null;
}

export interface VehicleChanges {
  /** One for each row, in order; it tells of the most exact thing that the row names. */
  rows: VehicleOutcome[];
  /** Stays in the catalogue, since entries and fitments may speak of it. */
  gone: GoneRow[];
}

/**
 * Brings the catalogue to what a source says, in a handful of statements. Rows of the same source are found by its keys
 * and overwritten. A vehicle that others brought in is found by its name; only what it lacks is filled in, and people's
 * aliases always stay.
 * @param source short and without a colon, such as `cars-base`
 * @throws UnauthenticatedError, ForbiddenError
 */
export async function upsertVehicles(
  tx: Ctx,
  source: string,
  rows: readonly VehicleRow[],
): Promise<VehicleChanges> {
  await authorizeCatalogue(tx, 'change');
  const makes = await Level.load<Make, MakeGiven>(tx, source, Make, namesOfMake, ['nameCyrillic', 'country']);
  const models = await Level.load<VehicleModel, ModelGiven>(tx, source, VehicleModel, mainNames, [
    'nameCyrillic',
    'yearFrom',
    'yearTo',
    'bodyClass',
  ]);
  const generations = await Level.load<Generation, GenerationGiven>(tx, source, Generation, mainNames, [
    'yearFrom',
    'yearTo',
    'body',
    'engine',
    'market',
    'voltage',
  ]);
  const outcomes = rows.map(({ make, model, generation }, i): VehicleOutcome => {
    const ofMake = makes.take(make, {}, i, () => wellKnownNames(make.name));
    const ofModel =
      model && isTaken(ofMake)
        ? models.take(model, { makeId: ofMake.id }, i, () => wellKnownNames(make.name, model.name))
        : null;
    const ofGeneration =
      generation && ofModel && isTaken(ofModel)
        ? generations.take(generation, { modelId: ofModel.id }, i)
        : null;
    const { outcome, changes, problems, duplicateOf } = ofGeneration ?? ofModel ?? ofMake;
    return {
      outcome,
      changes,
      problems,
      // A make is named by every one of its models.
      duplicateOf: model ? duplicateOf : null,
      makeId: ofMake.id,
      modelId: ofModel?.id ?? null,
      generationId: ofGeneration?.id ?? null,
    };
  });
  for (const level of [makes, models, generations]) await level.write(tx);
  const label = (model: VehicleModel) => `${makes.get(model.makeId)?.name} ${model.name}`;
  return {
    rows: outcomes,
    gone: [
      ...makes.gone().map(({ id, name }) => ({ id, label: name })),
      ...models.gone().map((model) => ({ id: model.id, label: label(model) })),
      ...generations
        .gone()
        .map(({ id, modelId, name }) => ({ id, label: `${label(models.get(modelId)!)} ${name}` })),
    ],
  };
}

type Vehicle = Make | VehicleModel | Generation;
type Parent = Partial<Record<'makeId' | 'modelId', string>>;
type Taken = RowOutcome & { id: string };

const mainNames = ({ name, aliases }: Pick<Vehicle, 'name' | 'aliases'>) => [name, ...aliases];
const isTaken = ({ outcome }: RowOutcome) => outcome !== 'REFUSED';
const parentOf = (row: Parent) => row.modelId ?? row.makeId ?? '';

/** One of the three tables, held in memory while the rows of a source are taken in. */
class Level<T extends Vehicle & ObjectLiteral, G extends Given> {
  private readonly byId = new Map<string, T>();
  private readonly bySourceKey = new Map<string, T>();
  /** Ids: a row that was changed stands anew in `byId`. */
  private readonly byName = new Map<string, string>();
  private readonly slugs = new Set<string>();
  private readonly taken = new Map<string, Taken>();
  private readonly firstTakenAt = new Map<string, number>();
  private readonly changed = new Map<string, T>();
  private readonly source: string;
  private readonly entity: EntityTarget<T>;
  private readonly namesOf: (row: T) => string[];
  private readonly fields: readonly (keyof T & keyof G & string)[];

  private constructor(
    source: string,
    entity: EntityTarget<T>,
    namesOf: (row: T) => string[],
    fields: readonly (keyof T & keyof G & string)[],
  ) {
    this.source = source;
    this.entity = entity;
    this.namesOf = namesOf;
    this.fields = fields;
  }

  static async load<T extends Vehicle & ObjectLiteral, G extends Given>(
    tx: Ctx,
    source: string,
    entity: EntityTarget<T>,
    namesOf: (row: T) => string[],
    fields: readonly (keyof T & keyof G & string)[],
  ): Promise<Level<T, G>> {
    const level = new Level<T, G>(source, entity, namesOf, fields);
    const rows = await tx.db.getRepository(entity).find();
    // Names before aliases: «Niva» is the model of that name before it is what people call another.
    for (const row of rows) level.remember(row, [row.name]);
    for (const row of rows) level.remember(row, namesOf(row));
    return level;
  }

  get(id: string): T | undefined {
    return this.byId.get(id);
  }

  /**
   * Finds or adds what was given, and notes what changes.
   * @param firstNames more aliases for what is added; what is there already keeps those that people left it
   */
  take(given: G, parent: Parent, at: number, firstNames: () => string[] = () => []): Taken {
    const sourceKey = `${this.source}:${parentOf(parent) && !given.key ? `${parentOf(parent)}/` : ''}${given.key ?? nameKey(given.name)}`;
    const taken = this.taken.get(sourceKey) ?? this.merge(given, parent, sourceKey, firstNames);
    this.taken.set(sourceKey, taken);
    const first = this.firstTakenAt.get(taken.id);
    if (first !== undefined) return { ...taken, duplicateOf: first };
    this.firstTakenAt.set(taken.id, at);
    return taken;
  }

  async write(tx: Ctx): Promise<void> {
    for (const rows of inChunks([...this.changed.values()]))
      await tx.db.getRepository(this.entity).upsert(rows as never, ['id']);
  }

  gone(): T[] {
    return [...this.bySourceKey].flatMap(([key, row]) =>
      key.startsWith(`${this.source}:`) && !this.taken.has(key) ? [row] : [],
    );
  }

  private merge(given: G, parent: Parent, sourceKey: string, firstNames: () => string[]): Taken {
    const own = this.bySourceKey.get(sourceKey);
    const known = own ?? this.named(given, parent);
    const next = known
      ? this.changedBy(known, given, known === own)
      : this.added(
          { ...given, aliases: [...(given.aliases ?? []), ...(given.namesAreWhole ? [] : firstNames())] },
          parent,
          sourceKey,
        );
    const problems = vehicleProblems(next);
    if (problems.length > 0) return taken(next.id, 'REFUSED', { problems });
    const changes = known ? changesBetween<T>(known, next, ['name', 'aliases', ...this.fields] as never) : [];
    if (known && changes.length === 0) return taken(known.id, 'UNCHANGED', {});
    this.changed.set(next.id, next);
    this.remember(next, this.namesOf(next));
    return taken(next.id, known ? 'CHANGED' : 'ADDED', { changes });
  }

  /** What has this name, unless the source itself tells the two apart: GO and GO+ have ids of their own. */
  private named({ key, name }: G, parent: Parent): T | undefined {
    const row = this.byId.get(this.byName.get(`${parentOf(parent)} ${nameKey(name)}`) ?? '');
    return key && row?.sourceKey?.startsWith(`${this.source}:`) ? undefined : row;
  }

  private changedBy(known: T, given: G, isOwn: boolean): T {
    const next = { ...known, aliases: [...new Set([...known.aliases, ...cleanAliases(given.aliases)])] };
    if (isOwn) next.name = line(given.name) ?? '';
    for (const field of this.fields) {
      const told = given[field] as T[typeof field] | undefined;
      const isEmpty = known[field] === null || known[field] === '';
      if (told !== undefined && (isOwn || isEmpty)) next[field] = told;
    }
    return next;
  }

  private added(given: G, parent: Parent, sourceKey: string): T {
    const name = line(given.name) ?? '';
    const told = Object.fromEntries(this.fields.map((field) => [field, given[field] ?? null]));
    return {
      ...told,
      ...('nameCyrillic' in told && { nameCyrillic: told['nameCyrillic'] ?? '' }),
      ...parent,
      ...(parent.modelId === undefined && {
        slug: freeSlug(name, (slug) => this.slugs.has(`${parentOf(parent)} ${slug}`)),
      }),
      id: randomUUID(),
      name,
      aliases: cleanAliases(given.aliases),
      sourceKey,
    } as unknown as T;
  }

  private remember(row: T, names: readonly string[]): void {
    const parent = parentOf(row as Parent);
    this.byId.set(row.id, row);
    if (row.sourceKey) this.bySourceKey.set(row.sourceKey, row);
    if ('slug' in row) this.slugs.add(`${parent} ${row.slug}`);
    for (const name of names) {
      const key = `${parent} ${nameKey(name)}`;
      if (!this.byName.has(key)) this.byName.set(key, row.id);
    }
  }
}

function taken(id: string, outcome: RowOutcome['outcome'], with_: Partial<RowOutcome>): Taken {
  return { id, outcome, changes: [], problems: [], duplicateOf: null, ...with_ };
}
