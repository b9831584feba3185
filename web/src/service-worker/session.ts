import { forgetKept } from '#lib/offline/forget-kept.ts';
import { changeOwner } from '#lib/offline/kept-store.ts';
import { confirmOwner } from './contact.ts';

/**
 * Signing out. What is kept goes before the session ends: were it the other way round, a device that loses its network in
 * between would show a signed-out person's pages. Without network the copies go all the same.
 */
export async function endSession(request: Request): Promise<Response> {
  await forgetKept();
  try {
    return await fetch(request);
  } catch {
    return Response.redirect('/offline?signed-out', 303);
  }
}

/** Signing in. Until it is known that it was the same person, nothing that is kept is shown. */
export async function startSession(event: FetchEvent): Promise<Response> {
  await changeOwner({ isConfirmed: false });
  const answer = fetch(event.request);
  event.waitUntil(
    answer.then(
      () => confirmOwner(),
      // Nobody signed in.
      () => changeOwner({ isConfirmed: true }),
    ),
  );
  return await answer;
}
