import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action } from '#lib/server/api.ts';
import { correctionOf } from '#lib/server/correction.ts';
import { closeComment } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { PublishFromReview, ReviewPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { viewer } = await parent();
  if (!viewer.person) redirect(303, '/sign-in?next=/review');
  if (!viewer.canWrite) error(404, m.error_not_found());
  return await locals.api.run(ReviewPage);
};

export const actions: Actions = {
  closeComment,
  publish: action(async ({ locals }, form) => {
    const { publishEntry } = await locals.api.run(PublishFromReview, {
      id: String(form.get('id')),
      version: Number(form.get('version')),
      correction: correctionOf(form),
    });
    return { published: publishEntry };
  }),
};
