import { EQUIPMENT_TYPES } from '@fieldlore/content';
import { authorizeCatalogue } from '../access/catalogue.ts';
import { mustBeStaff } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { cleanTypeChecklist, typeChecklistProblems } from './check-type-checklist.ts';
import { TypeChecklist } from './type-checklist.entity.ts';
import type { TypeQuestionInput, TypeStepInput } from './type-checklist.types.ts';

/** Of every type, those that nobody wrote yet empty. @throws UnauthenticatedError, ForbiddenError */
export async function listTypeChecklists(ctx: Ctx): Promise<TypeChecklist[]> {
  mustBeStaff(ctx);
  const written = await typeChecklists(ctx);
  return EQUIPMENT_TYPES.map((type) => written.get(type) ?? unwritten(type));
}

/** Those that somebody wrote, by type. Their questions are asked of clients: they are no secret. */
export async function typeChecklists({ db }: Ctx): Promise<Map<string, TypeChecklist>> {
  const rows = await db.getRepository(TypeChecklist).find();
  return new Map(rows.map((row) => [row.type, row]));
}

export interface TypeChecklistGiven {
  type: string;
  version: number;
  questions: TypeQuestionInput[];
  steps: TypeStepInput[];
}

/**
 * Replaces what is asked and done for a type. Visits that are prepared already keep what they were prepared with.
 * @throws ConflictError for a stale version; BadInputError, UnauthenticatedError, ForbiddenError
 */
export async function saveTypeChecklist(tx: Ctx, given: TypeChecklistGiven): Promise<TypeChecklist> {
  await authorizeCatalogue(tx, 'change');
  if (!EQUIPMENT_TYPES.some((type) => type === given.type))
    throw new BadInputError([
      { path: 'type', message: { ru: 'Такого вида оборудования нет.', en: 'There is no such type.' } },
    ]);
  const content = cleanTypeChecklist(given);
  const problems = typeChecklistProblems(content);
  if (problems.length > 0) throw new BadInputError(problems);
  const rows = tx.db.getRepository(TypeChecklist);
  // The row may not be there yet: whoever writes one first takes the lock in its place.
  await tx.db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`checklist ${given.type}`]);
  const before = await rows.findOneBy({ type: given.type });
  if ((before?.version ?? 0) !== given.version)
    throw new ConflictError({
      ru: 'Пока вы работали, этот список изменил кто-то другой. Откройте страницу заново и повторите.',
      en: 'Somebody else changed this list meanwhile. Open the page again and repeat.',
    });
  return await rows.save({
    type: given.type,
    ...content,
    version: given.version + 1,
    changedById: tx.viewer.person?.id ?? null,
    changedAt: tx.now(),
  });
}

const unwritten = (type: string): TypeChecklist => ({
  type,
  questions: [],
  steps: [],
  version: 0,
  changedById: null,
  changedAt: null,
});
