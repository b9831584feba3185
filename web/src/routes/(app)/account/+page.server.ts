import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';
import { AccountPage, ChangePassword, RevokeSession } from './queries.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { viewer } = await locals.api.run(AccountPage);
  if (!viewer.person) redirect(303, '/sign-in?next=/account');
  return { person: viewer.person, sessions: viewer.sessions };
};

export const actions: Actions = {
  revoke: action(async ({ locals }, form) => {
    await locals.api.run(RevokeSession, { id: String(form.get('id')) });
    return { revoked: true };
  }),
  password: action(async ({ locals }, form) => {
    const value = (name: string) => String(form.get(name) ?? '');
    await locals.api.run(ChangePassword, { current: value('current'), next: value('next') });
    return { changed: true };
  }),
};
