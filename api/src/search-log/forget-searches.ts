import type { EntityManager } from 'typeorm';
import type { App } from '../context.ts';

const daysKept = 90;
/** The page joins a click with its question, and is needed no longer than somebody looks at a list. */
export const pageForgottenAfter = '30 minutes';
/** At a time: whoever searches waits for it. */
const mostForgotten = 100;

/** Deletes the questions of the last season. */
export async function forgetSearches({ db, now }: App): Promise<void> {
  await db.query(`DELETE FROM search_log WHERE asked_at < $1::timestamptz - interval '${daysKept} days'`, [
    now(),
  ]);
  await forgetPages(db.manager, now());
}

/** Takes from older questions what joined them to an open page, and so to each other: its number and the minute. */
export async function forgetPages(db: EntityManager, now: Date): Promise<void> {
  await db.query(
    `UPDATE search_log SET page = NULL, asked_at = date_trunc('hour', asked_at)
     WHERE id IN (
       SELECT id FROM search_log WHERE page IS NOT NULL AND asked_at < $1::timestamptz - interval '${pageForgottenAfter}'
       ORDER BY id LIMIT ${mostForgotten} FOR UPDATE SKIP LOCKED
     )`,
    [now],
  );
}
