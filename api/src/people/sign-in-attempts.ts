import type { Ctx } from '../context.ts';
import { RateLimitedError } from '../errors.ts';

const windowSeconds = 15 * 60;
/** Per e-mail address, and per network address for somebody who tries many addresses. */
const most = { email: 8, ip: 40 } as const;

/**
 * Counts failed attempts in the database, so that every process knows of them.
 * @throws RateLimitedError once there were too many
 */
export async function attemptsAllowed(
  ctx: Ctx,
  email: string,
): Promise<{ failed(): Promise<void>; succeeded(): Promise<void> }> {
  const keys = [
    { key: `email:${email}`, limit: most.email },
    { key: `ip:${ctx.request.ip}`, limit: most.ip },
  ];
  const since = new Date(ctx.now().getTime() - windowSeconds * 1000);
  const rows: { key: string; failures: number; since: Date }[] = await ctx.db.query(
    'SELECT key, failures, since FROM sign_in_attempt WHERE key = ANY($1) AND since > $2',
    [keys.map(({ key }) => key), since],
  );
  for (const row of rows) {
    const limit = keys.find(({ key }) => key === row.key)!.limit;
    if (row.failures >= limit)
      throw new RateLimitedError(Math.ceil((row.since.getTime() - since.getTime()) / 1000));
  }
  return {
    // Outside any transaction that the failure itself rolls back.
    failed: async () => {
      await ctx.app.db.query(
        `INSERT INTO sign_in_attempt (key, failures, since) SELECT key, 1, $2 FROM unnest($1::text[]) AS key
         ON CONFLICT (key) DO UPDATE SET
           failures = CASE WHEN sign_in_attempt.since > $3 THEN sign_in_attempt.failures + 1 ELSE 1 END,
           since = CASE WHEN sign_in_attempt.since > $3 THEN sign_in_attempt.since ELSE $2 END`,
        [keys.map(({ key }) => key), ctx.now(), since],
      );
    },
    succeeded: async () => {
      await ctx.app.db.query('DELETE FROM sign_in_attempt WHERE key = $1 OR since < $2', [
        `email:${email}`,
        since,
      ]);
    },
  };
}
