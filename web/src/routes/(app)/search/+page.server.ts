import { redirect } from '@sveltejs/kit';
import { action, type Api } from '#lib/server/api.ts';
import { sendRequest } from '#lib/server/send-request.ts';
import type { Actions, PageServerLoad } from './$types';
import { DeleteSavedSearch, NearestToSearch, SavedSearches, SaveSearch, SearchPage } from './queries.ts';
import {
  mayGoStraight,
  PAGE_SIZE,
  readSearchQuery,
  savedPath,
  straightPath,
  type SearchQuery,
} from './search-query.ts';

export const load: PageServerLoad = async ({ locals, url, parent, request, setHeaders }) => {
  const { person } = (await parent()).viewer;
  // The index follows what people publish a moment later than pages do: a list kept for everybody would miss it.
  if (!person) setHeaders({ 'cache-control': 'no-store' });
  const query = readSearchQuery(url.searchParams);
  const [own, found] = await Promise.all([
    person ? readOwn(locals.api) : null,
    search(locals.api, query, request.method === 'GET'),
  ]);
  if (found?.result.direct) redirect(303, straightPath(found.result.direct.path, query.text));
  return {
    query,
    result: found?.result ?? null,
    nearest: found?.nearest ?? null,
    saved: own?.saved ?? null,
    requests: own?.requests ?? null,
  };
};

async function search(api: Api, query: SearchQuery, mayLeave: boolean) {
  const { text, sort, page, isVerbatim } = query;
  if (text === '' && Object.keys(query.filter).length === 0) return null;
  const { search: result } = await api.run(SearchPage, {
    text,
    filter: filterOf(query),
    sort,
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
    verbatim: isVerbatim,
    wantsDirect: mayLeave && mayGoStraight(query),
  });
  const isEmpty = result.total === 0 && text !== '';
  return { result, nearest: isEmpty ? await api.run(NearestToSearch, { text }) : null };
}

/** What is on the page besides the list: saved searches, and for those who can help what others looked for. */
async function readOwn(api: Api) {
  const { savedSearches, openSearchRequests: requests } = await api.run(SavedSearches);
  const saved = savedSearches.map((one) => ({ id: one.id, name: one.name, href: savedPath(one) }));
  return { saved, requests };
}

function filterOf({ filter, locale }: SearchQuery) {
  return { ...filter, ...(locale && { locale: [locale] }) };
}

export const actions: Actions = {
  save: action(
    async ({ locals, url }, form) => {
      const query = readSearchQuery(url.searchParams);
      const name = String(form.get('name') ?? '');
      const { saveSearch } = await locals.api.run(SaveSearch, {
        input: { name, text: query.text, filter: filterOf(query), sort: query.sort },
      });
      return { saved: saveSearch.name };
    },
    { keep: ['name'] },
  ),
  forget: action(async ({ locals }, form) => {
    await locals.api.run(DeleteSavedSearch, { id: String(form.get('id')) });
    return { forgotten: true };
  }),
  request: sendRequest,
};
