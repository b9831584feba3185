import { applyAction, type SubmitFunction } from '$app/forms';
import { refreshAll } from '$app/navigation';

/**
 * For `use:enhance` of a form that stands beside the page's own. Its answer is its own too: what was typed elsewhere on
 * the page stays, and so does the address. What the page shows is read anew.
 * @param answered told what the page's action answered, whether it took what was sent or refused it
 */
export function sendApart(answered: (answer: Record<string, unknown> | undefined) => void): SubmitFunction {
  return () =>
    async ({ result, formElement }) => {
      if (result.type !== 'success' && result.type !== 'failure') return await applyAction(result);
      answered(result.data);
      if (result.type === 'failure') return;
      formElement.reset();
      await refreshAll();
    };
}
