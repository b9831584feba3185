import type { VehicleModel } from '../catalogue/vehicle.entity.ts';
import type { Ctx } from '../context.ts';

/** The page of a model. */
export async function vehiclePath(ctx: Ctx, model: VehicleModel): Promise<string> {
  const make = await ctx.loaders.make.load(model.makeId);
  return `/vehicles/${make!.slug}/${model.slug}`;
}
