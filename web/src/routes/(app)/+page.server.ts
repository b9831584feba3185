import { getLocale } from '#lib/paraglide/runtime.js';
import type { PageServerLoad } from './$types';
import { HomePage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { viewer } = await parent();
  return await locals.api.run(HomePage, { locale: getLocale(), isWriter: viewer.canWrite });
};
