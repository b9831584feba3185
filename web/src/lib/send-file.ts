import * as m from '#lib/paraglide/messages.js';

/** There was no network, or nobody answered: worth trying again. */
export class OfflineError extends Error {}

/** Whoever sends is not signed in any more: worth trying again once they are. */
export class SignedOutError extends Error {}

/**
 * Sends one file to the API and resolves with its answer. `onprogress` gets the part that is sent, 0 to 1.
 * Rejects with a sentence to show.
 */
export function sendFile<Answer>(
  path: string,
  file: File,
  onprogress: (part: number) => void,
): Promise<Answer> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onprogress(total ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      const answer = request.response as (Answer & { error?: { message: string } }) | null;
      if (request.status === 201 && answer) return resolve(answer);
      const Problem = problemOf(request.status);
      reject(new Problem(answer?.error?.message ?? m.edit_upload_failed({ name: file.name })));
    });
    request.addEventListener('error', () =>
      reject(new OfflineError(m.edit_upload_failed({ name: file.name }))),
    );
    request.send(form);
  });
}

/** Only what the server has looked at and does not take is refused for good. */
function problemOf(status: number): new (message: string) => Error {
  if (status === 401) return SignedOutError;
  return status >= 500 || status === 429 ? OfflineError : Error;
}
