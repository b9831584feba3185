import { json, type RequestHandler } from '@sveltejs/kit';
import type { EntryKind, FoundEntry_EntryFragment, Locale } from '#lib/graphql/generated.ts';
import { EntryById, FindEntries } from '../queries.ts';

export type FoundEntry = FoundEntry_EntryFragment;

/** For pickers of the editor: `?q=` words, `?id=` one entry, narrowed by `?kind=` and `?locale=`. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const id = url.searchParams.get('id');
  if (id) {
    const { entry } = await locals.api.run(EntryById, { id });
    return json(entry ? [entry] : []);
  }
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const kind = url.searchParams.get('kind') as EntryKind | null;
  const locale = url.searchParams.get('locale') as Locale | null;
  const filter = { ...(kind && { kind: [kind] }), ...(locale && { locale: [locale] }) };
  const { search } = await locals.api.run(FindEntries, { text, filter });
  return json(search.hits.flatMap(({ entry }): FoundEntry[] => (entry ? [entry] : [])));
};
