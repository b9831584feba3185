import type { Attachment } from 'svelte/attachments';

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
      const apart = await import('./enhance-apart.ts').catch(() => null);
      if (waiting.signal.aborted) return;
      waiting.abort();
      enhanced = apart?.enhanceApart(form, answered);
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
