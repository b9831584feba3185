import { type EntityTarget, IsNull, type ObjectLiteral } from 'typeorm';
import { authorizeCatalogue, authorizeFitments, mustEditFitments } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { StoredFile } from '../files/file.entity.ts';
import { InstallationReport } from '../installations/installation-report.entity.ts';
import { cleanFitment } from './check-fitment.ts';
import { findVisibleChange } from './fitment-history.ts';
import { FitmentChange, FitmentChangeCause, type StoredRow } from './fitment-change.entity.ts';
import { Evidence, Fitment } from './fitment.entity.ts';
import { findProblems } from './save-fitment.ts';
import { findFindings } from './save-fitments.ts';
import { signChanges } from './sign-changes.ts';

/**
 * Makes a row again what it was before a change: a new change of its own, which can be returned from as well. A row that
 * was removed since comes back with its evidence and reports, and goes on from the version it had, whichever of its changes
 * is returned from.
 * @param version of the row as it is now; null where it is removed
 * @throws ConflictError for a stale version or a row that stands here already, BadInputError where what it named is gone,
 * UnauthenticatedError, NotFoundError, ForbiddenError
 */
export async function returnFitment(
  tx: Ctx,
  { changeId, version }: { changeId: string; version: number | null },
): Promise<Fitment> {
  await mustEditFitments(tx);
  await authorizeCatalogue(tx, 'change');
  const change = await findVisibleChange(tx, changeId);
  if (!change.before)
    throw new BadInputError([
      {
        path: 'changeId',
        message: {
          ru: 'До этого изменения строки не было. Чтобы убрать её, удалите строку в таблице.',
          en: 'There was no row before this change. To be rid of it, delete it in the table.',
        },
      },
    ]);
  const [now] = await authorizeFitments(tx, [change.fitmentId]);
  if ((now?.version ?? null) !== version)
    throw new ConflictError({
      ru: 'Строку только что изменил кто-то другой. Обновите историю и повторите.',
      en: 'Somebody else has just changed this row. Reload the history and repeat.',
    });
  const former = stored<Fitment>(tx, Fitment, change.before) as Fitment;
  const content = cleanFitment(former);
  const problems = await findProblems(tx, content, content);
  if (problems.length > 0) throw new BadInputError(problems);
  const findings = await findFindings(tx, [{ content, id: change.fitmentId, input: 0 }], []);
  const [contradiction] = findings.filter(({ isError }) => isError);
  if (contradiction) throw new ConflictError({ ru: contradiction.text, en: contradiction.text });

  await signChanges(tx, FitmentChangeCause.RETURN);
  const fitments = tx.db.getRepository(Fitment);
  const row = { ...content, updatedAt: tx.now() };
  if (now) await fitments.update(now.id, { ...row, version: now.version + 1 });
  else {
    const removal = await lastRemoval(tx, change);
    const removed = stored<Fitment>(tx, Fitment, removal.before!) as Fitment;
    // Its source may have brought the row anew meanwhile.
    const { sourceKey, version: last } = removed;
    const isTaken = sourceKey !== null && (await fitments.existsBy({ sourceKey }));
    await fitments.insert({
      ...row,
      id: change.fitmentId,
      version: last + 1,
      sourceKey: isTaken ? null : sourceKey,
    });
    await bringBack(tx, removal);
  }
  return await fitments.findOneByOrFail({ id: change.fitmentId });
}

/** Only it tells what went along with the row, and which version it had. */
async function lastRemoval(tx: Ctx, { fitmentId }: FitmentChange): Promise<FitmentChange> {
  const changes = tx.db.getRepository(FitmentChange);
  return await changes.findOneOrFail({ where: { fitmentId, after: IsNull() }, order: { id: 'DESC' } });
}

/** Evidence first: reports name it. */
async function bringBack(tx: Ctx, { attached }: FitmentChange): Promise<void> {
  if (!attached) return;
  const evidence = attached.evidence.map((row) => stored<Evidence>(tx, Evidence, row));
  if (evidence.length > 0) await tx.db.getRepository(Evidence).insert(evidence);
  const reports = attached.reports.map((row) => stored<InstallationReport>(tx, InstallationReport, row));
  for (const report of reports)
    // A photo that nothing showed meanwhile may have been cleared away.
    if (report.photoId && !(await tx.db.getRepository(StoredFile).existsBy({ id: report.photoId })))
      report.photoId = null;
  if (reports.length > 0) await tx.db.getRepository(InstallationReport).insert(reports);
}

/** A row as the database wrote it down, by the names of the entity; a column that came later is left to its default. */
function stored<T extends ObjectLiteral>(tx: Ctx, entity: EntityTarget<T>, row: StoredRow): Partial<T> {
  const { columns } = tx.db.connection.getMetadata(entity);
  return Object.fromEntries(
    columns.flatMap(({ propertyName, databaseName }) =>
      databaseName in row ? [[propertyName, row[databaseName]]] : [],
    ),
  ) as Partial<T>;
}
