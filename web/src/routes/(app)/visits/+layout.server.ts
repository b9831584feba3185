import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** The link to a visit is sent in a messenger: who opens it signed out signs in and comes back. */
export const load: LayoutServerLoad = async ({ parent, url }) => {
  const { viewer } = await parent();
  if (!viewer.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!viewer.isStaff) error(404, m.error_not_found());
};
