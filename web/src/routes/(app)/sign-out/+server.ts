import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { SignOut } from './queries.ts';

/**
 * What the browser keeps for this site goes with the session, whether our own code had its say or not. Only where the
 * service worker has said that it took the copies away, and that unsent work is left (`?unsent`), does the storage stay.
 */
export const POST: RequestHandler = async ({ locals, url }) => {
  // Clicked before the page had its scripts.
  if (url.searchParams.has('ask')) redirect(303, '/sign-out/ask');
  await locals.api.run(SignOut);
  return new Response(null, {
    status: 303,
    headers: {
      location: '/',
      'clear-site-data': url.searchParams.has('unsent') ? '"cache"' : '"cache", "storage"',
    },
  });
};
