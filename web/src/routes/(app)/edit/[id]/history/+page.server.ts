import { error, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action, found } from '#lib/server/api.ts';
import { compareRevisions } from '#lib/server/compare-revisions.ts';
import { entryAddress } from '#lib/server/entry-address.ts';
import type { Actions, PageServerLoad } from './$types';
import { HistoryPage, RestoreRevision } from './queries.ts';

/** `?from=3&to=5` compares two revisions by their numbers; without them, the newest with what was published before. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const after = url.searchParams.get('after');
  const answer = await locals.api.run(HistoryPage, { ...entryAddress(params.id), after });
  const entry = found(answer.entry);
  if (!entry.viewerCan.seeHistory) error(403, m.edit_not_yours());

  const { nodes } = entry.revisions;
  const [newest] = nodes;
  const to = Number(url.searchParams.get('to')) || newest?.number || 0;
  const before = nodes.filter(({ number }) => number < to);
  const from =
    Number(url.searchParams.get('from')) ||
    (before.find(({ publishedAt }) => publishedAt) ?? before[0])?.number ||
    0;
  const changes =
    from > 0 && from !== to ? await compareRevisions(locals.api, { number: entry.number, from, to }) : null;
  return { entry, from, to, changes };
};

export const actions: Actions = {
  restore: action(async ({ locals }, form) => {
    const { restoreRevision } = await locals.api.run(RestoreRevision, {
      entryId: String(form.get('entryId')),
      revisionId: String(form.get('revisionId')),
      version: Number(form.get('version')),
    });
    redirect(303, `/edit/${restoreRevision.number}`);
  }),
};
