import { page } from '$app/state';
import type { UseOutcome } from '#lib/graphql/generated.ts';
import { type Made } from './items.ts';
import { newId } from '#lib/new-id.ts';
import * as m from '#lib/paraglide/messages.js';
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

/** What the form is answered: that it waits on the device, or that it could not be kept and must stay in the form. */
export type QueueAnswer = { waits: string } | { message: string; typed: { comment: string } };

/** Keeps what a form could not send. @returns null for what cannot wait at all */
export async function queueMark(action: string, form: FormData): Promise<QueueAnswer | null> {
  const made = markOf(action, form);
  const personId = (page.data as { viewer?: { person: { id: string } | null } }).viewer?.person?.id;
  if (!made || !personId) return null;
  const outbox = await outboxOf(personId);
  if (!(await outbox.keep(made)))
    return { message: m.outbox_no_room(), typed: { comment: text(form, 'comment') } };
  await outbox.answered(made.key, { kind: 'OFFLINE' });
  return { waits: outbox.isLasting ? m.outbox_kept() : m.outbox_not_lasting() };
}
