import { error, type RequestHandler } from '@sveltejs/kit';
import type { SeenSearchInput } from '#lib/graphql/generated.ts';
import { RecordSearch } from '../queries.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What a list of results reports of itself. The page has gone on: nobody reads the answer. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const seen = seenOf(await request.json().catch(() => null));
  if (!seen) error(400);
  await locals.api.run(RecordSearch, { seen });
  return new Response(null, { status: 204 });
};

/** Anybody may send anything: what no page of ours sends is no business of the log. */
function seenOf(sent: Record<string, unknown> | null): SeenSearchInput | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { page, query, results, position, answerMs } = sent;
  if (typeof page !== 'string' || !UUID.test(page) || typeof query !== 'string') return null;
  if (!isCount(results)) return null;
  return {
    page,
    query,
    results,
    ...(isCount(position) && { position }),
    ...(isCount(answerMs) && { answerMs }),
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
