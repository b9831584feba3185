import { self as worker } from '$app/service-worker';
import type { FromWorker } from '#lib/offline/worker-messages.ts';

/** Said while no page may have listened, such as between two pages: the next one that listens hears it. */
const unheard = new Set<FromWorker>();

export async function tellPages(news: FromWorker): Promise<void> {
  unheard.add(news);
  // A version that waits has no pages of its own yet.
  for (const page of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    page.postMessage(news);
}

/** A page has begun to listen. */
export function tellLate(page: { postMessage(news: FromWorker): void }): void {
  for (const news of unheard) page.postMessage(news);
}

export const markHeard = (news: FromWorker): void => void unheard.delete(news);
