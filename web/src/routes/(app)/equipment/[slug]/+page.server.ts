import type { EquipmentData } from '@fieldlore/content';
import { equipmentTypeWord, relationWord, supplyRange } from '#lib/equipment-words.ts';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { EquipmentPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(EquipmentPage, { slug: params.slug });
  const { equipment, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, type, relations, supplyMin, supplyMax, ...facts } = found(equipment);
  // The API checks the shape when the equipment is saved.
  return {
    entry: rest,
    data: data as EquipmentData,
    // Said here: the page would otherwise load the words of every type of device to show one.
    equipment: {
      ...facts,
      type: equipmentTypeWord(type),
      supply: supplyRange(supplyMin, supplyMax),
      relations: [...Map.groupBy(relations, ({ kind }) => relationWord(kind))],
    },
  };
};

export const actions: Actions = { use, ...voteActions };
