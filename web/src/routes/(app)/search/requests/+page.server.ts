import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';
import { CloseSearchRequest, SearchRequestsPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { searchRequests } = await locals.api.run(SearchRequestsPage, {
    after: url.searchParams.get('after'),
  });
  return { requests: searchRequests };
};

export const actions: Actions = {
  close: action(async ({ locals }, form) => {
    await locals.api.run(CloseSearchRequest, { id: String(form.get('id')) });
    return { closed: true };
  }),
};
