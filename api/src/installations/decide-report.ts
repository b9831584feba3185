import { Not } from 'typeorm';
import { authorizeDecision, type JudgedReport } from '../access/installations.ts';
import { keepEvidence, setState } from '../catalogue/change-fitment.ts';
import { Evidence, FitmentState } from '../catalogue/fitment.entity.ts';
import type { Ctx } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { ConflictError } from '../errors.ts';
import { InstallationReport, ReportDecision } from './installation-report.entity.ts';

/**
 * An expert lets a report in as evidence, or not. An installation that worked confirms the fitment.
 * @throws ConflictError where somebody has decided already; UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function decideReport(
  tx: Ctx,
  { id, decision }: { id: string; decision: ReportDecision },
): Promise<InstallationReport> {
  const report = await authorizeDecision(tx, id);
  if (report.decision)
    throw new ConflictError({
      ru: 'По этому отчёту уже решили. Обновите страницу; решение можно отменить.',
      en: 'This report has been decided on already. Reload the page; a decision can be taken back.',
    });
  if (decision === ReportDecision.DECLINED) return await save(tx, report, { decision });
  const before = report.fitment.state;
  const { evidence, fitment } = await keepEvidence(tx, report.fitment, {
    personId: report.personId,
    at: report.createdAt.toISOString().slice(0, 10),
    note: report.note,
    outcome: report.outcome,
  });
  const stateBefore = fitment.state === before ? null : before;
  return await save(tx, Object.assign(report, { fitment }), {
    decision,
    evidenceId: evidence.id,
    stateBefore,
  });
}

/**
 * Puts a report back into the queue: its evidence goes, and what it alone confirmed is again what it was.
 * @throws ConflictError where nobody has decided; UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function takeDecisionBack(tx: Ctx, id: string): Promise<InstallationReport> {
  const report = await authorizeDecision(tx, id);
  if (!report.decision)
    throw new ConflictError({
      ru: 'Решение уже отменили: отчёт снова в очереди.',
      en: 'The decision was taken back already: the report is in the queue again.',
    });
  if (report.evidenceId) await tx.db.getRepository(Evidence).delete(report.evidenceId);
  const fitment = await withdrawConfirmation(tx, report);
  return await save(tx, Object.assign(report, { fitment }), {
    decision: null,
    evidenceId: null,
    stateBefore: null,
  });
}

async function withdrawConfirmation(tx: Ctx, report: JudgedReport) {
  const { fitment, stateBefore } = report;
  if (!stateBefore || fitment.state !== FitmentState.CONFIRMED_BY_US) return fitment;
  if (await isConfirmedByHandSince(tx, report)) return fitment;
  const reports = tx.db.getRepository(InstallationReport);
  const other = await reports.findOne({
    where: {
      id: Not(report.id),
      fitmentId: fitment.id,
      decision: ReportDecision.ACCEPTED,
      outcome: UseOutcome.SOLVED,
    },
    order: { decidedAt: 'ASC' },
  });
  if (other) {
    // Now it is that one which holds the fitment, and its going that would bring the old state back.
    await reports.update(other.id, { stateBefore });
    return fitment;
  }
  return await setState(tx, fitment, stateBefore);
}

/** Whether somebody who may confirm the fitment has noted since that it worked, other than by a report. */
async function isConfirmedByHandSince(tx: Ctx, { fitmentId, decidedAt }: JudgedReport): Promise<boolean> {
  return await tx.db
    .getRepository(Evidence)
    .createQueryBuilder('evidence')
    .where('evidence.fitment_id = :fitmentId AND evidence.confirms', { fitmentId })
    .andWhere('evidence.created_at > :decidedAt', { decidedAt })
    .andWhere('NOT EXISTS (SELECT FROM installation_report WHERE evidence_id = evidence.id)')
    .getExists();
}

async function save(
  tx: Ctx,
  report: InstallationReport,
  change: Pick<InstallationReport, 'decision'> &
    Partial<Pick<InstallationReport, 'evidenceId' | 'stateBefore'>>,
): Promise<InstallationReport> {
  const decided = { ...change, decidedById: tx.viewer.person?.id ?? null, decidedAt: tx.now() };
  await tx.db.getRepository(InstallationReport).update(report.id, decided);
  return Object.assign(report, decided);
}
