import { found } from '#lib/server/api.ts';
import { use } from '#lib/server/entry-actions.ts';
import { atItsAddress } from '#lib/server/load-entry.ts';
import { voteActions } from '#lib/server/vote-actions.ts';
import type { Actions, PageServerLoad } from './$types';
import { TicketPage } from './queries.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = await locals.api.run(TicketPage, { slug: params.slug });
  const { solvedTicket, ...entry } = atItsAddress(page.entry, url, params.slug);
  return { entry, ticket: found(solvedTicket) };
};

export const actions: Actions = { use, ...voteActions };
