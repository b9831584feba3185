import type { App } from '../context.ts';

/** A season and a bit: who has not looked at a scheme for longer looks again before they work by it. */
const readingsKept = '400 days';
/** Long enough to tell whether somebody was reached, should a vehicle come back with damage. */
const noticesKept = '1100 days';

/** Forgets who opened what, and notices of corrections that are long past. */
export async function forgetReadings({ db, now }: App): Promise<void> {
  await db.query(`DELETE FROM entry_reading WHERE last_at < $1::timestamptz - interval '${readingsKept}'`, [
    now(),
  ]);
  await db.query(
    `DELETE FROM recall_notice USING recall
     WHERE recall.id = recall_notice.recall_id AND recall.recalled_at < $1::timestamptz - interval '${noticesKept}'`,
    [now()],
  );
}
