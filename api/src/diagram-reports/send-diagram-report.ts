import type { DiagramData } from '@fieldlore/content';
import { IsNull, Not } from 'typeorm';
import { authorizeDiagramReport } from '../access/diagram-reports.ts';
import { canWork } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { insertOnce } from '../database/insert-once.ts';
import { Revision } from '../entries/revision.entity.ts';
import { BadInputError, type FieldProblem } from '../errors.ts';
import { problemsOfPhotos } from '../files/own-photos.ts';
import { DiagramReport, DiagramReportPhoto, DiagramReportState } from './diagram-report.entity.ts';
import { placesOf } from './places.ts';

const longestNote = 2000;
const longestVehicle = 200;
const mostPhotos = 6;

export interface DiagramReportGiven {
  id: string;
  entryId: string;
  /** Number of the revision that was looked at: days old, where the report was made without a network. */
  revision: number;
  place?: string | null;
  note: string;
  vehicle: string;
  photoIds: readonly string[];
}

/**
 * Somebody of the staff tells what a diagram says otherwise than the vehicle. Sent twice, it is there once.
 * @throws UnauthenticatedError, NotFoundError, ForbiddenError, BadInputError, ConflictError
 */
export async function sendDiagramReport(tx: Ctx, given: DiagramReportGiven): Promise<DiagramReport> {
  const entry = await authorizeDiagramReport(tx, given.entryId);
  const note = given.note.trim();
  const place = given.place?.trim() || null;
  const vehicle = given.vehicle.trim();
  const revision = await tx.db.getRepository(Revision).findOneBy({
    entryId: entry.id,
    number: given.revision,
    // To readers a draft has never been there.
    ...(canWork(await tx.visibility(), entry) ? {} : { publishedAt: Not(IsNull()) }),
  });
  const photoIds = [...new Set(given.photoIds)];
  const problems = [
    ...textProblems(note, vehicle),
    ...revisionProblems(revision, place),
    ...(await problemsOfPhotos(tx, photoIds, { path: 'photoIds', most: mostPhotos })),
  ];
  if (!revision || problems.length > 0) throw new BadInputError(problems);
  const { row, isNew } = await insertOnce(tx, DiagramReport, {
    id: given.id,
    entryId: entry.id,
    revisionId: revision.id,
    place,
    note,
    vehicle,
    personId: tx.viewer.person!.id,
    createdAt: tx.now(),
    state: DiagramReportState.WAITING,
  });
  if (isNew && photoIds.length > 0)
    await tx.db
      .getRepository(DiagramReportPhoto)
      .insert(photoIds.map((fileId, position) => ({ reportId: row.id, fileId, position })));
  return Object.assign(row, { entry });
}

function textProblems(note: string, vehicle: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (note === '')
    problems.push(problem('note', 'Напишите, что на машине иначе.', 'Say what is different at the vehicle.'));
  if (note.length > longestNote)
    problems.push(problem('note', `Не длиннее ${longestNote} знаков.`, `At most ${longestNote} characters.`));
  if (vehicle.length > longestVehicle)
    problems.push(
      problem('vehicle', `Не длиннее ${longestVehicle} знаков.`, `At most ${longestVehicle} characters.`),
    );
  return problems;
}

function revisionProblems(revision: Revision | null, place: string | null): FieldProblem[] {
  if (!revision)
    return [
      problem(
        'revision',
        'У этой схемы нет такой редакции. Откройте схему и отправьте ещё раз.',
        'This diagram has no such revision. Open the diagram and send again.',
      ),
    ];
  if (!place || placesOf(revision.data as DiagramData).has(place)) return [];
  return [
    problem(
      'place',
      `На схеме нет «${place.slice(0, 80)}». Пишите, как на ней: X1, X1:5, W1:2 или имя точки подключения.`,
      `The diagram has no “${place.slice(0, 80)}”. Write as it does: X1, X1:5, W1:2 or the name of a tap.`,
    ),
  ];
}

const problem = (path: string, ru: string, en: string): FieldProblem => ({ path, message: { ru, en } });
