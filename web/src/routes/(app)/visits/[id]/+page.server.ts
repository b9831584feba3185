import { error } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { readMeasured } from '#lib/visits/measured.ts';
import { RecordVisitStep } from '#lib/visits/queries.ts';
import type { Actions, PageServerLoad } from './$types';
import { ReopenVisit, VisitPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  await parent();
  return { visit: found((await locals.api.run(VisitPage, { id: params.id })).visit) };
};

export const actions: Actions = {
  /** A step where the browser runs no scripts; with them it saves itself, see `step/+server.ts`. */
  step: action(async ({ locals }, form) => {
    const value = readMeasured(formText(form, 'value'));
    if (Number.isNaN(value))
      error(400, m.visit_not_number(), {
        code: 'BAD_USER_INPUT',
        fields: [{ path: formText(form, 'stepId'), message: m.visit_not_number() }],
      });
    await locals.api.run(RecordVisitStep, {
      input: {
        stepId: formText(form, 'stepId'),
        changeId: crypto.randomUUID(),
        version: Number(formText(form, 'version')),
        isDone: form.has('isDone'),
        value,
        note: formText(form, 'note'),
        photoIds: form.getAll('photo').map(String),
      },
    });
    return { saved: formText(form, 'stepId') };
  }),
  reopen: action(async ({ locals, params }) => {
    await locals.api.run(ReopenVisit, { id: params['id']! });
    return { saved: '' };
  }),
};
