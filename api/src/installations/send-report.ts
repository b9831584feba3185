import { randomUUID } from 'node:crypto';
import { authorizeReporting } from '../access/installations.ts';
import type { Ctx } from '../context.ts';
import { insertOnce } from '../database/insert-once.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { BadInputError, type FieldProblem } from '../errors.ts';
import { problemsOfPhotos } from '../files/own-photos.ts';
import { InstallationReport } from './installation-report.entity.ts';

const longestNote = 2000;

export interface ReportGiven {
  /** Made by the device that sends it, which may do so twice. */
  id?: string | null;
  fitmentId: string;
  outcome: UseOutcome;
  note?: string | null;
  photoId?: string | null;
}

/**
 * Somebody of the staff tells how the installation of a fitment went. Sent twice under one id, it is there once.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, BadInputError, ConflictError
 */
export async function sendReport(tx: Ctx, given: ReportGiven): Promise<InstallationReport> {
  const fitment = await authorizeReporting(tx, given.fitmentId);
  const note = (given.note ?? '').trim();
  const photoId = given.photoId ?? null;
  const problems = [
    ...noteProblems(given.outcome, note),
    ...(await problemsOfPhotos(tx, photoId ? [photoId] : [], { path: 'photoId', most: 1 })),
  ];
  if (problems.length > 0) throw new BadInputError(problems);
  const { row: report } = await insertOnce(tx, InstallationReport, {
    id: given.id ?? randomUUID(),
    fitmentId: fitment.id,
    personId: tx.viewer.person!.id,
    outcome: given.outcome,
    note,
    photoId,
    createdAt: tx.now(),
  });
  return Object.assign(report, { fitment });
}

/** That it works says enough; what had to be changed, or why it did not, is what others need. */
function noteProblems(outcome: UseOutcome, note: string): FieldProblem[] {
  if (note.length > longestNote)
    return [problem('note', `Не длиннее ${longestNote} знаков.`, `At most ${longestNote} characters.`)];
  if (outcome === UseOutcome.SOLVED || note !== '') return [];
  return outcome === UseOutcome.PARTLY
    ? [problem('note', 'Напишите, что пришлось изменить.', 'Say what had to be changed.')]
    : [problem('note', 'Напишите, что не заработало.', 'Say what did not work.')];
}

const problem = (path: string, ru: string, en: string): FieldProblem => ({ path, message: { ru, en } });
