import { json, type RequestHandler } from '@sveltejs/kit';
import type { KeptRevisionInput } from '#lib/graphql/generated.ts';
import { KeptRecalls } from '../queries.ts';

/** Which of the kept revisions were wrong: a body, for there may be hundreds of them. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const kept = (await request.json()) as KeptRevisionInput[];
  const { recalls } = await locals.api.run(KeptRecalls, { kept });
  return json(recalls.filter(({ isCorrection }) => isCorrection));
};
