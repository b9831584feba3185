import { packId, packInput } from '#lib/offline/pack-subject.ts';
import type { PageServerLoad } from './$types';
import { OfflinePackSize } from '../../../offline/queries.ts';
import { sizeOfPack } from './pack-size.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { viewer, offlinePack } = await locals.api.run(OfflinePackSize, { of: packInput(url.searchParams) });
  return {
    id: packId(url.searchParams),
    // Nobody else is answered.
    person: viewer.person!.id,
    title: offlinePack.title,
    first: offlinePack.pages[0]?.path,
    ...sizeOfPack(offlinePack),
  };
};
