import { applyAction, enhance } from '$app/forms';
import { refreshAll } from '$app/navigation';
import { newId } from '#lib/new-id.ts';
import type { QueueAnswer } from '#lib/offline/outbox/queue-mark.ts';

/** The part of `sendApart` that is fetched with the first form that is sent. @returns what takes it off the form */
export function enhanceApart(
  form: HTMLFormElement,
  answered: (answer: Record<string, unknown> | undefined) => void,
): { destroy: () => void } {
  return enhance(form, ({ formData }) => {
    // A use counts once, however often it is sent.
    formData.set('useId', newId());
    return async ({ result, action }) => {
      // An error of the server has a status: without one there was no network.
      const kept =
        result.type === 'error' && result.status === undefined ? await keepForLater(action, formData) : null;
      if (kept) {
        if ('waits' in kept) form.reset();
        return answered(kept);
      }
      if (result.type !== 'success' && result.type !== 'failure') return await applyAction(result);
      answered(result.data);
      if (result.type === 'failure') return;
      form.reset();
      await refreshAll();
    };
  });
}

/** In the outbox of the device, which tells of what waits in it. */
async function keepForLater({ search }: URL, form: FormData): Promise<QueueAnswer | null> {
  const outbox = await import('#lib/offline/outbox/queue-mark.ts').catch(() => null);
  return (await outbox?.queueMark(search, form)) ?? null;
}
