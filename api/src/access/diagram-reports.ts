import type { SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import { DiagramReport } from '../diagram-reports/diagram-report.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { workableEntries } from '../entries/entry.queries.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { authorize, canWork, type Authorized } from './entries.ts';
import { mustBeSignedIn, type SignedIn } from './people.ts';
import { isStaff } from './viewer.ts';

/**
 * Whoever of the staff reads a diagram tells what was different at the vehicle, and reads what others told; who edits
 * the diagram answers. Reports name people and clients' vehicles: for clients there are none.
 * @throws UnauthenticatedError, NotFoundError
 */
export function mustReadReports(ctx: Ctx): SignedIn {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  return viewer;
}

/** The diagram that a report is about. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function authorizeDiagramReport(tx: Ctx, entryId: string): Promise<Authorized<Entry>> {
  mustReadReports(tx);
  const entry = await tx.db.getRepository(Entry).findOneBy({ id: entryId, kind: EntryKind.DIAGRAM });
  return await authorize(tx, 'use', entry);
}

/**
 * Reports that the viewer may see, as SQL, each with its diagram: those of diagrams that they may open (as `canRead` has it for staff).
 * @returns a query over `report`, joined with `about`
 */
export async function visibleDiagramReports(ctx: Ctx): Promise<SelectQueryBuilder<DiagramReport>> {
  const query = ctx.db
    .getRepository(DiagramReport)
    .createQueryBuilder('report')
    .innerJoinAndMapOne('report.entry', Entry, 'about', 'about.id = report.entry_id');
  if (!isStaff(ctx.viewer)) return query.where('false');
  const { sql, parameters } = (await ctx.visibility()).condition('about');
  const workable = (await workableEntries(ctx)).select('entry.id');
  return query
    .where('about.deleted_at IS NULL')
    .andWhere(
      `(about.published_revision_id IS NOT NULL AND (${sql}) OR about.id IN (${workable.getQuery()}))`,
      { ...parameters, ...workable.getParameters() },
    );
}

/** Those of them that the viewer may answer. @returns a query over `report` */
export async function answerableReports(ctx: Ctx): Promise<SelectQueryBuilder<DiagramReport>> {
  const workable = (await workableEntries(ctx)).select('entry.id');
  return (await visibleDiagramReports(ctx)).andWhere(
    `about.id IN (${workable.getQuery()})`,
    workable.getParameters(),
  );
}

/** Row-locks a report for an answer. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function authorizeAnswer(tx: Ctx, id: string): Promise<Authorized<DiagramReport>> {
  mustReadReports(tx);
  const report = await (
    await visibleDiagramReports(tx)
  )
    .andWhere('report.id = :id', { id })
    .setLock('pessimistic_write', undefined, ['report'])
    .getOne();
  if (!report) throw new NotFoundError();
  if (!canWork(await tx.visibility(), report.entry))
    throw new ForbiddenError({
      ru: 'На расхождения отвечает тот, кто правит эту схему. Попросите автора или издателя раздела.',
      en: 'Whoever edits this diagram answers. Ask its author or a publisher of the section.',
    });
  return report as Authorized<DiagramReport>;
}
