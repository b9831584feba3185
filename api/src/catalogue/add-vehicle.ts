import { authorizeCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { ConflictError } from '../errors.ts';
import { cleanAliases, line, mustBeSound } from './check-vehicle.ts';
import { freeSlug } from './free-slug.ts';
import { nameKey, namesOf, namesOfMake } from './vehicle-names.ts';
import { Make, VehicleModel } from './vehicle.entity.ts';
import type { AddVehicleInput } from './vehicle.input.ts';
import { wellKnownNames } from './well-known-names.ts';

/**
 * Adds a model that somebody missed, and its make where that is missing too; either gets the names that people use for it.
 * What is there under another name is not added a second time.
 * @throws UnauthenticatedError, ForbiddenError, BadInputError, ConflictError where the make has such a model
 */
export async function addVehicle(tx: Ctx, input: AddVehicleInput): Promise<VehicleModel> {
  await authorizeCatalogue(tx, 'add');
  const makeName = line(input.make) ?? '';
  const model = {
    name: line(input.model) ?? '',
    nameCyrillic: line(input.nameCyrillic) ?? '',
    yearFrom: input.yearFrom ?? null,
    yearTo: input.yearTo ?? null,
    aliases: cleanAliases(wellKnownNames(makeName, line(input.model) ?? '')),
  };
  mustBeSound({ name: makeName, aliases: [] }, 'make');
  mustBeSound(model, 'model');
  // Two people who miss the same vehicle take turns; the second one hears that it is there.
  await tx.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('add-vehicle', 0))`);
  const make = (await makeNamed(tx, makeName)) ?? (await addMake(tx, makeName));
  const models = await tx.db.getRepository(VehicleModel).findBy({ makeId: make.id });
  const keys = new Set(namesOf(model).map(nameKey));
  const known = models.find((other) => namesOf(other).some((name) => keys.has(nameKey(name))));
  if (known)
    throw new ConflictError(
      {
        ru: `${make.name} ${known.name} уже есть в каталоге: откройте её или напишите другое название.`,
        en: `${make.name} ${known.name} is in the catalogue already: open it, or write another name.`,
      },
      [{ path: 'model', message: { ru: 'Такая модель уже есть.', en: 'There is such a model.' } }],
    );
  const slugs = new Set(models.map((other) => other.slug));
  const slug = freeSlug(model.name, (taken) => slugs.has(taken));
  return await tx.db.getRepository(VehicleModel).save({ ...model, makeId: make.id, slug });
}

async function makeNamed(tx: Ctx, name: string): Promise<Make | undefined> {
  const makes = await tx.db.getRepository(Make).find();
  return makes.find((make) => namesOfMake(make).some((other) => nameKey(other) === nameKey(name)));
}

async function addMake(tx: Ctx, name: string): Promise<Make> {
  const makes = tx.db.getRepository(Make);
  const slugs = new Set((await makes.find({ select: { slug: true } })).map(({ slug }) => slug));
  const aliases = cleanAliases(wellKnownNames(name));
  return await makes.save(makes.create({ name, aliases, slug: freeSlug(name, (taken) => slugs.has(taken)) }));
}
