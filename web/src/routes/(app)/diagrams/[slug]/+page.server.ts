import type { DiagramData } from '@fieldlore/content';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { drawingsFor, unsent } from './drawings.ts';
import { DiagramPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
  const [{ entry }, drawings] = await Promise.all([
    locals.api.run(DiagramPage, { slug: params.slug }),
    drawingsFor(locals.api, params.slug, url),
  ]);
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, safetyCritical, findings } = found(diagram);
  return {
    entry: rest,
    // The API checks the shape when the diagram is saved.
    data: data as DiagramData,
    safetyCritical,
    findings,
    text: url.searchParams.get('q') ?? '',
    // Who comes from another page of ours would otherwise wait for what draws.
    drawings: isDataRequest ? drawings : unsent(drawings),
  };
};

export const actions: Actions = { use, ...voteActions };
