import type { PageServerLoad } from './$types';
import { TypeChecklists } from './queries.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
  await parent();
  return await locals.api.run(TypeChecklists);
};
