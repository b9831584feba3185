import { loadList } from '#lib/server/load-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  list: await loadList(locals.api, 'EQUIPMENT', url.searchParams),
});
