import type { RequestHandler } from './$types';
import { SignOut } from './queries.ts';

/** What the browser keeps for this site goes with the session, whether our own code had its say or not. */
export const POST: RequestHandler = async ({ locals }) => {
  await locals.api.run(SignOut);
  return new Response(null, {
    status: 303,
    headers: { location: '/', 'clear-site-data': '"cache", "storage"' },
  });
};
