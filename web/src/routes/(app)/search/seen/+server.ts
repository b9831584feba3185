import { error, type RequestHandler } from '@sveltejs/kit';
import { RecordSearch } from '../queries.ts';

/** What a list of results reports of itself. The page has gone on: nobody reads the answer. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const seen: unknown = await request.json().catch(() => null);
  if (typeof seen !== 'object' || seen === null) error(400);
  await locals.api.run(RecordSearch, { seen: seen as never });
  return new Response(null, { status: 204 });
};
