import { authorizeCatalogue, authorizeFitment, canInCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { BadInputError, ConflictError, ForbiddenError, type FieldProblem } from '../errors.ts';
import { cleanFitment, fitmentProblems, type FitmentContent } from './check-fitment.ts';
import type { FitmentInput } from './fitment.input.ts';
import { FitmentChangeCause } from './fitment-change.entity.ts';
import { Fitment, FitmentState } from './fitment.entity.ts';
import { signChanges } from './sign-changes.ts';

/**
 * Adds a fitment (without `id`) or changes one while it is still the version that was loaded.
 * Years outside the model's are no error, `Fitment.warnings` tells of them: model years run ahead of production.
 * @throws BadInputError, ConflictError for a stale version or a row that is here already, ForbiddenError, NotFoundError
 */
export async function saveFitment(tx: Ctx, input: FitmentInput): Promise<Fitment> {
  const before = input.id ? await authorizeFitment(tx, 'change', input.id) : null;
  if (!before) await authorizeCatalogue(tx, 'add');
  const row = cleanFitment(input);
  await mustMayConfirm(tx, row, before);
  const problems = await findProblems(tx, row, before);
  if (problems.length > 0) throw new BadInputError(problems);
  await mustBeAlone(tx, row, before?.id ?? null);

  await signChanges(tx, FitmentChangeCause.HAND);
  const fitments = tx.db.getRepository(Fitment);
  if (!before) return await fitments.save({ ...row, version: 1, updatedAt: tx.now() });
  if (before.version !== input.version)
    throw new ConflictError({
      ru: 'Пока вы работали, эту строку изменил кто-то другой. Откройте её заново и повторите.',
      en: 'Somebody else changed this row meanwhile. Open it again and repeat.',
    });
  await fitments.update(before.id, { ...row, version: before.version + 1, updatedAt: tx.now() });
  return await fitments.findOneByOrFail({ id: before.id });
}

/** "Confirmed by us" is a publisher's word; whoever else was at the vehicle adds evidence. */
export async function mustMayConfirm(tx: Ctx, row: FitmentContent, before: Fitment | null): Promise<void> {
  const confirms = row.state === FitmentState.CONFIRMED_BY_US && before?.state !== row.state;
  if (confirms && !canInCatalogue('change', await tx.visibility()))
    throw new ForbiddenError({
      ru: '«Проверено нами» ставит издатель. Сохраните строку как «Подходит» и добавьте подтверждение.',
      en: '“Confirmed by us” is set by a publisher. Save the row as “Supported” and add evidence.',
    });
}

/** What is wrong with a row by itself and with what it names. */
export async function findProblems(
  tx: Ctx,
  row: FitmentContent,
  before: FitmentContent | null,
): Promise<FieldProblem[]> {
  const problems = fitmentProblems(row, before);
  const { visibleEntry, model, generation } = tx.loaders;
  const say = (path: string, ru: string, en: string) => problems.push({ path, message: { ru, en } });
  // One after the other: a transaction has a single connection.
  const equipment = await visibleEntry.load(row.equipmentId);
  const diagram = row.diagramId ? await visibleEntry.load(row.diagramId) : null;
  const ofModel = await model.load(row.modelId);
  const ofGeneration = row.generationId ? await generation.load(row.generationId) : null;
  if (equipment?.kind !== EntryKind.EQUIPMENT)
    say(
      'equipmentId',
      'Такого оборудования нет, или его карточка ещё не опубликована.',
      'There is no such equipment, or its entry is not published yet.',
    );
  if (row.diagramId && diagram?.kind !== EntryKind.DIAGRAM)
    say('diagramId', 'Такой опубликованной схемы нет.', 'There is no such published diagram.');
  if (!ofModel) say('modelId', 'Такой модели нет.', 'There is no such model.');
  if (row.generationId && ofGeneration?.modelId !== row.modelId)
    say('generationId', 'Это поколение другой модели.', 'This generation is another model’s.');
  return problems;
}

/** Rows that say who, where and when in the same words would contradict each other sooner or later. */
async function mustBeAlone(tx: Ctx, row: FitmentContent, ownId: string | null): Promise<void> {
  const twin = await tx.db
    .getRepository(Fitment)
    .createQueryBuilder('fitment')
    .where(
      'fitment.equipment_id = :equipmentId AND fitment.model_id = :modelId AND fitment.role = :role',
      row,
    )
    .andWhere('fitment.generation_id IS NOT DISTINCT FROM :generationId', row)
    .andWhere(
      'fitment.year_from IS NOT DISTINCT FROM :yearFrom AND fitment.year_to IS NOT DISTINCT FROM :yearTo',
      row,
    )
    .andWhere('fitment."group" IS NOT DISTINCT FROM :group', row)
    .andWhere('fitment.qualifiers = :same::jsonb', { same: JSON.stringify(row.qualifiers) })
    .andWhere('fitment.id IS DISTINCT FROM :ownId', { ownId })
    .getOne();
  if (!twin) return;
  const name = await nameOf(tx, twin);
  const conflict = new ConflictError({
    ru: `Такая строка уже есть: ${name}. Измените её вместо новой.`,
    en: `This row is here already: ${name}. Change it instead of adding another.`,
  });
  conflict.extensions['fitmentId'] = twin.id;
  throw conflict;
}

/** Equipment, vehicle, years and conditions of a row on one line. */
async function nameOf(tx: Ctx, row: Fitment): Promise<string> {
  const equipment = await tx.loaders.visibleEntry.load(row.equipmentId);
  const model = await tx.loaders.model.load(row.modelId);
  const generation = row.generationId ? await tx.loaders.generation.load(row.generationId) : null;
  const make = model && (await tx.loaders.make.load(model.makeId));
  const years = row.yearFrom || row.yearTo ? `${row.yearFrom ?? ''}–${row.yearTo ?? ''}` : null;
  const vehicle = [make?.name, model?.name, generation?.name, years].filter(Boolean).join(' ');
  return [equipment?.title, vehicle, ...row.qualifiers.map(({ key, value }) => `${key}: ${value}`)].join(
    ', ',
  );
}
