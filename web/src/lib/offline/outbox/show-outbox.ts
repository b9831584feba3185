import { mount, unmount } from 'svelte';
import OutboxBar from './OutboxBar.svelte';

let shown: { bar: object; main: Element } | undefined;

/**
 * Shows what waits to be sent above what is on the page, and sends it; once for all pages of a frame, whoever signs in.
 * After pages of another frame, such as those of the help, it is there anew.
 */
export function showOutbox(): void {
  const main = document.querySelector('main')!;
  if (shown?.main === main) return;
  if (shown) void unmount(shown.bar);
  shown = { bar: mount(OutboxBar, { target: main, anchor: main.firstChild ?? undefined }), main };
}
