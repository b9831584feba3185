import { redirect } from '@sveltejs/kit';
import { found } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';
import { KitAddress } from './queries.ts';

/** The short number of a kit, read over the phone or from a QR code. */
export const GET: RequestHandler = async ({ params: { number }, locals }) => {
  const { kitLink } = await locals.api.run(KitAddress, { number });
  redirect(302, found(kitLink).path);
};
