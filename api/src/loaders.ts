import DataLoader from 'dataloader';
import type { ObjectLiteral } from 'typeorm';
import { visibleFiles } from './access/files.ts';
import { Evidence } from './catalogue/fitment.entity.ts';
import { countFitments } from './catalogue/fitment.queries.ts';
import { Generation, Make, VehicleModel } from './catalogue/vehicle.entity.ts';
import { countModels } from './catalogue/vehicle.queries.ts';
import type { Ctx } from './context.ts';
import { columnOf, selectRows } from './database/rows.ts';
import { EntryVehicle } from './entries/entry-link.entity.ts';
import type { Entry } from './entries/entry.entity.ts';
import { findVisibleEntries, loadUseCounts, type UseCounts } from './entries/entry.queries.ts';
import { keyOf, loadRelated, type RelatedKey } from './entries/related-entries.ts';
import { Revision } from './entries/revision.entity.ts';
import { EquipmentRelation } from './equipment/equipment.entity.ts';
import type { StoredFile } from './files/file.entity.ts';
import { Person } from './people/person.entity.ts';
import { loadVotes, noVotes } from './votes/vote-counts.ts';
import type { VoteSummary } from './votes/vote.types.ts';

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
  /** Entries that the viewer may see. */
  related: DataLoader<RelatedKey, Entry[], string>;
  relationsOfEquipment: ListById<EquipmentRelation>;
  usesOfEntry: DataLoader<string, UseCounts>;
  /** With the viewer's own vote. */
  votesOnEntry: DataLoader<string, VoteSummary>;
}

/** One set per request: a loader's cache must never outlive what its viewer may see. */
export function createLoaders(ctx: Ctx): Loaders {
  const rows = <T extends ObjectLiteral & { id: string }>(entity: new () => T): ById<T> =>
    new DataLoader(async (ids) => {
      const found = await selectRows(ctx.db, entity, 'one', 'WHERE one.id = ANY(:ids)', { ids });
      const byId = new Map(found.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  const lists = <T extends ObjectLiteral>(
    entity: new () => T,
    key: keyof T & string,
    order: readonly (keyof T & string)[] = [key],
  ): ListById<T> =>
    new DataLoader(async (ids) => {
      const column = (property: keyof T & string) => `one.${columnOf(ctx.db, entity, property)}`;
      const rest = `WHERE ${column(key)} = ANY(:ids) ORDER BY ${order.map(column).join(', ')}`;
      const found = await selectRows(ctx.db, entity, 'one', rest, { ids });
      const groups = Map.groupBy(found, (row) => row[key] as string);
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
    evidenceOfFitment: lists(Evidence, 'fitmentId', ['at', 'createdAt', 'id']),
    vehiclesOfEntry: lists(EntryVehicle, 'entryId'),
    relationsOfEquipment: lists(EquipmentRelation, 'fromId', ['kind']),
    related: new DataLoader((keys) => loadRelated(ctx, keys), { cacheKeyFn: keyOf }),
    usesOfEntry: grouped(loadUseCounts, () => ({ solved: 0, partly: 0, wrong: 0, lastAt: null })),
    votesOnEntry: grouped(
      ({ db, viewer }, ids) => loadVotes(db, ids, viewer.person?.id),
      () => noVotes,
    ),
  };
}
