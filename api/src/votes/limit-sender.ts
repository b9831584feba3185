import type { EntityManager } from 'typeorm';
import type { Ctx } from '../context.ts';
import { RateLimitedError } from '../errors.ts';

const windowSeconds = 3600;
/** From one network address in a window: an office behind one has many readers, who also change their minds. */
const mostFromOne = 60;

/**
 * Counts one more vote of this network address; many at once take turns at its row. What is refused rolls back with its
 * transaction, so that hammering does not lengthen the wait.
 * @throws RateLimitedError
 */
export async function limitSender(tx: Ctx): Promise<void> {
  const since = windowStart(tx.now());
  await forgetSenders(tx.db, tx.now());
  const [counted]: { votes: number; since: Date }[] = await tx.db.query(
    `INSERT INTO vote_sender (address, votes, since) VALUES ($1, 1, $2)
     ON CONFLICT (address) DO UPDATE SET
       votes = CASE WHEN vote_sender.since > $3 THEN vote_sender.votes + 1 ELSE 1 END,
       since = CASE WHEN vote_sender.since > $3 THEN vote_sender.since ELSE $2 END
     RETURNING votes, since`,
    [tx.request.ip, tx.now(), since],
  );
  if (counted!.votes > mostFromOne)
    throw new RateLimitedError(Math.ceil((counted!.since.getTime() - since.getTime()) / 1000));
}

/** Addresses are kept no longer than the hour that they are counted in. */
export async function forgetSenders(db: EntityManager, now: Date): Promise<void> {
  // Somebody is voting from a locked one; waiting for it while holding others could end in a deadlock.
  await db.query(
    `DELETE FROM vote_sender WHERE address IN
       (SELECT address FROM vote_sender WHERE since <= $1 FOR UPDATE SKIP LOCKED)`,
    [windowStart(now)],
  );
}

function windowStart(now: Date): Date {
  return new Date(now.getTime() - windowSeconds * 1000);
}
