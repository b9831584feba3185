import { loadList } from '#lib/server/load-list.ts';
import type { PageServerLoad } from './$types';
import { PinsFound } from './queries.ts';

/** Rows at most; who sees so many has yet to say more. */
const MOST = 50;

/** All schemes; with words (`?q=`) the pins that have them, whatever the scheme's language. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  if (!text)
    return { text, list: await loadList(locals.api, 'DIAGRAM', url.searchParams), pins: null, isMore: false };
  const { pins } = await locals.api.run(PinsFound, { text, first: MOST });
  return { text, list: null, pins, isMore: pins.length === MOST };
};
