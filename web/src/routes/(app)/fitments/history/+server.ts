import { json, type RequestHandler } from '@sveltejs/kit';
import { FitmentHistory } from '#lib/fitments/queries.ts';
import type { FitmentHistoryQueryVariables } from '#lib/graphql/generated.ts';

export const POST: RequestHandler = async ({ request, locals }) => {
  const asked = (await request.json()) as FitmentHistoryQueryVariables;
  const { fitmentHistory } = await locals.api.run(FitmentHistory, asked);
  return json(fitmentHistory);
};
