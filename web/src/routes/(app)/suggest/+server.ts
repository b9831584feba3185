import { json, type RequestHandler } from '@sveltejs/kit';
import type { Suggestion } from '#lib/search/suggestion-rows.ts';
import { Suggest } from '../queries.ts';

/** Answers as one types: the page itself, vehicles, entries, codes, pins, and the kinds there are hits of. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  if (!text) return json([]);
  const { suggest } = await locals.api.run(Suggest, { text });
  return json(suggest satisfies Suggestion[], { headers: { 'cache-control': 'no-store' } });
};
