import { randomUUID } from 'node:crypto';
import { authorize } from '../access/entries.ts';
import type { Ctx } from '../context.ts';
import { insertOnce } from '../database/insert-once.ts';
import { EntryUse } from './entry-use.entity.ts';
import { Entry } from './entry.entity.ts';
import { Confidence, UseOutcome } from './entry.enums.ts';

/** How often something has to have solved a request before it counts as proven. */
const provenBy = 3;
const reviewAfterUse = 180 * 24 * 3600 * 1000;

/**
 * Notes that somebody worked with the entry. Use that helped raises confidence and puts the review off;
 * "wrong" calls for a review today and takes the proof back (KCS v6: reuse is review).
 */
export async function recordUse(
  tx: Ctx,
  input: {
    id: string;
    /** Made by the device that sends it, which may do so twice. */
    useId?: string | null;
    outcome: UseOutcome;
    ticket?: string | null;
    note?: string | null;
  },
): Promise<Entry> {
  const entries = tx.db.getRepository(Entry);
  const entry = await authorize(tx, 'use', await entries.findOneBy({ id: input.id }));
  const uses = tx.db.getRepository(EntryUse);
  const { outcome } = input;
  const { isNew } = await insertOnce(tx, EntryUse, {
    id: input.useId ?? randomUUID(),
    entryId: entry.id,
    personId: tx.viewer.person!.id,
    outcome,
    ticket: input.ticket?.trim() || null,
    note: input.note?.trim() || null,
    createdAt: tx.now(),
  });
  if (!isNew) return entry;

  const solved = await uses.countBy({ entryId: entry.id, outcome: UseOutcome.SOLVED });
  const isProven =
    outcome === UseOutcome.SOLVED && solved >= provenBy && entry.confidence === Confidence.NOT_VALIDATED;
  const isDoubted = outcome === UseOutcome.WRONG && entry.confidence === Confidence.VALIDATED;
  const reviewAt = outcome === UseOutcome.WRONG ? tx.now() : new Date(tx.now().getTime() + reviewAfterUse);
  // The version stays: a use is no edit, and must not turn an author's next save into a conflict.
  const changes: Partial<Entry> = {
    ...(outcome !== UseOutcome.PARTLY && { reviewAt: reviewAt.toISOString().slice(0, 10) }),
    ...(isProven && { confidence: Confidence.VALIDATED }),
    ...(isDoubted && { confidence: Confidence.NOT_VALIDATED }),
  };
  // "Partly" may change nothing, and an update of nothing is refused.
  if (Object.keys(changes).length > 0) await entries.update(entry.id, changes);
  return await entries.findOneByOrFail({ id: entry.id });
}
