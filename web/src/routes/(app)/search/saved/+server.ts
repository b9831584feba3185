import { json, type RequestHandler } from '@sveltejs/kit';
import { SavedSearches } from '../queries.ts';
import { savedPath } from '../search-query.ts';

export interface SavedLink {
  name: string;
  href: string;
}

/** The viewer's saved searches, for the palette. */
export const GET: RequestHandler = async ({ locals }) => {
  const { savedSearches } = await locals.api.run(SavedSearches);
  const links: SavedLink[] = savedSearches.map((search) => ({ name: search.name, href: savedPath(search) }));
  return json(links, { headers: { 'cache-control': 'no-store' } });
};
