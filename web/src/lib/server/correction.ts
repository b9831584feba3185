import type { CorrectionInput } from '#lib/graphql/generated.ts';
import { formText } from './form-text.ts';

/** Whether what is published corrects what was wrong, as `CorrectionFields` asks. */
export function correctionOf(form: FormData): CorrectionInput | null {
  if (!form.has('isCorrection')) return null;
  const since = Number(formText(form, 'wrongSince'));
  return {
    reason: formText(form, 'reason'),
    wrongSince: Number.isInteger(since) && since > 0 ? since : null,
  };
}
