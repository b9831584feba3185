import * as m from '#lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';
import { Layout } from './queries.ts';

const ANONYMOUS = { person: null, isStaff: false, isAdmin: false, canWrite: false };

export const load: LayoutServerLoad = async ({ locals, cookies }) => {
  const { theme } = locals;
  // Without cookies nobody can be signed in: public pages cost one query less.
  if (cookies.getAll().length === 0) return { viewer: ANONYMOUS, theme, recalls: '' };
  const { viewer } = await locals.api.run(Layout);
  return { viewer, theme, recalls: recallsLink(viewer.openRecalls) };
};

/** Said here: pages load neither words nor markup for what few of them show. */
function recallsLink(count: number): string {
  return count > 0 ? `<a class="recalls no-print" href="/recalls">${m.recall_banner({ count })}</a>` : '';
}
