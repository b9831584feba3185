import { FitmentGridRows, ModelForGrid } from '#lib/fitments/queries.ts';
import { found } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const model = found((await locals.api.run(ModelForGrid, params)).vehicleModel);
  const { fitmentGrid } = await locals.api.run(FitmentGridRows, { modelId: model.id });
  return { model, grid: fitmentGrid, path: `/vehicles/${params.make}/${params.model}` };
};
