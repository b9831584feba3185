import { error } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ parent }) => {
  if (!(await parent()).viewer.isStaff) error(404, m.error_not_found());
};
