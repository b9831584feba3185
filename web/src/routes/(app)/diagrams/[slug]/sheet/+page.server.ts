import type { DiagramData } from '@fieldlore/content';
import { notationOf } from '#lib/diagrams/notation.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { found } from '#lib/server/api.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { DiagramSheet } from '../queries.ts';
import type { PageServerLoad } from './$types';
import { fitSheet } from './fit-sheet.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(DiagramSheet, { slug: params.slug });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, revision } = found(diagram);
  const notation = notationOf(url.searchParams.get('notation'));
  // The API checks the shape when the diagram is saved.
  const sheet = fitSheet(data as DiagramData, { notation, locale: getLocale(), title: rest.title });
  return { entry: rest, revision, notation, sheet };
};
