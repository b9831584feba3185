import { version } from '$app/env';
import { forgetKept } from './forget-kept.ts';
import { KeepProblem } from './keep-problem.ts';
import { claimKept, type KeptPack } from './kept-store.ts';
import { storePack, type StoreOptions } from './store-pack.ts';
import type { ToWorker } from './worker-messages.ts';

/** A full disk is told before anything is fetched, with some room left for what only looks smaller. */
const ROOM = 1.2;

/**
 * Keeps what `id` names for a person on this device, with the app itself.
 * @param bytes what it is expected to take
 * @throws KeepProblem, AbortError
 */
export async function keepPack(
  id: string,
  person: string,
  bytes: number,
  options: Omit<StoreOptions, 'version'>,
): Promise<KeptPack> {
  if (!('serviceWorker' in navigator)) throw new KeepProblem('unsupported');
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < bytes * ROOM) throw new KeepProblem('full');
  // A browser in want of room then asks before it takes any of it; where it declines, what is kept may go one day.
  await navigator.storage.persist();
  await keepApp();
  const { person: present } = await claimKept(person);
  if (present !== person) {
    await forgetKept();
    await claimKept(person);
  }
  return await storePack(id, person, { ...options, version });
}

/** The scripts and styles of all pages, of the version that this page is of. */
async function keepApp(): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  // Who keeps something wants the newest; nothing on this page is lost by it.
  registration.waiting?.postMessage('take-over' satisfies ToWorker);
  const worker = registration.waiting ?? registration.active!;
  const answer = await new Promise<unknown>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }) => resolve(data), { once: true });
    port1.start();
    worker.postMessage('keep-app' satisfies ToWorker, [port2]);
  });
  if (answer !== 'done') throw new KeepProblem(answer === 'full' ? 'full' : 'network');
}
