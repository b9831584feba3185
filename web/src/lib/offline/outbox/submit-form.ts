import type { Answer, Made } from './items.ts';

/**
 * Sends a form by way of the outbox: what cannot go now goes later. A browser without scripts sends it itself.
 * @param made what the form says, as an item
 */
export async function submitForm(
  event: SubmitEvent & { currentTarget: HTMLFormElement },
  personId: string,
  made: (form: FormData) => Made,
): Promise<Answer> {
  event.preventDefault();
  const form = new FormData(event.currentTarget, event.submitter);
  // Pages of staff have it since they were opened, see `OutboxBar`: the form loads none of it.
  const { outboxOf } = await import('./outbox.svelte.ts');
  return await (await outboxOf(personId)).submit(made(form));
}
