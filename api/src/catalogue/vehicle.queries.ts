import type { Ctx } from '../context.ts';
import { nameKey, namesOfMake } from './vehicle-names.ts';
import { Make, VehicleModel } from './vehicle.entity.ts';

/** Makes by name; with `text` only those one of whose names holds it, in any script, and those that begin with it first. */
export async function findMakes(ctx: Ctx, text?: string | null): Promise<Make[]> {
  const makes = await ctx.db.getRepository(Make).find();
  makes.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const wanted = nameKey(text ?? '');
  if (!wanted) return makes;
  const place = (make: Make) =>
    Math.min(
      ...namesOfMake(make).map((name) => {
        const at = nameKey(name).indexOf(wanted);
        return at === -1 ? Infinity : at;
      }),
    );
  return makes
    .map((make) => ({ make, at: place(make) }))
    .filter(({ at }) => at < Infinity)
    .toSorted((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .map(({ make }) => make);
}

/** By id, or by the slugs of make and model as they stand in the address. */
export async function findModel(
  ctx: Ctx,
  by: { id?: string | null; make?: string | null; slug?: string | null },
): Promise<VehicleModel | null> {
  if (by.id) return await ctx.loaders.model.load(by.id);
  if (!by.make || !by.slug) return null;
  return await ctx.db
    .getRepository(VehicleModel)
    .createQueryBuilder('model')
    .innerJoin(Make, 'make', 'make.id = model.make_id')
    .where('make.slug = :make AND model.slug = :slug', by)
    .getOne();
}

export async function countModels(ctx: Ctx, makeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.db
    .getRepository(VehicleModel)
    .createQueryBuilder('model')
    .where('model.make_id = ANY(:makeIds)', { makeIds })
    .select('model.make_id', 'id')
    .addSelect('count(*)::int', 'count')
    .groupBy('model.make_id')
    .getRawMany<{ id: string; count: number }>();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
