import type { FinishVisitInput, UseOutcome } from '#lib/graphql/generated.ts';

const REASON = 'reason.';
const OUTCOME = 'outcome.';
const NOTE = 'note.';

export const reasonName = (stepId: string): string => REASON + stepId;
export const outcomeName = (deviceId: string): string => OUTCOME + deviceId;
export const reportNoteName = (deviceId: string): string => NOTE + deviceId;

/** What the form sends: a reason for each step, and a report of each device that was told of. */
export function readFinishForm(form: FormData): Omit<FinishVisitInput, 'id'> {
  const named = (prefix: string) =>
    [...form]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => ({ id: name.slice(prefix.length), value: String(value).trim() }));
  const notes = new Map(named(NOTE).map(({ id, value }) => [id, value]));
  return {
    reasons: named(REASON).map(({ id, value }) => ({ stepId: id, reason: value })),
    reports: named(OUTCOME)
      .filter(({ value }) => value !== '')
      .map(({ id, value }) => ({
        deviceId: id,
        outcome: value as UseOutcome,
        note: notes.get(id) || null,
      })),
  };
}
