import { json, type RequestHandler } from '@sveltejs/kit';
import { AcceptDiagramWarning } from '../../queries.ts';

/** Answers for a warning of the draft; what was answered to each finding comes back. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
  const { finding, reason } = (await request.json()) as { finding: string; reason: string };
  const answer = await locals.api.run(AcceptDiagramWarning, { entryId: params['id']!, finding, reason });
  return json(answer.acceptDiagramWarning.findings);
};
