import { error } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { RecallNotices } from '#lib/revisions/queries.ts';
import { compareRevisions } from '#lib/server/compare-revisions.ts';
import type { PageServerLoad } from './$types';

/** `?from=3`: what became of a revision that somebody used, as far as they may see it. */
export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const [number, from] = [Number(params.number), Number(url.searchParams.get('from'))];
  if (!isNumber(number) || !isNumber(from)) error(404, m.error_not_found());
  const [comparison, { viewer }] = await Promise.all([
    compareRevisions(locals.api, { number, from }),
    parent(),
  ]);
  const notices = viewer.person ? (await locals.api.run(RecallNotices)).recallNotices : [];
  const notice = notices.find(({ recall }) => recall.entry?.number === number) ?? null;
  return { ...comparison, notice };
};

const isNumber = (value: number): boolean => Number.isInteger(value) && value > 0 && value < 2 ** 31;
