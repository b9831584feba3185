import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { FinishVisit, VisitEnd } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';
import { readFinishForm } from './finish-form.ts';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  await parent();
  const visit = found((await locals.api.run(VisitEnd, { id: params.id })).visit);
  if (!visit.viewerCanChange) error(403, m.visit_read_only());
  if (visit.state === 'DONE') redirect(303, `/visits/${visit.id}`);
  return { visit };
};

export const actions: Actions = {
  finish: action(
    async ({ locals, params }, form) => {
      await locals.api.run(FinishVisit, { input: { id: params['id']!, ...readFinishForm(form) } });
      redirect(303, `/visits/${params['id']}`);
    },
    { keep: () => true },
  ),
};
