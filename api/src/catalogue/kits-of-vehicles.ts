import { visibleFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { type ComputedKit, computeKit } from './compute-kit.ts';
import type { Qualifier } from './fitment.entity.ts';
import type { VehicleModel } from './vehicle.entity.ts';
import { questionAbout } from './vehicle-question.ts';

export interface KitVehicle {
  model: VehicleModel;
  generationId: string | null;
  year: number | null;
  options?: readonly Qualifier[];
}

/**
 * The kit of each vehicle, as far as the viewer may see the equipment: what `kit` answers without cards and checklists.
 * Two SQL statements, however many vehicles.
 */
export async function kitsOfVehicles(ctx: Ctx, vehicles: readonly KitVehicle[]): Promise<ComputedKit[]> {
  const modelIds = [...new Set(vehicles.map(({ model }) => model.id))];
  const [generations, fitments] = await Promise.all([
    ctx.loaders.generationsOfModel.loadMany(modelIds),
    visibleFitments(ctx).then((query) =>
      query.andWhere('fitment.model_id = ANY(:modelIds)', { modelIds }).getMany(),
    ),
  ]);
  const generationsOf = new Map(modelIds.map((id, i) => [id, generations[i]!]));
  const rowsOf = Map.groupBy(fitments, ({ modelId }) => modelId);
  return vehicles.map(({ model, generationId, year, options = [] }) => {
    const all = generationsOf.get(model.id);
    if (all instanceof Error) throw all;
    const asked = { model, generations: all ?? [], generationId, year, options };
    return computeKit(rowsOf.get(model.id) ?? [], questionAbout(asked, ctx.request.locale));
  });
}
