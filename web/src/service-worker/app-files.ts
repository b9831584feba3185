import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import type { AppAnswer } from '#lib/offline/worker-messages.ts';
import { appCache, appCaches, assetsIn } from '#lib/offline/app-versions.ts';
import { KeepProblem, problemOf } from '#lib/offline/keep-problem.ts';
import { findCopyFacts } from '#lib/offline/kept-copies.ts';
import { readOwner, readPacks } from '#lib/offline/kept-store.ts';

const OWN = appCache(version);
/** The page that stands for every page there is no copy of. It says nothing about anybody. */
const SHELL = '/offline';
/** Requests at a time. */
const AT_ONCE = 10;

/** The page for no network, in the language and the colours of this browser, with what it needs to be read. */
export async function keepShell(): Promise<void> {
  const cache = await caches.open(OWN);
  const response = await fetch(SHELL, { cache: 'no-cache' });
  if (!response.ok || response.redirected) return;
  await addMissing(cache, assetsIn(await response.clone().text()));
  await cache.put(SHELL, response);
}

/** Of this version: the one of a version before it may know nothing of what is kept now. */
export const findShell = async (): Promise<Response | undefined> =>
  (await caches.match(SHELL, { cacheName: OWN })) ?? (await caches.match(SHELL));

/** Scripts, styles and fonts of all pages: a page that is kept may need any of them. */
export async function keepApp(): Promise<AppAnswer> {
  try {
    await addMissing(
      await caches.open(OWN),
      [...immutable, ...assets].map(({ path }) => `/${path.replace(/^\//, '')}`),
    );
    return 'done';
  } catch (thrown) {
    const problem = problemOf(thrown);
    return problem instanceof KeepProblem && problem.reason === 'full' ? 'full' : 'network';
  }
}

/** A new version comes whole before it takes over from one by which something is kept. */
export async function keepAppIfNeeded(): Promise<void> {
  if (await readOwner()) await keepApp();
}

/** Earlier versions, but those by which a page that is kept was made. A later one waits to take over, with its files. */
export async function dropOldApps(): Promise<void> {
  const pages = (await readPacks()).flatMap((pack) => pack.pages);
  const needed = await Promise.all(pages.map(async ({ path }) => (await findCopyFacts(path))?.version));
  const kept = new Set([OWN, ...needed.map((one) => appCache(one ?? ''))]);
  const all = await appCaches();
  for (const name of all.slice(0, Math.max(0, all.indexOf(OWN))))
    if (!kept.has(name)) await caches.delete(name);
}

async function addMissing(cache: Cache, addresses: readonly string[]): Promise<void> {
  const present = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = [...new Set(addresses)].filter((address) => !present.has(address));
  for (let from = 0; from < missing.length; from += AT_ONCE)
    await cache.addAll(missing.slice(from, from + AT_ONCE));
}
