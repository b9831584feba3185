import { version } from '$app/env';
import { forgetKept, forgetPack } from '#lib/offline/forget-kept.ts';
import { KeepProblem } from '#lib/offline/keep-problem.ts';
import { changeOwner, type KeptPack, type Owner, readOwner, readPacks } from '#lib/offline/kept-store.ts';
import { storePack } from '#lib/offline/store-pack.ts';
import { dropOldApps, keepShell } from './app-files.ts';
import { findCorrections } from './corrections.ts';
import { tellPages } from './tell-pages.ts';

const MINUTE = 60_000;
/** How often the server is asked who is signed in, and what has changed, while there is network all along. */
const ASK_AFTER = 10 * MINUTE;
const REFRESH_AFTER = 30 * MINUTE;

/** The network was away: the next answer is a first contact, however soon it comes. */
let wasAway = false;
let underWay: Promise<void> | undefined;

export function missContact(): void {
  wasAway = true;
}

/** The server answers: time to look whether what is kept still is whose it was, and as it was. Never fails. */
export function makeContact(): Promise<void> {
  underWay ??= lookAfterKept()
    .catch(() => {
      // Nothing was lost by it: the next contact tries again.
    })
    .finally(() => (underWay = undefined));
  return underWay;
}

async function lookAfterKept(): Promise<void> {
  const owner = await readOwner();
  if (!owner) return;
  const isFirst = wasAway;
  const now = Date.now();
  if (!isFirst && owner.isConfirmed && now - owner.contactAt < ASK_AFTER) return;
  if (!(await confirmOwner())) return;
  wasAway = false;
  if (isFirst || now - owner.refreshedAt > REFRESH_AFTER) await refreshKept(owner);
}

/**
 * Forgets everything where somebody else is signed in, or nobody is.
 * @returns whether it is still the owner; false also where the server does not say
 */
export async function confirmOwner(): Promise<boolean> {
  const owner = await readOwner();
  if (!owner) return false;
  const response = await fetch('/offline/owner').catch(() => null);
  if (!response?.ok || response.redirected) return false;
  const { person } = (await response.json()) as { person: string | null };
  if (person !== owner.person) {
    await forgetKept();
    return false;
  }
  await changeOwner({ isConfirmed: true, contactAt: Date.now() });
  return true;
}

/** Compares every pack with what the server has now, unless the person saves on data. */
async function refreshKept({ person, removed, corrected }: Owner): Promise<void> {
  const packs = await readPacks();
  // That something is wrong is told before anything is fetched: a line that breaks then has said it.
  const found = await findCorrections(packs);
  if (found.length > 0) {
    const known = corrected.filter(({ number }) => !found.some((one) => one.number === number));
    await changeOwner({ corrected: [...known, ...found].slice(-50) });
    await tellPages('corrected');
  }
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  await keepShell();
  const gone: string[] = [];
  for (const pack of packs) gone.push(...(await refreshPack(pack, person)));
  await changeOwner({ refreshedAt: Date.now(), removed: [...new Set([...removed, ...gone])].slice(-50) });
  await dropOldApps();
  if (gone.length > 0) await tellPages('removed');
}

/** @returns titles of pages that are not kept any more */
async function refreshPack(pack: KeptPack, person: string): Promise<string[]> {
  try {
    const { pages } = await storePack(pack.id, person, { version });
    const left = new Set(pages.map(({ path }) => path));
    return pack.pages.filter(({ path }) => !left.has(path)).map(({ title }) => title);
  } catch (thrown) {
    // Nothing of it is there for this person any more; whatever else went wrong is tried again at the next contact.
    if (!(thrown instanceof KeepProblem) || thrown.reason !== 'gone') return [];
    await forgetPack(pack.id);
    return pack.pages.map(({ title }) => title);
  }
}
