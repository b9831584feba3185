import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action } from '#lib/server/api.ts';
import { RestoreEntry } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';
import { BinPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { viewer } = await parent();
  if (!viewer.person) redirect(303, '/sign-in?next=/edit/bin');
  if (!viewer.canWrite) error(404, m.error_not_found());
  return await locals.api.run(BinPage);
};

export const actions: Actions = {
  restore: action(async ({ locals }, form) => {
    await locals.api.run(RestoreEntry, {
      id: String(form.get('id')),
      version: Number(form.get('version')),
    });
    return { restored: String(form.get('title')) };
  }),
};
