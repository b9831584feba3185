import type { DiagramData } from '@fieldlore/content';
import { found } from '#lib/server/api.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { DiagramSheet } from '../queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(DiagramSheet, { slug: params.slug });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, revision } = found(diagram);
  // The API checks the shape when the diagram is saved.
  return { entry: rest, revision, data: data as DiagramData };
};
