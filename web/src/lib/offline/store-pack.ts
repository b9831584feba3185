import type { FleetLineInput, OfflinePackQuery } from '#lib/graphql/generated.ts';
import { versionOf } from './app-versions.ts';
import { KEEPING, sweepCopies } from './forget-kept.ts';
import { KeepProblem, problemOf } from './keep-problem.ts';
import { copyKey, findCopyFacts, putCopy } from './kept-copies.ts';
import { type KeptPack, readPacks, savePack } from './kept-store.ts';

type Pack = OfflinePackQuery['offlinePack'];

export interface StoreOptions {
  /** Of the app: pages that were made by another one are fetched anew. */
  version: string;
  signal?: AbortSignal;
  /** The lines of a fleet; without them those that it was kept with before. */
  fleet?: FleetLineInput[];
  /** How much there is to fetch and how much of it is there. */
  onprogress?: (done: number, all: number) => void;
}

/** Requests at a time: the server renders each page. */
const AT_ONCE = 4;

/**
 * Fetches what a pack holds, and what of it changed where it is kept already. Only when everything is there it counts
 * as kept; else nothing of it does, and the pack stays as it was.
 * @throws KeepProblem, AbortError
 */
export async function storePack(
  id: string,
  person: string,
  { version, signal, fleet, onprogress }: StoreOptions,
): Promise<KeptPack> {
  return await navigator.locks.request(KEEPING, async () => {
    try {
      const before = (await readPacks()).find((one) => one.id === id);
      const asked = fleet ?? before?.fleet?.asked;
      const pack = await fetchPack(id, asked, signal);
      const stale = await staleAddresses(pack, before, version);
      let done = 0;
      onprogress?.(done, stale.length);
      await inTurns(stale, async (address) => {
        await copy(address, signal);
        onprogress?.(++done, stale.length);
      });
      const kept = await describe(id, pack, asked);
      if (!(await savePack(kept, person, pack.pages))) throw new KeepProblem('signed-out');
      return kept;
    } catch (thrown) {
      throw problemOf(thrown);
    } finally {
      await sweepCopies();
    }
  });
}

/** What the server says belongs to it now. @throws KeepProblem */
async function fetchPack(id: string, fleet?: FleetLineInput[], signal?: AbortSignal): Promise<Pack> {
  const response = await fetch(`/offline/pack?${id}`, {
    signal,
    headers: { accept: 'application/json', ...(fleet && { 'content-type': 'application/json' }) },
    ...(fleet && { method: 'POST', body: JSON.stringify(fleet) }),
  });
  if (response.redirected || response.status === 401) throw new KeepProblem('signed-out');
  if (!response.ok) {
    const { message } = (await response.json().catch(() => ({}))) as { message?: string };
    if (response.status === 404) throw new KeepProblem('gone', message);
    throw new KeepProblem(response.status >= 500 ? 'network' : 'refused', message);
  }
  return (await response.json()) as Pack;
}

async function staleAddresses(pack: Pack, before: KeptPack | undefined, version: string): Promise<string[]> {
  const revisions = new Map(before?.pages.map(({ path, revision }) => [path, revision]));
  const stale: string[] = [];
  for (const { path, revision } of pack.pages) {
    const isSame = revisions.get(path) === revision;
    if (!isSame || (await findCopyFacts(path))?.version !== version) stale.push(path);
  }
  for (const { url } of pack.files) if (!(await findCopyFacts(copyKey(url)))) stale.push(url);
  return stale;
}

async function copy(address: string, signal?: AbortSignal): Promise<void> {
  const isFile = address.startsWith('/files/');
  const response = await fetch(address, { signal, headers: { accept: isFile ? '*/*' : 'text/html' } });
  // The storage lost a picture: its page says so, with network as without.
  if (isFile && response.status === 404) return;
  if (response.redirected && new URL(response.url).pathname === '/sign-in')
    throw new KeepProblem('signed-out');
  if (!response.ok || response.redirected) throw new KeepProblem('refused', address);
  // A page whose version is not here would stand there without its scripts.
  const version = isFile ? '' : await versionOf(await response.clone().text());
  if (version === null) throw new KeepProblem('new-version');
  await putCopy(copyKey(address), response, version);
}

async function describe(
  id: string,
  { title, pages, fleet, files }: Pack,
  asked: FleetLineInput[] | undefined,
): Promise<KeptPack> {
  const keys = files.map(({ url }) => copyKey(url));
  const facts = await Promise.all([...pages.map(({ path }) => path), ...keys].map(findCopyFacts));
  return {
    id,
    title,
    keptAt: Date.now(),
    bytes: facts.reduce((sum, copied) => sum + (copied?.bytes ?? 0), 0),
    pages: pages.map(({ path, kind, number, title: named, revision }) => ({
      path,
      kind,
      number,
      title: named,
      revision,
    })),
    ...(asked && { fleet: { asked, lines: fleet } }),
    files: keys,
  };
}

/** Some at a time. Over only when nothing is under way any more: whoever tidies up after a failure finds all of it. */
async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const problems: unknown[] = [];
  const takeTurns = async () => {
    for (const one of left) {
      if (problems.length > 0) return;
      await work(one).catch((problem: unknown) => problems.push(problem));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  if (problems.length > 0) throw problems[0];
}
