import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { isVisitField, readVisitForm } from '#lib/visits/visit-form.ts';
import { loadVehicle } from '../load-vehicle.ts';
import type { Actions, PageServerLoad } from './$types';
import { PrepareVisit, VisitKit } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  if (!(await parent()).viewer.isStaff) error(404, m.error_not_found());
  const vehicle = await loadVehicle(locals.api, params, url.searchParams);
  const { model, generation, year, options, fullTitle, path, query } = vehicle;
  const { kit, colleagues } = await locals.api.run(VisitKit, {
    modelId: model.id,
    generationId: generation?.id ?? null,
    year,
    options,
  });
  // Made here, so that the form makes one visit however often it is sent, with and without JavaScript.
  return { title: fullTitle, kitPath: path + query, kit, engineers: colleagues, id: crypto.randomUUID() };
};

export const actions: Actions = {
  prepare: action(
    async ({ locals, params, url }, form) => {
      const { model, generation, year, options } = await loadVehicle(locals.api, params, url.searchParams);
      const { prepareVisit } = await locals.api.run(PrepareVisit, {
        input: {
          ...readVisitForm(form),
          id: formText(form, 'id'),
          modelId: model.id,
          generationId: generation?.id ?? null,
          year,
          options,
        },
      });
      redirect(303, `/visits/${prepareVisit.id}`);
    },
    { keep: isVisitField },
  ),
};
