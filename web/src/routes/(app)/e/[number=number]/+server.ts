import { redirect } from '@sveltejs/kit';
import { EntryAddress } from '#lib/entries/queries.ts';
import { found } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The short number read over the phone or from a QR code. */
export const GET: RequestHandler = async ({ params: { number }, locals, url }) => {
  const { entry } = await locals.api.run(EntryAddress, { number });
  const { path } = found(entry);
  // A fragment has no page of its own; it is read where it is embedded and opened to be edited.
  redirect(302, path === url.pathname ? `/edit/${number}` : path + url.search);
};
