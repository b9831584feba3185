import { authorizeFitment, canInCatalogue } from '../access/catalogue.ts';
import type { Ctx } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { Evidence, Fitment, FitmentState } from './fitment.entity.ts';

const longestNote = 2000;

/** @throws ConflictError for a stale version, ForbiddenError, NotFoundError */
export async function deleteFitment(
  tx: Ctx,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const fitment = await authorizeFitment(tx, 'change', id);
  if (fitment.version !== version)
    throw new ConflictError({
      ru: 'Строку только что изменил кто-то другой. Посмотрите, что в ней теперь, и повторите.',
      en: 'Somebody else has just changed this row. See what it says now and repeat.',
    });
  await tx.db.getRepository(Fitment).delete(fitment.id);
}

/** What one installation of ours can turn into "confirmed by us". A row that says "partly" or "no" is changed by hand, with its reason. */
const canBeConfirmed = [FitmentState.SUPPORTED, FitmentState.UNKNOWN];

/**
 * Notes an installation. Solved, and told by a publisher, it confirms the fitment.
 * @throws BadInputError, ForbiddenError, NotFoundError
 */
export async function addEvidence(
  tx: Ctx,
  input: { fitmentId: string; outcome: UseOutcome; note: string },
): Promise<Fitment> {
  const fitment = await authorizeFitment(tx, 'add', input.fitmentId);
  const note = input.note.trim();
  if (note === '' || note.length > longestNote)
    throw new BadInputError([
      {
        path: 'note',
        message: {
          ru: `Напишите, где и что проверено: от 1 до ${longestNote} знаков.`,
          en: `Say where and what was checked, in 1 to ${longestNote} characters.`,
        },
      },
    ]);
  await tx.db.getRepository(Evidence).insert({
    fitmentId: fitment.id,
    personId: tx.viewer.person?.id ?? null,
    at: tx.now().toISOString().slice(0, 10),
    note,
    outcome: input.outcome,
    createdAt: tx.now(),
  });
  const confirms =
    input.outcome === UseOutcome.SOLVED &&
    canBeConfirmed.includes(fitment.state) &&
    canInCatalogue('change', await tx.visibility());
  if (!confirms) return fitment;
  const fitments = tx.db.getRepository(Fitment);
  await fitments.update(fitment.id, {
    state: FitmentState.CONFIRMED_BY_US,
    version: fitment.version + 1,
    updatedAt: tx.now(),
  });
  return await fitments.findOneByOrFail({ id: fitment.id });
}
