import { isHttpError } from '@sveltejs/kit';
import type { VisitStep_StepFragment, VisitStepInput } from '#lib/graphql/generated.ts';
import { RecordVisitStep, VisitStepNow } from '#lib/visits/queries.ts';
import type { Api } from './api.ts';

/** That somebody changed a step meanwhile is an answer, not an error: with the step as it is now. */
export async function recordVisitStep(
  api: Api,
  visitId: string,
  input: VisitStepInput,
): Promise<{ step: VisitStep_StepFragment; isConflict: boolean }> {
  try {
    const { recordVisitStep: step } = await api.run(RecordVisitStep, { input });
    return { step, isConflict: false };
  } catch (thrown) {
    if (!isHttpError(thrown, 409)) throw thrown;
    const { visit } = await api.run(VisitStepNow, { id: visitId });
    const step = visit?.steps.find(({ id }) => id === input.stepId);
    // A visit that was ended takes no changes: there is nothing to choose between.
    if (!step || visit?.state === 'DONE') throw thrown;
    return { step, isConflict: true };
  }
}
