import type { SaveEntryMutation } from '#lib/graphql/generated.ts';
import type { SaveAnswer } from './autosave.svelte.ts';
import type { Fields, State, Theirs } from './entry-draft.svelte.ts';

/** Sends changes of one entry to the page's own server, which hands them to the API. */
export async function sendChanges(
  entryId: string,
  version: number,
  changes: Partial<Fields>,
): Promise<SaveAnswer<Theirs> & { state?: State }> {
  const answer = await fetch(`/edit/${entryId}/save`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ version, ...changes }),
    // An expired session leads to the sign-in page, which is no answer to this.
    redirect: 'manual',
  });
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { kind: 'signed-out' };
  if (answer.status >= 500) return { kind: 'offline' };
  if (!answer.ok) {
    const { message, fields = [] } = (await answer.json()) as App.Error;
    return { kind: 'refused', message, fields };
  }
  const { entry, conflict } = (await answer.json()) as SaveEntryMutation['saveEntry'];
  if (!conflict) return { kind: 'saved', version: entry.version, state: entry };
  const { currentVersion, changedAt, changedBy, theirs } = conflict;
  return {
    kind: 'conflict',
    conflict: { currentVersion, changedAt, changedBy: changedBy?.name ?? null, theirs },
  };
}
