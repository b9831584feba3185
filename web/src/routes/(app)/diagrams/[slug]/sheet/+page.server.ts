import { fitSheet, ROOM } from '@fieldlore/content/fit-sheet';
import { qrCode } from '@fieldlore/content/qr';
import { notationOf } from '#lib/diagrams/notation.ts';
import { found } from '#lib/server/api.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { DiagramSheet } from '../queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const notation = notationOf(url.searchParams.get('notation'));
  const wired = url.searchParams.has('wired');
  const { entry } = await locals.api.run(DiagramSheet, {
    slug: params.slug,
    landscape: ROOM.landscape.width,
    portrait: ROOM.portrait.width,
    notation,
    wired,
  });
  const { diagram, ...rest } = atItsAddress(entry, url, params.slug);
  const { revision, ...drawings } = found(diagram);
  return { entry: rest, revision, notation, wired, sheet: fitSheet(drawings), qr: qrCode(rest.printedUrl) };
};
