import type { PageServerLoad } from './$types';
import { SearchPage } from './queries.ts';
import { PAGE_SIZE, readSearchQuery } from './search-query.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readSearchQuery(url.searchParams);
  const isAsked = query.text !== '' || Object.keys(query.filter).length > 0;
  if (!isAsked) return { query, result: null };
  const { text, locale, sort, page } = query;
  const filter = { ...query.filter, ...(locale && { locale: [locale] }) };
  const offset = (page - 1) * PAGE_SIZE;
  const { search } = await locals.api.run(SearchPage, { text, filter, sort, offset, limit: PAGE_SIZE });
  return { query, result: search };
};
