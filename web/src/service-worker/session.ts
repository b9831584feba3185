import { forgetKept } from '#lib/offline/forget-kept.ts';
import { changeOwner, readOwner } from '#lib/offline/kept-store.ts';
import { hasUnsent } from '#lib/offline/outbox/store.ts';
import { confirmOwner } from './contact.ts';

/**
 * Signing out. What is kept goes before the session ends: were it the other way round, a device that loses its network in
 * between would show a signed-out person's pages. Without network the copies go all the same.
 *
 * The server has the browser drop all that it keeps for the site. What somebody wrote and the server does not have must
 * outlive that: somebody else's on a device that is shared, and one's own where no page could ask about it.
 */
export async function endSession(request: Request): Promise<Response> {
  const isForgotten = await forgetKept().then(
    () => true,
    // A storage that fails keeps nobody signed in: the server's answer is what takes the copies away then.
    () => false,
  );
  const keepsUnsent = isForgotten && (await hasUnsent().catch(() => false));
  try {
    return await fetch(
      keepsUnsent ? new Request('/sign-out?unsent', { method: 'POST', redirect: 'manual' }) : request,
    );
  } catch {
    return Response.redirect('/offline?signed-out', 303);
  }
}

/** Signing in. Until it is known that it was the same person, nothing that is kept is shown. */
export async function startSession(event: FetchEvent): Promise<Response> {
  const before = await lockKept().catch(() => undefined);
  const answer = fetch(event.request);
  event.waitUntil(
    answer.then(
      () => confirmOwner(),
      // Nobody signed in: it is as it was.
      async () => {
        if (before) await changeOwner({ isConfirmed: true });
      },
    ),
  );
  return await answer;
}

/** @returns whether it was open to its owner until now */
async function lockKept(): Promise<boolean> {
  const owner = await readOwner();
  await changeOwner({ isConfirmed: false });
  return owner?.isConfirmed ?? false;
}
