import { copyKey, findCopy } from '#lib/offline/kept-copies.ts';
import { keptPathFor } from '#lib/offline/kept-path.ts';
import { readOwner, readPacks } from '#lib/offline/kept-store.ts';
import { findShell } from './app-files.ts';
import { makeContact, missContact } from './contact.ts';
import { withNotice } from './notice.ts';
import { inTime, isAway } from './patience.ts';
import { settleSignOut } from './session.ts';

/** The network's page, else the copy of it, else the page that says what there is. */
export async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  // It only leads on, which needs no server; asked, one behind a slow line would be waited for twice.
  if (url.pathname === '/offline/open') return leadOn(url);
  const asked = askNetwork(event);
  const copy = await findKept(url).catch(() => null);
  // Nothing to fall back on: then it takes as long as it takes.
  const answer = await (copy ? inTime(asked) : asked);
  if (answer && !isAway(answer)) {
    event.waitUntil(makeContact());
    return answer;
  }
  missContact();
  // A copy that the browser took away meanwhile leaves the network, however slow.
  return (await copy?.()) ?? (await asked) ?? (await noNetwork(url));
}

/** The response, or null where nobody answers. */
async function askNetwork(event: FetchEvent): Promise<Response | null> {
  try {
    const owed = await settleSignOut();
    if (owed === 'stays') return null;
    if (owed === 'settled') return await fetch(event.request);
    const preloaded = (await event.preloadResponse) as Response | undefined;
    return preloaded ?? (await fetch(event.request));
  } catch {
    return null;
  }
}

function leadOn({ searchParams }: URL): Response {
  const to = new URL(searchParams.get('to') ?? '/', location.origin);
  return redirect(to.origin === location.origin ? to.href : '/');
}

/** What can be shown for an address without network; nothing of it is read before it is needed. */
async function findKept(asked: URL): Promise<(() => Promise<Response | undefined>) | null> {
  const { pathname, search } = asked;
  if (pathname === '/offline') return findShell;
  const owner = await readOwner();
  if (!owner?.isConfirmed) return null;
  const packs = await readPacks();
  const path = keptPathFor(
    packs.flatMap(({ pages }) => pages),
    asked,
  );
  if (path === undefined) return null;
  // The same page asked in another way: what is kept has an address of its own.
  if (path !== pathname + search) return async () => redirect(path);
  const keptAt = Math.max(
    ...packs.filter(({ pages }) => pages.some((page) => page.path === path)).map((pack) => pack.keptAt),
  );
  const page = packs.flatMap(({ pages }) => pages).find((one) => one.path === path)!;
  const isWrong = owner.corrected.some(
    ({ number, revision }) => number === page.number && revision > Number.parseInt(page.revision),
  );
  return async () => {
    const copy = await findCopy(path);
    return copy && (await withNotice(copy, keptAt, isWrong));
  };
}

/** The fragment stays: browsers carry it over. */
const redirect = (path: string) => new Response(null, { status: 302, headers: { location: path } });

async function noNetwork({ pathname, search }: URL): Promise<Response> {
  if ((await findShell()) === undefined) return Response.error();
  // What waits to be sent stands on the page for no network.
  if (pathname === '/outbox') return redirect('/offline');
  return redirect(`/offline?from=${encodeURIComponent(pathname + search)}`);
}

/** Built files never change under their names. A storage that fails, as on a full disk, keeps nobody from the network's. */
export const answerAsset = async (request: Request): Promise<Response> =>
  (await caches.match(request, { ignoreVary: true }).catch(() => undefined)) ?? (await fetch(request));

export async function answerFile(request: Request, url: URL): Promise<Response> {
  const asked = fetch(request).catch(() => null);
  const owner = await readOwner().catch(() => undefined);
  const copy = owner?.isConfirmed ? await findCopy(copyKey(url.href)).catch(() => undefined) : undefined;
  const answer = await (copy ? inTime(asked) : asked);
  if (answer && !isAway(answer)) return answer;
  missContact();
  return copy ?? Response.error();
}

/**
 * The data for a page that SvelteKit builds itself. Without network the browser is sent for the whole page: the copy that
 * is kept is a whole page, with its age said on it.
 */
export async function answerData(request: Request, url: URL): Promise<Response> {
  const asked = settleSignOut()
    .then((owed) => (owed === 'stays' ? null : fetch(request)))
    .catch(() => null);
  const query = new URLSearchParams(url.search);
  query.delete('x-sveltekit-invalidated');
  query.delete('x-sveltekit-trailing-slash');
  const page = url.pathname.replace(/\/__data\.json$/, '') || '/';
  const to = query.size > 0 ? `${page}?${query}` : page;
  // A page that asks for its own data anew is open: nobody waits for it, and what is typed on it would go with it.
  const isOpen = request.referrer !== '' && new URL(request.referrer).pathname === page;
  const isKept = !isOpen && (await findKept(new URL(to, location.origin)).catch(() => null)) !== null;
  const answer = await (isKept ? inTime(asked) : asked);
  if (answer && !isAway(answer)) return answer;
  missContact();
  return Response.json({ type: 'redirect', location: `/offline/open?to=${encodeURIComponent(to)}` });
}
