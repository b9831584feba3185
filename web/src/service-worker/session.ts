import { forgetKept } from '#lib/offline/forget-kept.ts';
import { changeOwner, readOwner } from '#lib/offline/kept-store.ts';
import { hasUnsent } from '#lib/offline/outbox/store.ts';
import { oweSignOut, owesSignOut, settleOwed } from '#lib/offline/owed-sign-out.ts';
import { confirmOwner } from './contact.ts';
import { isAway } from './patience.ts';

/**
 * Signing out. What is kept goes before the session ends: were it the other way round, a device that loses its network in
 * between would show a signed-out person's pages. Without network the copies go all the same.
 *
 * The server has the browser drop all that it keeps for the site. What somebody wrote and the server does not have must
 * outlive that: somebody else's on a device that is shared, and one's own where no page could ask about it.
 */
export async function endSession(request: Request): Promise<Response> {
  // Clicked before the page could look for texts that the server does not have: the server has the browser ask.
  if (new URL(request.url).searchParams.has('ask')) {
    const asking = await fetch(request).catch(() => null);
    if (asking && !isAway(asking)) return asking;
  }
  const isForgotten = await forgetKept().then(
    () => true,
    // A storage that fails keeps nobody signed in: the server's answer is what takes the copies away then.
    () => false,
  );
  const answer = await tellServer(isForgotten).catch(() => null);
  if (answer && !isAway(answer)) return answer;
  await oweSignOut().catch(() => {});
  return Response.redirect('/offline?signed-out', 303);
}

async function tellServer(isForgotten: boolean): Promise<Response> {
  const keepsUnsent = isForgotten && (await hasUnsent().catch(() => false));
  return await fetch(keepsUnsent ? '/sign-out?unsent' : '/sign-out', { method: 'POST', redirect: 'manual' });
}

/**
 * Ends a session that somebody ended here without network, before anything else is asked by it.
 * @returns what was owed: while it `stays`, nothing may be fetched, for the browser's own cache still has pages of theirs;
 * where it was `settled` now, what was fetched before is void
 */
export async function settleSignOut(): Promise<'nothing' | 'settled' | 'stays'> {
  if (!(await owesSignOut().catch(() => false))) return 'nothing';
  const answer = await tellServer(true).catch(() => null);
  // A redirect that is not followed says neither what it is nor where it leads; a failure is said in full.
  if (answer?.type !== 'opaqueredirect') return 'stays';
  await settleOwed();
  return 'settled';
}

/**
 * Signing in. Until it is known that it was the same person, nothing that is kept is shown. Who signed out without network
 * is out before: after a wrong password their session would be there still, and nothing owed any more.
 */
export async function startSession(event: FetchEvent): Promise<Response> {
  if ((await settleSignOut()) === 'stays') return Response.error();
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
