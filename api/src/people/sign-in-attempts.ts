import type { Ctx } from '../context.ts';
import { RateLimitedError } from '../errors.ts';

const windowSeconds = 15 * 60;
/** Failures per e-mail address, and per network address for somebody who tries many addresses. */
const most = { email: 8, ip: 40 } as const;

interface Counted {
  key: string;
  failures: number;
  since: Date;
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once are counted like one after the
 * other; `succeeded` takes it back. In the database, so that every process knows, and outside any transaction.
 * @throws RateLimitedError once there were too many
 */
export async function countAttempt(ctx: Ctx, email: string): Promise<{ succeeded(): Promise<void> }> {
  const { db } = ctx.app;
  const limits = new Map([
    [`email:${email}`, most.email],
    [`ip:${ctx.request.ip}`, most.ip],
  ]);
  const keys = [...limits.keys()];
  const since = new Date(ctx.now().getTime() - windowSeconds * 1000);
  const refuseOver = (rows: readonly Counted[], allowance: number) => {
    const over = rows.find((row) => row.failures > limits.get(row.key)! - allowance);
    if (over) throw new RateLimitedError(Math.ceil((over.since.getTime() - since.getTime()) / 1000));
  };
  // What is refused here is not counted: who hammers at one address must not close it for the others of their office.
  refuseOver(
    await db.query('SELECT key, failures, since FROM sign_in_attempt WHERE key = ANY($1) AND since > $2', [
      keys,
      since,
    ]),
    1,
  );
  refuseOver(
    await db.query(
      `INSERT INTO sign_in_attempt (key, failures, since) SELECT key, 1, $2 FROM unnest($1::text[]) AS key
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN sign_in_attempt.since > $3 THEN sign_in_attempt.failures + 1 ELSE 1 END,
         since = CASE WHEN sign_in_attempt.since > $3 THEN sign_in_attempt.since ELSE $2 END
       RETURNING key, failures, since`,
      [keys, ctx.now(), since],
    ),
    0,
  );
  return {
    succeeded: async () => {
      await db.query(
        `WITH forgotten AS (DELETE FROM sign_in_attempt WHERE key = $1)
         UPDATE sign_in_attempt SET failures = failures - 1 WHERE key = $2 AND failures > 0`,
        keys,
      );
    },
  };
}
