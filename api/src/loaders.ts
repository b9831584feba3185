import DataLoader from 'dataloader';
import { In, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { visibleFiles } from './access/files.ts';
import { Evidence } from './catalogue/fitment.entity.ts';
import { countFitments } from './catalogue/fitment.queries.ts';
import { Generation, Make, VehicleModel } from './catalogue/vehicle.entity.ts';
import { countModels } from './catalogue/vehicle.queries.ts';
import type { Ctx } from './context.ts';
import { EntryVehicle } from './entries/entry-link.entity.ts';
import type { Entry } from './entries/entry.entity.ts';
import {
  findVisibleEntries,
  type UseCounts,
  loadUseCounts,
  loadAboutEquipment,
  loadTranslations,
} from './entries/entry.queries.ts';
import { Revision } from './entries/revision.entity.ts';
import { EquipmentRelation } from './equipment/equipment.entity.ts';
import type { StoredFile } from './files/file.entity.ts';
import { Person } from './people/person.entity.ts';

/** One row for each key, or null; batched within a request. */
type ById<T> = DataLoader<string, T | null>;
type ListById<T> = DataLoader<string, T[]>;

export interface Loaders {
  /** Entries that the viewer may see; others come as null. */
  visibleEntry: ById<Entry>;
  /** The same for files: a body may name any. */
  visibleFile: ById<StoredFile>;
  revision: ById<Revision>;
  person: ById<Person>;
  make: ById<Make>;
  model: ById<VehicleModel>;
  generation: ById<Generation>;
  modelsOfMake: ListById<VehicleModel>;
  modelCountOfMake: DataLoader<string, number>;
  generationsOfModel: ListById<Generation>;
  /** Fitments that the viewer may see. */
  fitmentCountOfModel: DataLoader<string, number>;
  evidenceOfFitment: ListById<Evidence>;
  vehiclesOfEntry: ListById<EntryVehicle>;
  equipmentOfEntry: ListById<Entry>;
  relationsOfEquipment: ListById<EquipmentRelation>;
  translationsOfEntry: ListById<Entry>;
  usesOfEntry: DataLoader<string, UseCounts>;
}

/** One set per request: a loader's cache must never outlive what its viewer may see. */
export function createLoaders(ctx: Ctx): Loaders {
  const rows = <T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>): ById<T> =>
    new DataLoader(async (ids) => {
      const found = await ctx.db
        .getRepository(entity)
        .findBy({ id: In([...ids]) } as unknown as FindOptionsWhere<T>);
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  const lists = <T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    key: keyof T & string,
    order: (keyof T & string)[] = [],
  ): ListById<T> =>
    new DataLoader(async (ids) => {
      const query = ctx.db
        .getRepository(entity)
        .createQueryBuilder('row')
        .where({ [key]: In([...ids]) });
      for (const column of order) query.addOrderBy(`row.${column}`);
      const groups = Map.groupBy(await query.getMany(), (row) => row[key] as string);
      return ids.map((id) => groups.get(id) ?? []);
    });
  const grouped = <T>(load: (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, T>>, empty: () => T) =>
    new DataLoader<string, T>(async (ids) => {
      const found = await load(ctx, ids);
      return ids.map((id) => found.get(id) ?? empty());
    });

  return {
    visibleEntry: new DataLoader(async (ids) => {
      const byId = new Map((await findVisibleEntries(ctx, ids)).map((entry) => [entry.id, entry]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    visibleFile: new DataLoader(async (ids) => {
      const query = (await visibleFiles(ctx)).andWhere('file.id = ANY(:ids)', { ids });
      const byId = new Map((await query.getMany()).map((file) => [file.id, file]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    revision: rows(Revision),
    person: rows(Person),
    make: rows(Make),
    model: rows(VehicleModel),
    generation: rows(Generation),
    modelsOfMake: lists(VehicleModel, 'makeId', ['name']),
    modelCountOfMake: grouped(countModels, () => 0),
    fitmentCountOfModel: grouped(countFitments, () => 0),
    generationsOfModel: lists(Generation, 'modelId', ['yearFrom', 'name']),
    evidenceOfFitment: lists(Evidence, 'fitmentId', ['at']),
    vehiclesOfEntry: lists(EntryVehicle, 'entryId'),
    relationsOfEquipment: lists(EquipmentRelation, 'fromId', ['kind']),
    equipmentOfEntry: grouped(loadAboutEquipment, () => []),
    translationsOfEntry: grouped(loadTranslations, () => []),
    usesOfEntry: grouped(loadUseCounts, () => ({ solved: 0, partly: 0, wrong: 0, lastAt: null })),
  };
}
