import { json, type RequestHandler } from '@sveltejs/kit';
import { packInput } from '#lib/offline/pack-subject.ts';
import { OfflinePack } from '../queries.ts';

/** What belongs to a pack now: asked when it is kept, and again whenever there is network. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { offlinePack } = await locals.api.run(OfflinePack, { of: packInput(url.searchParams) });
  return json(offlinePack, { headers: { 'cache-control': 'no-store' } });
};
