import type { PageServerLoad } from './$types';
import { AdminImports } from './queries.ts';

export const load: PageServerLoad = ({ locals }) => locals.api.run(AdminImports);
