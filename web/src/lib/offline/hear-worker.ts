import { mount, unmount } from 'svelte';
import WorkerNotice from './WorkerNotice.svelte';
import type { FromWorker, ToWorker } from './worker-messages.ts';

let shown: Record<string, unknown> | undefined;

/** Shows what the service worker said, in place of what it said before. */
export function hear(news: unknown): void {
  navigator.serviceWorker.controller?.postMessage({ heard: news as FromWorker } satisfies ToWorker);
  if (shown) void unmount(shown);
  const onclose = () => {
    if (shown) void unmount(shown);
    shown = undefined;
  };
  shown = mount(WorkerNotice, { target: document.body, props: { news: news as FromWorker, onclose } });
}
