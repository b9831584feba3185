import { mount } from 'svelte';
import OutboxBar from './OutboxBar.svelte';

let bar: object | undefined;

/** Shows what waits to be sent above what is on the page, and sends it; once for all pages, whoever signs in. */
export function showOutbox(): void {
  const main = document.querySelector('main')!;
  bar ??= mount(OutboxBar, { target: main, anchor: main.firstChild ?? undefined });
}
