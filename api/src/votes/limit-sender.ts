import type { EntityManager } from 'typeorm';
import type { Ctx } from '../context.ts';
import { RateLimitedError } from '../errors.ts';

const hour = 3600 * 1000;
/** From one network address in an hour of the clock: an office behind one has many readers, who also change their minds. */
const mostFromOne = 60;

/**
 * Counts one more vote of this network address; many at once take turns at its row. What is refused rolls back with its
 * transaction, so that hammering does not lengthen the wait. Of the time only the hour is kept: the moment stands in the
 * vote too, and would lead from one to the other.
 * @throws RateLimitedError
 */
export async function limitSender(tx: Ctx): Promise<void> {
  const since = hourOf(tx.now());
  await forgetSenders(tx.db, tx.now());
  const [counted]: { votes: number }[] = await tx.db.query(
    `INSERT INTO vote_sender (address, votes, since) VALUES ($1, 1, $2)
     ON CONFLICT (address) DO UPDATE SET
       votes = CASE WHEN vote_sender.since = $2 THEN vote_sender.votes + 1 ELSE 1 END,
       since = $2
     RETURNING votes`,
    [tx.request.ip, since],
  );
  if (counted!.votes > mostFromOne)
    throw new RateLimitedError(Math.ceil((since.getTime() + hour - tx.now().getTime()) / 1000));
}

/** Drops addresses whose hour is over: with each vote, and every hour by housekeeping where nobody votes. */
export async function forgetSenders(db: EntityManager, now: Date): Promise<void> {
  // Somebody is voting from a locked one; waiting for it while holding others could end in a deadlock.
  await db.query(
    `DELETE FROM vote_sender WHERE address IN
       (SELECT address FROM vote_sender WHERE since < $1 FOR UPDATE SKIP LOCKED)`,
    [hourOf(now)],
  );
}

function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / hour) * hour);
}
