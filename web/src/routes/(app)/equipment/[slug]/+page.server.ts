import type { EquipmentData } from '@fieldlore/content';
import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import type { Actions, PageServerLoad } from './$types';
import { EquipmentPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entry } = await locals.api.run(EquipmentPage, { slug: params.slug });
  const { equipment, ...rest } = atItsAddress(entry, url, params.slug);
  const { data, ...facts } = found(equipment);
  // The API checks the shape when the equipment is saved.
  return { entry: rest, equipment: facts, data: data as EquipmentData };
};

export const actions: Actions = { use };
