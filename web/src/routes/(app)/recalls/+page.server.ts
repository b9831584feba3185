import { redirect } from '@sveltejs/kit';
import { ConfirmRecall, RecallNotices } from '#lib/revisions/queries.ts';
import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { viewer } = await parent();
  if (!viewer.person) redirect(303, '/sign-in?next=/recalls');
  const { recallNotices } = await locals.api.run(RecallNotices);
  return { notices: recallNotices };
};

export const actions: Actions = {
  confirm: action(async ({ locals }, form) => {
    await locals.api.run(ConfirmRecall, { id: String(form.get('id')) });
    redirect(303, '/recalls');
  }),
};
