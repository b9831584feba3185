import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { SignOut } from './queries.ts';

export const POST: RequestHandler = async ({ locals }) => {
  await locals.api.run(SignOut);
  redirect(303, '/');
};
