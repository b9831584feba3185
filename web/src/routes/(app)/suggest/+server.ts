import { json, type RequestHandler } from '@sveltejs/kit';
import type { SuggestQuery } from '#lib/graphql/generated.ts';
import { Suggest } from '../queries.ts';

export type Suggestion = SuggestQuery['suggest'][number];

/** Answers as one types: entries, vehicles and pins whose words begin so. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  if (!text) return json([]);
  const { suggest } = await locals.api.run(Suggest, { text });
  return json(suggest);
};
