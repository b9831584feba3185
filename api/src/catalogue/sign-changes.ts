import type { Ctx } from '../context.ts';
import type { FitmentChangeCause } from './fitment-change.entity.ts';

/** Tells the database who changes fitments in this transaction, and what for: it writes both beside every change. */
export async function signChanges(tx: Ctx, cause: FitmentChangeCause): Promise<void> {
  await tx.db.query(
    `SELECT set_config('fieldlore.person', $1, true), set_config('fieldlore.cause', $2, true)`,
    [tx.viewer.person?.id ?? '', cause],
  );
}
