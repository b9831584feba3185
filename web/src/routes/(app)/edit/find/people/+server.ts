import { json, type RequestHandler } from '@sveltejs/kit';
import type { FindColleaguesQuery } from '#lib/graphql/generated.ts';
import { FindColleagues } from '../queries.ts';

export type FoundPerson = FindColleaguesQuery['colleagues'][number];

export const GET: RequestHandler = async ({ url, locals }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const { colleagues } = await locals.api.run(FindColleagues, { text });
  return json(colleagues);
};
