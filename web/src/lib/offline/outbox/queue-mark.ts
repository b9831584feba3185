import { page } from '$app/state';
import type { UseOutcome } from '#lib/graphql/generated.ts';
import { type Made } from './items.ts';
import { newId } from '#lib/new-id.ts';
import { outboxOf } from './outbox.svelte.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** What the forms under a text say, as an item; null for what is not worth keeping, such as a vote taken back. */
export function markOf(action: string, form: FormData): Made | null {
  const entryId = text(form, 'entryId');
  const about = { photos: [], title: document.title.replace(/ · [^·]*$/, ''), path: location.pathname };
  if (action.includes('/use')) {
    const useId = text(form, 'useId') || newId();
    const input = {
      entryId,
      outcome: text(form, 'outcome') as UseOutcome,
      ticket: text(form, 'ticket') || null,
      note: text(form, 'note') || null,
      useId,
    };
    return { ...about, key: useId, kind: 'USE', input };
  }
  if (!action.includes('/vote')) return null;
  const input = {
    entryId,
    isHelpful: text(form, 'helpful') === 'yes',
    comment: text(form, 'comment') || null,
  };
  // One vote a person: the next one takes the place of the one that waits.
  return { ...about, key: `vote:${entryId}`, kind: 'VOTE', input };
}

/** Keeps what a form could not send. @returns whether it is kept */
export async function queueMark(action: string, form: FormData): Promise<boolean> {
  const made = markOf(action, form);
  const personId = (page.data as { viewer?: { person: { id: string } | null } }).viewer?.person?.id;
  if (!made || !personId) return false;
  const outbox = await outboxOf(personId);
  await outbox.keep(made);
  await outbox.answered(made.key, { kind: 'OFFLINE' });
  return true;
}
