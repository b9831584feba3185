import { error, isHttpError, json, type RequestHandler } from '@sveltejs/kit';
import { ReportDiagram } from '#lib/diagrams/queries.ts';
import { CastVote, RecordUse } from '#lib/entries/queries.ts';
import type * as Input from '#lib/graphql/generated.ts';
import type { Answer, Inputs, Kind } from '#lib/offline/outbox/items.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Api } from '#lib/server/api.ts';
import { recordVisitStep } from '#lib/server/record-visit-step.ts';
import { ReportInstallation } from '../../vehicles/[make]/[model]/installed/[fitment]/queries.ts';
import { FinishVisit } from '../../visits/[id]/queries.ts';
import { KeepVisitAnswers, SendingPerson, VisitAnswersNow } from './queries.ts';

/** What the API gets of each kind, photos named. */
interface Sent extends Omit<Inputs, 'DIAGRAM_REPORT' | 'INSTALLATION' | 'VISIT_STEP'> {
  DIAGRAM_REPORT: Input.DiagramReportInput;
  INSTALLATION: Input.InstallationReportInput;
  VISIT_STEP: Input.VisitStepInput;
}

const SENT: Answer = { kind: 'SENT' };

const take: { [K in Kind]: (api: Api, input: Sent[K], visitId: string) => Promise<Answer> } = {
  async DIAGRAM_REPORT(api, input) {
    await api.run(ReportDiagram, { input });
    return SENT;
  },
  async INSTALLATION(api, input) {
    await api.run(ReportInstallation, { input });
    return SENT;
  },
  async VISIT_STEP(api, input, visitId) {
    const { step, isConflict } = await recordVisitStep(api, visitId, input);
    const { version, lastChangeId } = step;
    return isConflict
      ? { kind: 'CONFLICT', theirs: { version, lastChangeId, now: step } }
      : { kind: 'SENT', version };
  },
  async VISIT_ANSWERS(api, input) {
    try {
      const { saveVisit } = await api.run(KeepVisitAnswers, { input });
      return { kind: 'SENT', version: saveVisit.version };
    } catch (thrown) {
      if (!isHttpError(thrown, 409)) throw thrown;
      const { visit } = await api.run(VisitAnswersNow, { id: input.id });
      if (!visit || visit.state === 'DONE') throw thrown;
      const { version, lastChangeId } = visit;
      return { kind: 'CONFLICT', theirs: { version, lastChangeId, now: visit } };
    }
  },
  async VISIT_END(api, input) {
    await api.run(FinishVisit, { input });
    return SENT;
  },
  async USE(api, input) {
    await api.run(RecordUse, input);
    return SENT;
  },
  async VOTE(api, input) {
    await api.run(CastVote, input);
    return SENT;
  },
};

/**
 * Takes one thing out of a device's outbox. Refusals leave as errors with their words; another change that was first, and
 * somebody else's session, are answers: nothing is sent in the name of whoever signed in since.
 */
export const POST: RequestHandler = async ({ request, locals }) => {
  const { personId, kind, visitId, input } = (await request.json()) as {
    personId: string;
    kind: Kind;
    visitId: string;
    input: never;
  };
  if (!Object.hasOwn(take, kind)) error(400, m.error_internal());
  const { viewer } = await locals.api.run(SendingPerson);
  if (viewer.person?.id !== personId) return json({ kind: 'SIGNED_OUT' } satisfies Answer);
  return json(await take[kind](locals.api, input, visitId));
};
