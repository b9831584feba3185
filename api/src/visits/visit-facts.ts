import { systemViewer } from '../access/viewer.ts';
import { OrganisationRole } from '../access/roles.ts';
import { Visibility } from '../access/visibility.ts';
import type { Ctx } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { FieldProblem } from '../errors.ts';
import { Person } from '../people/person.entity.ts';
import { SectionMember } from '../sections/section.entity.ts';
import type { VisitAnswer } from './visit-answers.ts';

const longestLabel = 80;
const longestNote = 2000;

/** What people write on a visit beside what the kit says. */
export interface VisitFacts {
  label: string;
  note: string;
  assignedToId?: string | null;
  /** YYYY-MM-DD */
  plannedOn?: string | null;
  answers: readonly VisitAnswer[];
}

export function factProblems({ label, note }: VisitFacts): FieldProblem[] {
  const tooLong = (path: string, text: string, most: number): FieldProblem[] =>
    text.trim().length <= most
      ? []
      : [{ path, message: { ru: `Не длиннее ${most} знаков.`, en: `At most ${most} characters.` } }];
  return [...tooLong('label', label, longestLabel), ...tooLong('note', note, longestNote)];
}

/** Only somebody who may read of every device can go: for others the visit would not be there. */
export async function assigneeProblems(
  tx: Ctx,
  personId: string | null,
  equipment: readonly Entry[],
): Promise<FieldProblem[]> {
  if (!personId) return [];
  const say = (ru: string, en: string): FieldProblem[] => [{ path: 'assignedToId', message: { ru, en } }];
  const person = await tx.db.getRepository(Person).findOneBy({ id: personId, isActive: true });
  if (!person || person.role === OrganisationRole.CLIENT)
    return say('Такого сотрудника нет. Выберите другого.', 'There is no such colleague. Choose another.');
  const memberships = await tx.db.getRepository(SectionMember).findBy({ personId });
  const viewer = {
    ...systemViewer(person),
    memberships: new Map(memberships.map(({ sectionId, role }) => [sectionId, role])),
  };
  const sees = new Visibility(viewer, await tx.sections());
  const hidden = equipment.find((entry) => !sees.canSee(entry));
  if (!hidden) return [];
  return say(
    `Прибор «${hidden.title}» этому сотруднику не виден. Выберите другого или попросите дать ему доступ к разделу.`,
    `This colleague may not see “${hidden.title}”. Choose another, or ask for access to its section.`,
  );
}
