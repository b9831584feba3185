import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import { safePath } from '#lib/server/safe-path.ts';
import type { Actions, PageServerLoad } from './$types';
import { SignIn } from './queries.ts';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { viewer } = await parent();
  const next = safePath(url.searchParams.get('next'));
  if (viewer.person) redirect(303, next);
  return { next };
};

export const actions: Actions = {
  default: action(async ({ locals }, form) => {
    const email = String(form.get('email') ?? '').trim();
    await locals.api.run(SignIn, { email, password: String(form.get('password') ?? '') });
    redirect(303, safePath(form.get('next')));
  }),
};
