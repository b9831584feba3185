import { json, type RequestHandler } from '@sveltejs/kit';
import { SaveFitments } from '#lib/fitments/queries.ts';
import type { SaveFitmentsInput } from '#lib/graphql/generated.ts';

/** What changed in a table of fitments. A stale row or a contradiction is an answer, not an error. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const input = (await request.json()) as SaveFitmentsInput;
  const { saveFitments } = await locals.api.run(SaveFitments, { input });
  return json(saveFitments);
};
