import { json, type RequestHandler } from '@sveltejs/kit';
import type { VisitStepInput } from '#lib/graphql/generated.ts';
import { recordVisitStep } from '#lib/server/record-visit-step.ts';

/** Autosave of one step, see `recordVisitStep`. */
export const POST: RequestHandler = async ({ request, params, locals }) =>
  json(await recordVisitStep(locals.api, params['id']!, (await request.json()) as VisitStepInput));
