import type { Attachment } from 'svelte/attachments';
import type * as Forms from '$app/forms';
import { refreshAll } from '$app/navigation';

/**
 * For a form that stands beside the page's own. Its answer is its own too: what was typed elsewhere on the page stays,
 * and so does the address. What the page shows is read anew. Most readers send none, so what it needs is fetched when
 * it is sent first; where that cannot be fetched the browser sends the form itself.
 * @param answered told what the page's action answered, whether it took what was sent or refused it
 */
export function sendApart(
  answered: (answer: Record<string, unknown> | undefined) => void,
): Attachment<HTMLFormElement> {
  return (form) => {
    const waiting = new AbortController();
    let enhanced: { destroy: () => void } | undefined;
    let isFetching = false;

    async function send(submitter: HTMLElement | null) {
      isFetching = true;
      const forms = await import('$app/forms').catch(() => null);
      if (waiting.signal.aborted) return;
      waiting.abort();
      enhanced = forms?.enhance(form, submission(forms, answered));
      form.requestSubmit(submitter);
    }

    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (!isFetching) void send(event.submitter);
      },
      { signal: waiting.signal },
    );
    return () => {
      waiting.abort();
      enhanced?.destroy();
    };
  };
}

const submission =
  ({ applyAction }: typeof Forms, answered: Parameters<typeof sendApart>[0]): Forms.SubmitFunction =>
  () =>
  async ({ result, formElement }) => {
    if (result.type !== 'success' && result.type !== 'failure') return await applyAction(result);
    answered(result.data);
    if (result.type === 'failure') return;
    formElement.reset();
    await refreshAll();
  };
