import { HelpPage } from '../queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { locale }, url }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const { search } = await locals.api.run(HelpPage, { text, locale });
  const hits = search.hits.flatMap(({ entry, ...marks }) => (entry ? [{ ...marks, entry }] : []));
  return { text, hits };
};
