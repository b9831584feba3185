import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';
import { AdminIndexHealth, RetryFailedDocuments } from './queries.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { indexHealth } = await locals.api.run(AdminIndexHealth);
  return { index: indexHealth };
};

export const actions: Actions = {
  retry: action(async ({ locals }) => {
    await locals.api.run(RetryFailedDocuments);
    return { retried: true };
  }),
};
