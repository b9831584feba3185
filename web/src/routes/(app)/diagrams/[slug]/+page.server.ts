import type { DiagramData } from '@fieldlore/content';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { DiagramPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(DiagramPage, { slug: params.slug });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, safetyCritical, findings } = found(diagram);
  // The API checks the shape when the diagram is saved.
  return {
    entry: rest,
    data: data as DiagramData,
    safetyCritical,
    findings,
    text: url.searchParams.get('q') ?? '',
  };
};

export const actions: Actions = { use, ...voteActions };
