import { EQUIPMENT_TYPES } from '@fieldlore/content';
import type { FitmentState } from '#lib/graphql/generated.ts';
import { stateWord } from '#lib/vehicles/fitment-words.ts';
import type { PageServerLoad } from './$types';
import { MatrixMakes, MatrixPage } from './queries.ts';

const isState = (value: string): value is FitmentState => Object.hasOwn(stateWord, value);
const isUuid = (value: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);

export const load: PageServerLoad = async ({ locals, url }) => {
  const value = (name: string) => url.searchParams.get(name)?.trim() ?? '';
  const { makes } = await locals.api.run(MatrixMakes);
  const make = makes.find(({ slug }) => slug === value('make')) ?? null;
  const ids = url.searchParams.getAll('id').filter(isUuid);
  const state = value('state');
  const filter = {
    model: value('model').slice(0, 100),
    type: value('type'),
    state: isState(state) ? state : null,
  };
  const { fitmentMatrix } = await locals.api.run(MatrixPage, {
    modelIds: ids.length > 0 ? ids : null,
    makeId: make?.id ?? null,
    modelText: filter.model || null,
    equipmentType: filter.type || null,
    state: filter.state,
  });
  return {
    types: [...EQUIPMENT_TYPES],
    makes,
    make: make?.slug ?? '',
    ids,
    ...filter,
    matrix: fitmentMatrix,
  };
};
