import { json, type RequestHandler } from '@sveltejs/kit';
import { FitmentNames } from '#lib/fitments/queries.ts';

/** What the names in cells of a table mean. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { equipment, vehicles } = (await request.json()) as { equipment: string[]; vehicles: string[] };
  return json(await locals.api.run(FitmentNames, { equipment, vehicles }));
};
