import { redirect } from '@sveltejs/kit';
import { AdminNewImport } from '../queries.ts';
import { start } from '../start.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const upload = url.searchParams.get('upload');
  if (!upload) redirect(303, '/admin/imports');
  const { importers, sections } = await locals.api.run(AdminNewImport);
  return { importers, sections, upload, file: url.searchParams.get('file') ?? '' };
};

export const actions: Actions = { start };
