import { slugOf } from '@fieldlore/content';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { authorizeCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { EntryVehicle } from '../entries/entry-link.entity.ts';
import { BadInputError, NotFoundError } from '../errors.ts';
import { cleanAliases, line, mustBeSound } from './check-vehicle.ts';
import type { GenerationInput, MakeInput, VehicleModelInput } from './vehicle.input.ts';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';

/**
 * Adds a make (without `id`) or changes one. Its address stays what it was: links to it are out in the world.
 * @throws BadInputError, ConflictError where the make is here already, ForbiddenError, NotFoundError
 */
export async function saveMake(tx: Ctx, input: MakeInput): Promise<Make> {
  await authorizeCatalogue(tx, input.id ? 'change' : 'add');
  const values = {
    name: line(input.name) ?? '',
    nameCyrillic: line(input.nameCyrillic) ?? '',
    country: line(input.country),
    aliases: cleanAliases(input.aliases),
  };
  mustBeSound(values);
  if (!input.id) return await tx.db.getRepository(Make).save({ ...values, slug: slugOf(values.name) });
  return await change(tx, Make, input.id, values);
}

/** As {@link saveMake}. What is filed under the model moves with it to another make. */
export async function saveVehicleModel(tx: Ctx, input: VehicleModelInput): Promise<VehicleModel> {
  await authorizeCatalogue(tx, input.id ? 'change' : 'add');
  const values = {
    makeId: input.makeId,
    name: line(input.name) ?? '',
    nameCyrillic: line(input.nameCyrillic) ?? '',
    aliases: cleanAliases(input.aliases),
    yearFrom: input.yearFrom ?? null,
    yearTo: input.yearTo ?? null,
    bodyClass: line(input.bodyClass),
  };
  mustBeSound(values);
  if (!(await tx.db.getRepository(Make).existsBy({ id: input.makeId })))
    throw new BadInputError([
      {
        path: 'makeId',
        message: {
          ru: 'Такой марки нет. Выберите её из списка.',
          en: 'There is no such make. Choose one from the list.',
        },
      },
    ]);
  if (!input.id)
    return await tx.db.getRepository(VehicleModel).save({ ...values, slug: slugOf(values.name) });
  const model = await change(tx, VehicleModel, input.id, values);
  await tx.db.getRepository(EntryVehicle).update({ modelId: model.id }, { makeId: model.makeId });
  return model;
}

/** As {@link saveMake}. A generation stays with its model: fitments name the two together. */
export async function saveGeneration(tx: Ctx, input: GenerationInput): Promise<Generation> {
  await authorizeCatalogue(tx, input.id ? 'change' : 'add');
  const values = {
    modelId: input.modelId,
    name: line(input.name) ?? '',
    yearFrom: input.yearFrom ?? null,
    yearTo: input.yearTo ?? null,
    body: line(input.body),
    engine: line(input.engine),
    market: line(input.market),
    voltage: input.voltage ?? null,
    aliases: cleanAliases(input.aliases),
  };
  mustBeSound(values);
  const generations = tx.db.getRepository(Generation);
  const isOfModel = input.id
    ? await generations.existsBy({ id: input.id, modelId: input.modelId })
    : await tx.db.getRepository(VehicleModel).existsBy({ id: input.modelId });
  if (!isOfModel)
    throw new BadInputError([
      {
        path: 'modelId',
        message: {
          ru: 'Такой модели нет, или поколение записано за другой. Добавьте поколение заново у нужной модели.',
          en: 'There is no such model, or the generation is another one’s. Add the generation anew to the right model.',
        },
      },
    ]);
  return input.id ? await change(tx, Generation, input.id, values) : await generations.save(values);
}

async function change<T extends ObjectLiteral & { id: string }>(
  tx: Ctx,
  entity: EntityTarget<T>,
  id: string,
  values: Partial<T>,
): Promise<T> {
  const result = await tx.db.createQueryBuilder().update(entity).set(values).whereInIds(id).execute();
  if (result.affected !== 1) throw new NotFoundError();
  return await tx.db.getRepository(entity).findOneByOrFail({ id } as never);
}
