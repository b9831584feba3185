import { error } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

/** Pages without a query of their own would open to anybody; what they send the API refuses in any case. */
export const load: LayoutServerLoad = async ({ parent }) => {
  const { viewer } = await parent();
  if (!viewer.isAdmin) error(404, m.error_not_found());
};
