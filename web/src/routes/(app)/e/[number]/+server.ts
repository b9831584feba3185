import { error, redirect } from '@sveltejs/kit';
import { entryPath } from '#lib/entries/entry-path.ts';
import { EntryAddress } from '#lib/entries/queries.ts';
import * as m from '#lib/paraglide/messages.js';
import { found } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** The short number read over the phone or from a QR code. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const number = Number(params.number);
  if (!Number.isInteger(number) || number < 1 || number > 2 ** 31 - 1) error(404, m.error_not_found());
  const { entry } = await locals.api.run(EntryAddress, { number });
  redirect(302, entryPath(found(entry)) + url.search);
};
