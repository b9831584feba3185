import { authorizeReporting } from '../access/installations.ts';
import type { Ctx } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { BadInputError, type FieldProblem } from '../errors.ts';
import { StoredFile } from '../files/file.entity.ts';
import { isPicture } from '../files/file-types.ts';
import { InstallationReport } from './installation-report.entity.ts';

const longestNote = 2000;

export interface ReportGiven {
  fitmentId: string;
  outcome: UseOutcome;
  note?: string | null;
  photoId?: string | null;
}

/**
 * Somebody of the staff tells how the installation of a fitment went.
 * @throws UnauthenticatedError, ForbiddenError, NotFoundError, BadInputError
 */
export async function sendReport(tx: Ctx, given: ReportGiven): Promise<InstallationReport> {
  const fitment = await authorizeReporting(tx, given.fitmentId);
  const note = (given.note ?? '').trim();
  const photoId = given.photoId ?? null;
  const problems = [...noteProblems(given.outcome, note), ...(await photoProblems(tx, photoId))];
  if (problems.length > 0) throw new BadInputError(problems);
  const report = await tx.db.getRepository(InstallationReport).save({
    fitmentId: fitment.id,
    personId: tx.viewer.person?.id ?? null,
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

/** Only an own upload: the report opens the photo to every colleague who sees the device. */
async function photoProblems(tx: Ctx, photoId: string | null): Promise<FieldProblem[]> {
  if (!photoId) return [];
  const uploadedById = tx.viewer.person?.id;
  const photo = uploadedById
    ? await tx.db.getRepository(StoredFile).findOneBy({ id: photoId, uploadedById })
    : null;
  if (photo && isPicture(photo.mime)) return [];
  return [
    problem(
      'photoId',
      'Фото не загрузилось или это не картинка. Выберите его ещё раз.',
      'The photo was not uploaded, or it is no picture. Choose it again.',
    ),
  ];
}

const problem = (path: string, ru: string, en: string): FieldProblem => ({ path, message: { ru, en } });
