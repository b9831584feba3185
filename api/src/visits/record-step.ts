import type { Authorized } from '../access/entries.ts';
import { authorizeVisit, mustSeeVisits } from '../access/visits.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError, type FieldProblem, NotFoundError } from '../errors.ts';
import { problemsOfPhotos } from '../files/own-photos.ts';
import { mustBeOpen } from './visit-state.ts';
import { Visit, VisitPhoto, VisitStep } from './visit.entity.ts';
import { VisitState } from './visit.types.ts';

const longestNote = 2000;
const mostPhotos = 12;

/** All that is known of a step now, not what changed of it: the last one sent stands. */
export interface StepRecord {
  stepId: string;
  /** Made for each change: sent again because its answer was lost, it changes nothing. */
  changeId: string;
  /** Of the step that was changed. */
  version: number;
  isDone: boolean;
  value?: number | null;
  note: string;
  photoIds: readonly string[];
}

/**
 * Keeps what the engineer ticked, measured and photographed. The first step that is recorded starts the visit.
 * @throws NotFoundError, ForbiddenError, BadInputError; ConflictError for a stale version or a visit that is done
 */
export async function recordStep(tx: Ctx, record: StepRecord): Promise<VisitStep> {
  const [visit, step] = await authorizeStep(tx, record.stepId);
  if (step.lastChangeId === record.changeId) return step;
  mustBeOpen(visit);
  if (step.version !== record.version)
    throw new ConflictError({
      ru: 'Этот шаг тем временем изменили с другого устройства.',
      en: 'This step was changed on another device meanwhile.',
    });
  const there = await tx.db.getRepository(VisitPhoto).findBy({ stepId: step.id });
  const kept = there.map(({ fileId }) => fileId);
  const problems = [
    ...valueProblems(record),
    ...(await problemsOfPhotos(tx, record.photoIds, { path: 'photoIds', most: mostPhotos, kept })),
  ];
  if (problems.length > 0) throw new BadInputError(problems);
  if (visit.state === VisitState.PREPARED)
    await tx.db.getRepository(Visit).update(visit.id, { state: VisitState.UNDER_WAY, startedAt: tx.now() });
  await keepPhotos(tx, record);
  return await tx.db.getRepository(VisitStep).save({
    ...step,
    isDone: record.isDone,
    value: record.value ?? null,
    note: record.note.trim(),
    version: step.version + 1,
    lastChangeId: record.changeId,
    changedById: tx.viewer.person?.id ?? null,
    changedAt: tx.now(),
  });
}

/** The visit is locked first: two changes of its steps take turns, and none falls between the checks that end it. */
async function authorizeStep(tx: Ctx, id: string): Promise<[Authorized<Visit>, VisitStep]> {
  mustSeeVisits(tx);
  const steps = tx.db.getRepository(VisitStep);
  const named = await steps.findOneBy({ id });
  if (!named) throw new NotFoundError();
  const visit = await authorizeVisit(tx, named.visitId);
  return [visit, await steps.findOneByOrFail({ id })];
}

function valueProblems({ value, note }: StepRecord): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (value != null && !Number.isFinite(value))
    problems.push({ path: 'value', message: { ru: 'Введите число.', en: 'Enter a number.' } });
  if (note.length > longestNote)
    problems.push({
      path: 'note',
      message: { ru: `Не длиннее ${longestNote} знаков.`, en: `At most ${longestNote} characters.` },
    });
  return problems;
}

async function keepPhotos(tx: Ctx, { stepId, photoIds }: StepRecord): Promise<void> {
  const photos = tx.db.getRepository(VisitPhoto);
  await photos.delete({ stepId });
  const ids = [...new Set(photoIds)];
  if (ids.length > 0) await photos.insert(ids.map((fileId, position) => ({ stepId, fileId, position })));
}
