import { isHttpError, json, type RequestHandler } from '@sveltejs/kit';
import type { VisitStepInput } from '#lib/graphql/generated.ts';
import { RecordVisitStep, VisitStepNow } from '../queries.ts';

/** Autosave of one step. That somebody changed it meanwhile is an answer, not an error: with the step as it is now. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
  const input = (await request.json()) as VisitStepInput;
  try {
    const { recordVisitStep } = await locals.api.run(RecordVisitStep, { input });
    return json({ step: recordVisitStep, isConflict: false });
  } catch (thrown) {
    if (!isHttpError(thrown, 409)) throw thrown;
    const { visit } = await locals.api.run(VisitStepNow, { id: params['id']! });
    const step = visit?.steps.find(({ id }) => id === input.stepId);
    // A visit that was ended takes no changes: there is nothing to choose between.
    if (!step || visit?.state === 'DONE') throw thrown;
    return json({ step, isConflict: true });
  }
};
