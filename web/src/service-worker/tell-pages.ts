import { self as worker } from '$app/service-worker';
import type { FromWorker } from '#lib/offline/worker-messages.ts';

export async function tellPages(news: FromWorker): Promise<void> {
  // A version that waits has no pages of its own yet.
  for (const page of await worker.clients.matchAll({ type: 'window', includeUncontrolled: true }))
    page.postMessage(news);
}
