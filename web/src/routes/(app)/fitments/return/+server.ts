import { json, type RequestHandler } from '@sveltejs/kit';
import { ReturnFitment } from '#lib/fitments/queries.ts';
import type { ReturnFitmentMutationVariables } from '#lib/graphql/generated.ts';

export const POST: RequestHandler = async ({ request, locals }) => {
  const asked = (await request.json()) as ReturnFitmentMutationVariables;
  const { returnFitment } = await locals.api.run(ReturnFitment, asked);
  return json(returnFitment);
};
