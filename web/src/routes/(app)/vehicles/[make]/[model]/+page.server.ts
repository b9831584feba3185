import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';
import { loadVehicle } from './load-vehicle.ts';
import { KitPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const vehicle = await loadVehicle(locals.api, params, url.searchParams);
  const { model, generation, year, options } = vehicle;
  const { kit, related } = await locals.api.run(KitPage, {
    modelId: model.id,
    generationId: generation?.id ?? null,
    year,
    options,
    locale: getLocale(),
    modelKeys: [`${model.make.slug}/${model.slug}`],
  });
  return { ...vehicle, kit, related: related.hits.flatMap(({ entry }) => entry ?? []) };
};
