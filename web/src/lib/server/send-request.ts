import { SendSearchRequest } from '#lib/search/queries.ts';
import { action } from './api.ts';
import { formText } from './form-text.ts';

/** What `RequestForm` sends: somebody tells those who keep the knowledge what they did not find. */
export const sendRequest = action(
  async ({ locals }, form) => {
    await locals.api.run(SendSearchRequest, { text: formText(form, 'text'), note: formText(form, 'note') });
    return { sent: true };
  },
  { keep: ['note'] },
);
