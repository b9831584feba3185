import { json, type RequestHandler } from '@sveltejs/kit';
import { FitmentNames } from '#lib/fitments/queries.ts';
import type { FitmentNamesQueryVariables } from '#lib/graphql/generated.ts';

/** What the names in cells of a table mean. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { equipment, diagrams, vehicles } = (await request.json()) as FitmentNamesQueryVariables;
  return json(await locals.api.run(FitmentNames, { equipment, diagrams, vehicles }));
};
