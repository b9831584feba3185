import type { SelectQueryBuilder } from 'typeorm';
import { Fitment } from '../catalogue/fitment.entity.ts';
import type { Ctx } from '../context.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { InstallationReport } from '../installations/installation-report.entity.ts';
import { authorizeFitment, canInCatalogue, findVisibleFitment, visibleFitments } from './catalogue.ts';
import type { Authorized } from './entries.ts';
import { mustBeSignedIn, mustBeStaff } from './people.ts';
import { isStaff } from './viewer.ts';

/**
 * Whoever of the staff was at the vehicle tells how it went; who may change the catalogue decides what of it is evidence.
 * Reports name people, clients and their vehicles: for clients there are none.
 */
export async function judgesReports(ctx: Ctx): Promise<boolean> {
  return isStaff(ctx.viewer) && canInCatalogue('change', await ctx.visibility());
}

/** @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function mustJudgeReports(ctx: Ctx): Promise<void> {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  if (!(await judgesReports(ctx)))
    throw new ForbiddenError({
      ru: 'Отчёты об установке разбирает издатель любого раздела. Попросите его.',
      en: 'A publisher of any section decides on installation reports. Ask one.',
    });
}

/**
 * Reports that the viewer may see, as SQL, each with its fitment: those of equipment that readers' lists show them.
 * @returns a query over `report`
 */
export async function visibleReports(ctx: Ctx): Promise<SelectQueryBuilder<InstallationReport>> {
  const query = ctx.db
    .getRepository(InstallationReport)
    .createQueryBuilder('report')
    .innerJoinAndMapOne('report.fitment', Fitment, 'about', 'about.id = report.fitment_id');
  if (!isStaff(ctx.viewer)) return query.where('false');
  const fitments = (await visibleFitments(ctx)).select('fitment.id');
  return query.where(`report.fitment_id IN (${fitments.getQuery()})`).setParameters(fitments.getParameters());
}

/** The fitment that somebody installed. @throws UnauthenticatedError, ForbiddenError, NotFoundError */
export async function authorizeReporting(tx: Ctx, fitmentId: string): Promise<Fitment> {
  mustBeStaff(tx);
  return await findVisibleFitment(tx, fitmentId);
}

export type JudgedReport = InstallationReport & { fitment: Authorized<Fitment> };

/** Row-locks a fitment, then the report of it, for a decision. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function authorizeDecision(tx: Ctx, id: string): Promise<JudgedReport> {
  await mustJudgeReports(tx);
  const named = await tx.db.getRepository(InstallationReport).findOneBy({ id });
  if (!named) throw new NotFoundError();
  // Taking one back may write to another report of the fitment: whoever decides on any takes their turn at the fitment.
  await authorizeFitment(tx, 'change', named.fitmentId);
  const report = await (
    await visibleReports(tx)
  )
    .andWhere('report.id = :id', { id })
    .setLock('pessimistic_write')
    .getOne();
  if (!report) throw new NotFoundError();
  return report as JudgedReport;
}
