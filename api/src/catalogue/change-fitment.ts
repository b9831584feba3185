import { authorizeFitment, canInCatalogue } from '../access/catalogue.ts';
import type { Authorized } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { UseOutcome } from '../entries/entry.enums.ts';
import { BadInputError, ConflictError } from '../errors.ts';
import { FitmentChangeCause } from './fitment-change.entity.ts';
import { Evidence, Fitment, FitmentState } from './fitment.entity.ts';
import { signChanges } from './sign-changes.ts';

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
  await signChanges(tx, FitmentChangeCause.HAND);
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
  const kept = await keepEvidence(tx, fitment, {
    personId: tx.viewer.person?.id ?? null,
    at: tx.now().toISOString().slice(0, 10),
    note,
    outcome: input.outcome,
  });
  return kept.fitment;
}

/** Writes an installation down. Solved, and let in by a publisher, it confirms the fitment. */
export async function keepEvidence(
  tx: Ctx,
  fitment: Authorized<Fitment>,
  seen: Pick<Evidence, 'personId' | 'at' | 'note' | 'outcome'>,
): Promise<{ evidence: Evidence; fitment: Fitment }> {
  const confirms = seen.outcome === UseOutcome.SOLVED && canInCatalogue('change', await tx.visibility());
  const evidence = await tx.db
    .getRepository(Evidence)
    .save({ ...seen, fitmentId: fitment.id, confirms, createdAt: tx.now() });
  const isNews = confirms && canBeConfirmed.includes(fitment.state);
  return { evidence, fitment: isNews ? await setState(tx, fitment, FitmentState.CONFIRMED_BY_US) : fitment };
}

/** An installation, or taking it back, changes nothing but what a fitment claims; whoever has it open for a change learns of it by its version. */
export async function setState(tx: Ctx, fitment: Authorized<Fitment>, state: FitmentState): Promise<Fitment> {
  const fitments = tx.db.getRepository(Fitment);
  await signChanges(tx, FitmentChangeCause.INSTALLATION);
  await fitments.update(fitment.id, { state, version: fitment.version + 1, updatedAt: tx.now() });
  return await fitments.findOneByOrFail({ id: fitment.id });
}
