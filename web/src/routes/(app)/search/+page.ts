import type { PageLoad } from './$types';

/** What only some of these pages show comes with those alone; the server has drawn it before any script. */
export const load: PageLoad = async ({ data }) => {
  const [start, nothing] = await Promise.all([
    data.result ? null : import('./SearchStart.svelte'),
    data.result?.hits.length === 0 ? import('./NothingFound.svelte') : null,
  ]);
  return { ...data, SearchStart: start?.default ?? null, NothingFound: nothing?.default ?? null };
};
