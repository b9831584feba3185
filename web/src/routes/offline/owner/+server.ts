import { json, type RequestHandler } from '@sveltejs/kit';
import { KeptOwner } from '../queries.ts';

/** Who is signed in, by number: at first contact the service worker asks whether it is still whose copies it keeps. */
export const GET: RequestHandler = async ({ locals }) => {
  const { viewer } = await locals.api.run(KeptOwner);
  return json({ person: viewer.person?.id ?? null }, { headers: { 'cache-control': 'no-store' } });
};
