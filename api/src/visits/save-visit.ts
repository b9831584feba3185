import { In } from 'typeorm';
import { authorizeVisit } from '../access/visits.ts';
import type { Ctx } from '../context.ts';
import { Entry } from '../entries/entry.entity.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { answerQuestions } from './visit-answers.ts';
import { assigneeProblems, factProblems, type VisitFacts } from './visit-facts.ts';
import { mustBeOpen } from './visit-state.ts';
import { Visit, VisitDevice } from './visit.entity.ts';

export interface VisitChange extends VisitFacts {
  id: string;
  /** Made for each change by the device that sends it. */
  changeId?: string | null;
  version: number;
}

/**
 * Changes answers, label, note, engineer and date while they are those that were loaded. A change that is sent again
 * because its answer was lost is there once.
 * @throws NotFoundError, ForbiddenError, BadInputError; ConflictError for a stale version or a visit that is done
 */
export async function saveVisit(tx: Ctx, change: VisitChange): Promise<Visit> {
  const visit = await authorizeVisit(tx, change.id);
  if (change.changeId && visit.lastChangeId === change.changeId) return visit;
  mustBeOpen(visit);
  if (visit.version !== change.version)
    throw new ConflictError({
      ru: 'Пока вы работали, ответы изменил кто-то другой. Откройте выезд заново: ваш текст ещё в форме, скопируйте нужное.',
      en: 'Somebody else changed the answers meanwhile. Open the visit again: your text is still in the form, copy what you need.',
    });
  const { questions, problems } = answerQuestions(visit.questions, change.answers);
  const assignedToId = change.assignedToId ?? null;
  problems.push(...factProblems(change));
  if (assignedToId !== visit.assignedToId)
    problems.push(...(await assigneeProblems(tx, assignedToId, await equipmentOf(tx, visit))));
  if (problems.length > 0) throw new BadInputError(problems);
  return await tx.db.getRepository(Visit).save({
    ...visit,
    questions,
    label: change.label.trim(),
    note: change.note.trim(),
    assignedToId,
    plannedOn: change.plannedOn ?? null,
    version: visit.version + 1,
    lastChangeId: change.changeId ?? null,
  });
}

async function equipmentOf(tx: Ctx, { id }: Visit): Promise<Entry[]> {
  const devices = await tx.db.getRepository(VisitDevice).findBy({ visitId: id });
  return await tx.db.getRepository(Entry).findBy({ id: In(devices.map(({ equipmentId }) => equipmentId)) });
}
