import { packId, packInput } from '#lib/offline/pack-subject.ts';
import type { PageServerLoad } from './$types';
import { OfflinePackSize } from '../../../offline/queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { viewer, offlinePack } = await locals.api.run(OfflinePackSize, { of: packInput(url.searchParams) });
  const { title, pages, files } = offlinePack;
  return {
    id: packId(url.searchParams),
    // Nobody else is answered.
    person: viewer.person!.id,
    title,
    first: pages[0]?.path,
    parts: [...partsOf(pages, ({ kind }) => kind), ...partsOf(files, ({ mime }) => fileKind(mime))],
    bytes: [...pages, ...files].reduce((sum, { bytes }) => sum + bytes, 0),
  };
};

const fileKind = (mime: string) => (mime.startsWith('image/') ? 'PICTURES' : 'DOCUMENTS');

function partsOf<T extends { bytes: number }>(all: T[], kindOf: (one: T) => string) {
  return [...Map.groupBy(all, kindOf)].map(([kind, some]) => ({
    kind,
    count: some.length,
    bytes: some.reduce((sum, { bytes }) => sum + bytes, 0),
  }));
}
