import { json, type RequestHandler } from '@sveltejs/kit';
import type { SaveEntryInput } from '#lib/graphql/generated.ts';
import { SaveEntry } from '../../queries.ts';

/** Autosave: what changed, and the version it was changed from. A conflict is an answer, not an error. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
  const changes = (await request.json()) as Omit<SaveEntryInput, 'id'>;
  const { saveEntry } = await locals.api.run(SaveEntry, { input: { ...changes, id: params['id']! } });
  return json(saveEntry);
};
