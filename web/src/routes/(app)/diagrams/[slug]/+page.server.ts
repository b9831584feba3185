import type { DiagramData } from '@fieldlore/content';
import { drawForWidths } from '#lib/diagrams/draw-widths.ts';
import { notationOf } from '#lib/diagrams/notation.ts';
import { onlyWired } from '#lib/diagrams/only-wired.ts';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { DiagramPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url, isDataRequest }) => {
  const { entry } = await locals.api.run(DiagramPage, { slug: params.slug });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data: unchecked, safetyCritical, findings } = found(diagram);
  // The API checks the shape when the diagram is saved.
  const data = unchecked as DiagramData;
  const drawn = (url.searchParams.has('wired') && onlyWired(data)) || data;
  return {
    entry: rest,
    data,
    safetyCritical,
    findings,
    text: url.searchParams.get('q') ?? '',
    // A page that the server renders has its drawing; who comes from another page would wait for what draws.
    drawings: isDataRequest
      ? drawForWidths(drawn, rest.title, notationOf(url.searchParams.get('notation')))
      : null,
  };
};

export const actions: Actions = { use, ...voteActions };
