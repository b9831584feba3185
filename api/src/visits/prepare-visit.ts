import { randomUUID } from 'node:crypto';
import { mustSeeVisits } from '../access/visits.ts';
import { findKit, type KitRequest, loadCards } from '../catalogue/find-kit.ts';
import { FitmentRole } from '../catalogue/fitment.entity.ts';
import { checklist } from '../catalogue/kit-checklist.ts';
import type { Kit, KitItem, KitStep } from '../catalogue/kit.types.ts';
import { typeChecklists } from '../checklists/type-checklists.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { answerQuestions, questionsOfVisit } from './visit-answers.ts';
import { assigneeProblems, factProblems, type VisitFacts } from './visit-facts.ts';
import { Visit, VisitDevice, VisitStep } from './visit.entity.ts';
import { type VisitQuestion, VisitState } from './visit.types.ts';

export interface VisitGiven extends KitRequest, VisitFacts {
  /** Made by whoever prepares: sent twice, the visit is there once. */
  id: string;
  /** Which devices of the kit are installed. */
  fitmentIds: readonly string[];
}

/** What is going to be asked and done, out of the kit as it is now. */
export interface VisitPlan {
  given: VisitGiven;
  kit: Kit;
  items: KitItem[];
  questions: VisitQuestion[];
  steps: KitStep[];
}

/**
 * Reads the kit and puts the answers to its questions. It reads many things at once, so it runs before the transaction.
 * @throws NotFoundError, BadInputError
 */
export async function planVisit(ctx: Ctx, given: VisitGiven): Promise<VisitPlan> {
  mustSeeVisits(ctx);
  const kit = await findKit(ctx, given);
  const items = [...kit.items, ...kit.conditional]
    .filter(({ fitment }) => given.fitmentIds.includes(fitment.id))
    .toSorted(mostNeededFirst);
  const equipment = [...new Map(items.map((item) => [item.equipment.id, item.equipment])).values()];
  const cards = await loadCards(ctx, equipment);
  const asked = checklist(cards, await typeChecklists(ctx), ctx.request.locale);
  const { questions, problems } = answerQuestions(questionsOfVisit(asked.questions), given.answers);
  if (items.length === 0) problems.push(noDevices);
  problems.push(
    ...factProblems(given),
    ...(await assigneeProblems(ctx, given.assignedToId ?? null, equipment)),
  );
  if (problems.length > 0) throw new BadInputError(problems);
  return { given, kit, items, questions, steps: asked.steps };
}

/**
 * Writes down what the kit asks for and what the client answered, for the engineer who goes.
 * @throws NotFoundError; ConflictError where somebody else's visit has the id
 */
export async function prepareVisit(tx: Ctx, plan: VisitPlan): Promise<Visit> {
  const { person } = mustSeeVisits(tx);
  const { given, kit, items, questions } = plan;
  // The same form sent twice at once takes turns: the second finds what the first wrote.
  await tx.db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`visit ${given.id}`]);
  const before = await tx.db.getRepository(Visit).findOneBy({ id: given.id });
  if (before?.createdById === person.id) return before;
  if (before) throw idTaken();
  const visit = await tx.db.getRepository(Visit).save({
    id: given.id,
    modelId: kit.model.id,
    generationId: kit.generation?.id ?? null,
    year: kit.year,
    options: kit.options,
    label: given.label.trim(),
    note: given.note.trim(),
    questions,
    state: VisitState.PREPARED,
    createdById: person.id,
    assignedToId: given.assignedToId ?? null,
    plannedOn: given.plannedOn ?? null,
    version: 1,
    createdAt: tx.now(),
    startedAt: null,
    finishedAt: null,
  });
  await tx.db.getRepository(VisitDevice).insert(items.map((item, position) => device(visit, item, position)));
  const steps = plan.steps.map((step, position) => stepOf(visit, step, position));
  if (steps.length > 0) await tx.db.getRepository(VisitStep).insert(steps);
  return visit;
}

const roles = [FitmentRole.REQUIRED, FitmentRole.ONE_OF, FitmentRole.RECOMMENDED, FitmentRole.OPTIONAL];

/** As the kit's page has them, and by name among equals. */
const mostNeededFirst = (a: KitItem, b: KitItem): number =>
  roles.indexOf(a.role) - roles.indexOf(b.role) ||
  a.equipment.title.localeCompare(b.equipment.title, 'ru', { numeric: true });

const device = ({ id }: Visit, { equipment, fitment, quantity }: KitItem, position: number) => ({
  id: randomUUID(),
  visitId: id,
  position,
  equipmentId: equipment.id,
  fitmentId: fitment.id,
  title: equipment.title,
  quantity,
});

const stepOf = ({ id }: Visit, { askedFor, ...step }: KitStep, position: number) => ({
  ...step,
  id: randomUUID(),
  visitId: id,
  position,
  askedFor: askedFor.map(({ title }) => title),
});

const noDevices = {
  path: 'fitmentIds',
  message: {
    ru: 'Отметьте хотя бы один прибор, который ставим.',
    en: 'Choose at least one device to install.',
  },
};

const idTaken = () =>
  new ConflictError({
    ru: 'Под этим номером уже есть другой выезд. Откройте форму заново.',
    en: 'Another visit has this id already. Open the form again.',
  });
