import type { PageLoad } from './$types';

// Who looks at the list of schemes loads nothing of tables of pins.
export const load: PageLoad = async ({ data }) => ({
  ...data,
  PinsFound: data.list ? null : (await import('./PinsFound.svelte')).default,
});
