import type { Authorized } from '../access/entries.ts';
import { Generation, VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';
import { BadInputError } from '../errors.ts';
import { EntryEquipment, EntryVehicle } from './entry-link.entity.ts';
import type { Entry } from './entry.entity.ts';
import { EntryKind } from './entry.enums.ts';

export interface VehicleSubject {
  makeId: string;
  modelId?: string | null;
  generationId?: string | null;
  yearFrom?: number | null;
  yearTo?: number | null;
}

/** Replaces the vehicles that the entry is about. @throws BadInputError where model and make don't belong together */
export async function setVehicles(
  tx: Ctx,
  entry: Authorized<Entry>,
  vehicles: readonly VehicleSubject[],
): Promise<void> {
  await checkVehicles(tx, vehicles);
  const rows = tx.db.getRepository(EntryVehicle);
  await rows.delete({ entryId: entry.id });
  if (vehicles.length > 0) await rows.insert(vehicles.map((vehicle) => ({ ...vehicle, entryId: entry.id })));
}

async function checkVehicles(tx: Ctx, vehicles: readonly VehicleSubject[]): Promise<void> {
  const models = await tx.loaders.model.loadMany(vehicles.flatMap(({ modelId }) => modelId ?? []));
  const generations = await tx.loaders.generation.loadMany(
    vehicles.flatMap(({ generationId }) => generationId ?? []),
  );
  const makeOf = new Map(
    models.flatMap((model) => (model instanceof VehicleModel ? [[model.id, model.makeId]] : [])),
  );
  const modelOf = new Map(generations.flatMap((g) => (g instanceof Generation ? [[g.id, g.modelId]] : [])));
  vehicles.forEach(({ makeId, modelId, generationId }, i) => {
    const fits =
      (!modelId || makeOf.get(modelId) === makeId) &&
      (!generationId || (modelId && modelOf.get(generationId) === modelId));
    if (!fits)
      throw new BadInputError([
        {
          path: `vehicles.${i}`,
          message: {
            ru: 'Модель или поколение не той марки. Выберите автомобиль заново.',
            en: 'The model or generation is not of this make. Choose the vehicle again.',
          },
        },
      ]);
  });
}

/** Replaces the equipment that the entry is about. @throws BadInputError for what is no equipment the viewer may see */
export async function setEquipment(tx: Ctx, entry: Authorized<Entry>, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  const found = await tx.loaders.visibleEntry.loadMany(unique);
  found.forEach((equipment, i) => {
    if (equipment instanceof Error || equipment?.kind !== EntryKind.EQUIPMENT)
      throw new BadInputError([
        {
          path: `equipment.${i}`,
          message: {
            ru: 'Такого оборудования нет. Выберите его из каталога.',
            en: 'There is no such equipment. Choose it from the catalogue.',
          },
        },
      ]);
  });
  const rows = tx.db.getRepository(EntryEquipment);
  await rows.delete({ entryId: entry.id });
  if (unique.length > 0) await rows.insert(unique.map((equipmentId) => ({ entryId: entry.id, equipmentId })));
}
