import { In } from 'typeorm';
import { authorizeVisit } from '../access/visits.ts';
import type { Ctx } from '../context.ts';
import type { UseOutcome } from '../entries/entry.enums.ts';
import { BadInputError, type FieldProblem, NotFoundError } from '../errors.ts';
import { sendReport } from '../installations/send-report.ts';
import { type Lack, lacksOf } from './step-state.ts';
import { Visit, VisitDevice, VisitPhoto, VisitStep } from './visit.entity.ts';
import { VisitState } from './visit.types.ts';

const longestReason = 500;

export interface VisitEnd {
  id: string;
  /** Why a step has no photo or no value. */
  reasons: readonly { stepId: string; reason: string }[];
  /** How the devices that somebody wants to tell of went in. */
  reports: readonly { deviceId: string; outcome: UseOutcome; note?: string | null }[];
}

/**
 * Ends a visit and sends a report for each device that was told of. Ended already, it stays as it is: the reports of
 * a form that is sent twice are there once.
 * @throws NotFoundError, ForbiddenError; BadInputError with `reasons.<step>` and `reports.<device>.…`
 */
export async function finishVisit(tx: Ctx, { id, reasons, reports }: VisitEnd): Promise<Visit> {
  const visit = await authorizeVisit(tx, id);
  if (visit.state === VisitState.DONE) return visit;
  const given = new Map(reasons.map(({ stepId, reason }) => [stepId, reason.trim()]));
  const lacking = await lackingSteps(tx, visit);
  const problems = [
    ...lacking.flatMap(({ step, lacks }) => reasonProblems(step, lacks, given.get(step.id) ?? '')),
    ...(await report(tx, visit, reports)),
  ];
  if (problems.length > 0) throw new BadInputError(problems);
  const steps = tx.db.getRepository(VisitStep);
  await steps.update({ visitId: id }, { skipReason: null });
  for (const { step } of lacking) await steps.update(step.id, { skipReason: given.get(step.id)! });
  return await tx.db.getRepository(Visit).save({ ...visit, state: VisitState.DONE, finishedAt: tx.now() });
}

/** Lets a visit that was ended by mistake be changed again. @throws NotFoundError, ForbiddenError */
export async function reopenVisit(tx: Ctx, id: string): Promise<Visit> {
  const visit = await authorizeVisit(tx, id);
  if (visit.state !== VisitState.DONE) return visit;
  return await tx.db.getRepository(Visit).save({ ...visit, state: VisitState.UNDER_WAY, finishedAt: null });
}

async function lackingSteps(tx: Ctx, { id }: Visit): Promise<{ step: VisitStep; lacks: Lack[] }[]> {
  const steps = await tx.db
    .getRepository(VisitStep)
    .find({ where: { visitId: id }, order: { position: 'ASC' } });
  const photos = await tx.db.getRepository(VisitPhoto).findBy({ stepId: In(steps.map((step) => step.id)) });
  const countOf = Map.groupBy(photos, ({ stepId }) => stepId);
  return steps
    .map((step) => ({ step, lacks: lacksOf(step, countOf.get(step.id)?.length ?? 0) }))
    .filter(({ lacks }) => lacks.length > 0);
}

function reasonProblems({ id, text }: VisitStep, lacks: readonly Lack[], reason: string): FieldProblem[] {
  const path = `reasons.${id}`;
  if (reason.length > longestReason)
    return [
      {
        path,
        message: { ru: `Не длиннее ${longestReason} знаков.`, en: `At most ${longestReason} characters.` },
      },
    ];
  if (reason !== '') return [];
  const lackOf = {
    ru: lacks.map((lack) => (lack === 'PHOTO' ? 'фото' : 'измеренного значения')).join(' и '),
    en: lacks.map((lack) => (lack === 'PHOTO' ? 'photo' : 'measured value')).join(' and '),
  };
  return [
    {
      path,
      message: {
        ru: `Нет ${lackOf.ru}: «${text}» Вернитесь к шагу или напишите почему.`,
        en: `No ${lackOf.en}: “${text}” Go back to the step, or say why.`,
      },
    },
  ];
}

/** Sends the reports; what is wrong with one is told at its device. */
async function report(tx: Ctx, { id }: Visit, reports: VisitEnd['reports']): Promise<FieldProblem[]> {
  const devices = await tx.db.getRepository(VisitDevice).findBy({ visitId: id });
  const problems: FieldProblem[] = [];
  for (const { deviceId, outcome, note } of reports) {
    const fitmentId = devices.find((device) => device.id === deviceId)?.fitmentId;
    if (!fitmentId) throw new NotFoundError();
    try {
      await sendReport(tx, { fitmentId, outcome, note });
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      problems.push(
        ...error.fields.map((field) => ({ ...field, path: `reports.${deviceId}.${field.path}` })),
      );
    }
  }
  return problems;
}
