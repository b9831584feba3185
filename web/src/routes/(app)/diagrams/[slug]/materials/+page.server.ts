import { fileOfDrawing } from '#lib/diagrams/drawing-files.ts';
import { notationOf } from '#lib/diagrams/notation.ts';
import { found } from '#lib/server/api.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { DiagramMaterials } from '../queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(DiagramMaterials, { slug: params.slug });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const notation = notationOf(url.searchParams.get('notation'));
  return {
    entry: rest,
    materials: found(diagram).materials,
    notation,
    workbook: fileOfDrawing(rest.number, 'xlsx', { notation, wired: false }),
  };
};
