import { Not, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { Ctx } from '../context.ts';
import { DiagramReportPhoto } from '../diagram-reports/diagram-report.entity.ts';
import { Entry } from '../entries/entry.entity.ts';
import { workableEntries } from '../entries/entry.queries.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { EntryFile, StoredFile } from '../files/file.entity.ts';
import { Visit, VisitPhoto, VisitStep } from '../visits/visit.entity.ts';
import { VisitState } from '../visits/visit.types.ts';
import { visibleDiagramReports } from './diagram-reports.ts';
import { visibleReports } from './installations.ts';
import { mustBeStaff, type SignedIn } from './people.ts';
import { SectionRole } from './roles.ts';
import { isAdmin, isStaff } from './viewer.ts';
import { visibleVisits } from './visits.ts';

/** Whoever writes anything may upload, whoever goes to a vehicle, and admins before there is any section. @throws UnauthenticatedError, ForbiddenError */
export async function authorizeUpload(ctx: Ctx): Promise<SignedIn> {
  const viewer = mustBeStaff(ctx);
  if (isAdmin(viewer)) return viewer;
  if ((await ctx.visibility()).sectionsWith(SectionRole.CONTRIBUTOR).length > 0) return viewer;
  if (await hasOpenVisit(ctx, viewer)) return viewer;
  throw new ForbiddenError({
    ru: 'Загружать файлы может тот, кто пишет хотя бы в одном разделе или назначен на выезд. Попросите администратора дать вам эту роль.',
    en: 'Whoever writes in at least one section, or goes to a visit, may upload files. Ask an administrator for that role.',
  });
}

/** Photos of a step are its proof: who is sent to a vehicle takes them, whether they write articles or not. */
async function hasOpenVisit(ctx: Ctx, { person }: SignedIn): Promise<boolean> {
  return await ctx.db.getRepository(Visit).existsBy({ assignedToId: person.id, state: Not(VisitState.DONE) });
}

/**
 * Files that the viewer may see, as SQL: their own uploads, and those of entries — where they may work, all; where they
 * read, what stands in the published revision outside of blocks above them — and photos of reports and visits.
 * @returns a query over `file`
 */
export async function visibleFiles(ctx: Ctx): Promise<SelectQueryBuilder<StoredFile>> {
  const readable = (await openEntries(ctx)).andWhere('shown.published_for = ANY(:fileLevels)', {
    fileLevels: (await ctx.visibility()).levels,
  });
  const uses: SelectQueryBuilder<ObjectLiteral>[] = [readable, await workableEntries(ctx)].map((entries) =>
    entries
      .innerJoin(EntryFile, 'shown', 'shown.entry_id = entry.id AND shown.file_id = file.id')
      .select('1'),
  );
  uses.push((await visibleReports(ctx)).andWhere('report.photo_id = file.id').select('1'));
  uses.push(
    (await visibleDiagramReports(ctx))
      .innerJoin(DiagramReportPhoto, 'found', 'found.report_id = report.id AND found.file_id = file.id')
      .select('1'),
  );
  uses.push(
    (await visibleVisits(ctx))
      .innerJoin(VisitStep, 'step', 'step.visit_id = visit.id')
      .innerJoin(VisitPhoto, 'photo', 'photo.step_id = step.id AND photo.file_id = file.id')
      .select('1'),
  );
  return ctx.db
    .getRepository(StoredFile)
    .createQueryBuilder('file')
    .where(
      `(file.uploaded_by_id = :uploader OR ${uses.map((use) => `EXISTS (${use.getQuery()})`).join(' OR ')})`,
      { uploader: ctx.viewer.person?.id ?? null },
    )
    .setParameters(Object.assign({}, ...uses.map((use) => use.getParameters())) as object);
}

/** @throws NotFoundError */
export async function findVisibleFile(ctx: Ctx, id: string): Promise<StoredFile> {
  const file = await (await visibleFiles(ctx)).andWhere('file.id = :id', { id }).getOne();
  if (!file)
    throw new NotFoundError({
      ru: 'Такого файла нет или он вам недоступен. Если он был для вас открыт, войдите и повторите.',
      en: 'There is no such file, or it is not yours to see. If it was, sign in and try again.',
    });
  return file;
}

/** What an address opens to readers: to staff, who follow old links, the archive too (as `canRead` has it). */
async function openEntries(ctx: Ctx): Promise<SelectQueryBuilder<Entry>> {
  const query = ctx.db
    .getRepository(Entry)
    .createQueryBuilder('entry')
    .where('entry.published_revision_id IS NOT NULL AND entry.deleted_at IS NULL');
  if (!isStaff(ctx.viewer)) query.andWhere(`entry.status <> 'ARCHIVED'`);
  return (await ctx.visibility()).restrict(query, 'entry');
}
