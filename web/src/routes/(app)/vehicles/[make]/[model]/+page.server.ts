import { redirect } from '@sveltejs/kit';
import { getLocale } from '#lib/paraglide/runtime.js';
import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';
import { loadVehicle } from './load-vehicle.ts';
import { KitPage, ShareKit } from './queries.ts';

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

export const actions: Actions = {
  share: action(async ({ locals, params, url }) => {
    const { model, generation, year, options } = await loadVehicle(locals.api, params, url.searchParams);
    const { shareKit } = await locals.api.run(ShareKit, {
      modelId: model.id,
      generationId: generation?.id ?? null,
      year,
      options,
    });
    redirect(303, `/k/${shareKit.number}/share`);
  }),
};
