import { getLocale } from '#lib/paraglide/runtime.js';
import { found } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';
import { readKitQuery } from './kit-query.ts';
import { KitPage, VehicleModelByPath } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const model = found((await locals.api.run(VehicleModelByPath, params)).vehicleModel);
  const { generation: name, year, options } = readKitQuery(url.searchParams);
  const generation = model.generations.find((candidate) => candidate.name === name) ?? null;
  const { kit, related } = await locals.api.run(KitPage, {
    modelId: model.id,
    generationId: generation?.id ?? null,
    year,
    options,
    locale: getLocale(),
    modelKeys: [`${model.make.slug}/${model.slug}`],
  });
  return { model, generation, year, options, kit, related: related.hits.flatMap(({ entry }) => entry ?? []) };
};
