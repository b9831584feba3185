import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { VisitEngineers } from '#lib/visits/queries.ts';
import { isVisitField, readVisitForm } from '#lib/visits/visit-form.ts';
import { SaveVisit, VisitPage } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  await parent();
  const [{ visit }, { colleagues }] = await Promise.all([
    locals.api.run(VisitPage, { id: params.id }),
    locals.api.run(VisitEngineers),
  ]);
  if (!found(visit).viewerCanChange) error(403, m.visit_read_only());
  // For a browser without scripts: what is sent twice from one page is there once.
  return { visit: found(visit), engineers: colleagues, changeId: crypto.randomUUID() };
};

export const actions: Actions = {
  save: action(
    async ({ locals, params }, form) => {
      const { fitmentIds: _fitments, ...facts } = readVisitForm(form);
      const version = Number(formText(form, 'version'));
      const changeId = formText(form, 'changeId') || null;
      await locals.api.run(SaveVisit, { input: { ...facts, id: params['id']!, version, changeId } });
      redirect(303, `/visits/${params['id']}`);
    },
    { keep: (name) => name === 'version' || isVisitField(name) },
  ),
};
