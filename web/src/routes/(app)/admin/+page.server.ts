import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';
import { AdminIndexHealth, RebuildIndex, RetryFailedDocuments } from './queries.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { indexHealth } = await locals.api.run(AdminIndexHealth);
  return { index: indexHealth };
};

export const actions: Actions = {
  /** One document by its `id`; all that were set aside without one. */
  retry: action(async ({ locals, request }) => {
    const id = (await request.formData()).get('id');
    await locals.api.run(RetryFailedDocuments, { ids: typeof id === 'string' ? [id] : null });
    return { done: 'retried' as const };
  }),
  rebuild: action(async ({ locals }) => {
    await locals.api.run(RebuildIndex);
    return { done: 'rebuilding' as const };
  }),
};
