import { loadList } from '#lib/server/load-list.ts';
import type { PageServerLoad } from './$types';
import { AnswersFound } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const list = await loadList(locals.api, 'CANNED_ANSWER', url.searchParams);
  if (!text) return { text, list };
  const { search } = await locals.api.run(AnswersFound, { text, locale: list.locale ? [list.locale] : null });
  const nodes = search.hits.flatMap(({ entry }) => entry ?? []);
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { text, list: { ...list, nodes, pageInfo, totalCount: search.total } };
};
