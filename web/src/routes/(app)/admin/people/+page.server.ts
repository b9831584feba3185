import type { PageServerLoad } from './$types';
import { AdminPeople } from './queries.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const { people } = await locals.api.run(AdminPeople, {
    text,
    after: url.searchParams.get('after') || null,
  });
  return { people, text };
};
