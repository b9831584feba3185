import { json, type RequestHandler } from '@sveltejs/kit';
import type { FindVehiclesQuery } from '#lib/graphql/generated.ts';
import { FindVehicles } from '../queries.ts';

export type FoundVehicle = FindVehiclesQuery['recognizeVehicle'][number];

export const GET: RequestHandler = async ({ url, locals }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  if (!text) return json([]);
  const { recognizeVehicle } = await locals.api.run(FindVehicles, { text });
  return json(recognizeVehicle);
};
