import type { PageServerLoad } from './$types';
import { TablesPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals }) => await locals.api.run(TablesPage);
