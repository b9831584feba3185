import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { ArticlePage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(ArticlePage, { slug: params.slug });
  return { entry: atItsAddress(entry, url, params.slug) };
};

export const actions: Actions = { use, ...voteActions };
