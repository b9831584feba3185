import { json, type RequestHandler } from '@sveltejs/kit';
import type { FleetLineInput, OfflinePackInput } from '#lib/graphql/generated.ts';
import { packInput } from '#lib/offline/pack-subject.ts';
import { OfflinePack } from '../queries.ts';

/** What belongs to a pack now: asked when it is kept, and again whenever there is network. */
export const GET: RequestHandler = async ({ locals, url }) =>
  await answer(locals, packInput(url.searchParams));

/** The same of a fleet, with its lines as the body. */
export const POST: RequestHandler = async ({ locals, url, request }) => {
  const lines = (await request.json()) as FleetLineInput[];
  return await answer(locals, { fleet: { name: url.searchParams.get('fleet') ?? '', lines } });
};

async function answer({ api }: App.Locals, of: OfflinePackInput): Promise<Response> {
  const { offlinePack } = await api.run(OfflinePack, { of });
  return json(offlinePack, { headers: { 'cache-control': 'no-store' } });
}
