import * as m from '#lib/paraglide/messages.js';
import type { EntryDraft, WarningAnswer } from '../entry-draft.svelte.ts';

/**
 * Answers for a warning of the draft with a reason; what is typed is saved before, for the server looks at what it has.
 * @returns what went wrong, in the author's language
 */
export async function acceptWarning(
  draft: EntryDraft,
  finding: string,
  reason: string,
): Promise<string | undefined> {
  if (!(await draft.autosave.flush())) return m.edit_check_not_saved();
  try {
    const answer = await fetch(`/edit/${draft.entry.id}/accept-warning`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ finding, reason }),
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return m.edit_signed_out();
    if (!answer.ok) return ((await answer.json()) as App.Error).message;
    draft.takeAnswers((await answer.json()) as WarningAnswer[]);
    return undefined;
  } catch {
    return m.edit_check_offline();
  }
}
