import type { PageLoad } from './$types';

// What tells differences of every kind is much: it comes with the page, not with every page that leads here.
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Difference: (await import('#lib/revisions/Difference.svelte')).default,
});
