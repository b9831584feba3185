import { isSignedIn, isStaff } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { forgetPages, pageForgottenAfter } from './forget-searches.ts';
import { loggableQuery } from './loggable-query.ts';
import { SearchedBy, type SeenSearchInput } from './search-log.entity.ts';

/** A stop in typing: what comes later is another question, even if it begins like the last. */
const typedOnWithin = '20 seconds';
/** Anybody may send these: more than people can search is dropped, as a log may be; of one address, more than an office can. */
const mostASecond = { all: 50, address: 20 };

/**
 * Notes a question to the search, or that a hit of it was opened. What is typed on (дат → датчик) counts once; nothing
 * says who asked, and what looks like personal data is not written at all.
 * @returns whether anything was written
 */
export async function recordSearch(tx: Ctx, seen: SeenSearchInput): Promise<boolean> {
  if (!tx.app.config.search.log) return false;
  const query = loggableQuery(seen.query);
  if (query === null || !isWithinBudget(tx.now(), tx.request.ip)) return false;
  if (seen.position != null && (await recordClick(tx, { ...seen, query }))) return true;
  // Two notes of one page may arrive at once; they take turns.
  await tx.db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7140027))', [seen.page]);
  const values = [query, seen.results, seen.position ?? null, seen.answerMs ?? null];
  const [, typedOn] = await tx.db.query(
    `UPDATE search_log
     SET query = $1, results = $2, position = COALESCE(position, $3), answer_ms = COALESCE(answer_ms, $4), asked_at = $6
     WHERE id = (SELECT id FROM search_log WHERE page = $5 ORDER BY id DESC LIMIT 1)
       AND (query = $1 OR position IS NULL AND asked_at > $6::timestamptz - interval '${typedOnWithin}'
            AND (starts_with($1, query) OR starts_with(query, $1)))`,
    [...values, seen.page, tx.now()],
  );
  if (typedOn > 0) return true;
  await tx.db.query(
    `INSERT INTO search_log (query, results, position, answer_ms, page, asked_at, asked_by, locale) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...values, seen.page, tx.now(), askedBy(tx), tx.request.locale],
  );
  await forgetPages(tx.db, tx.now());
  return true;
}

/** The first hit that was opened counts: whoever comes back for the next was not helped by it. */
async function recordClick(tx: Ctx, seen: SeenSearchInput): Promise<boolean> {
  const [, changed] = await tx.db.query(
    `UPDATE search_log SET position = COALESCE(position, $1), answer_ms = COALESCE(answer_ms, $2)
     WHERE id = (
       SELECT id FROM search_log
       WHERE page = $3 AND query = $4 AND asked_at > $5::timestamptz - interval '${pageForgottenAfter}'
       ORDER BY id DESC LIMIT 1
     )`,
    [seen.position, seen.answerMs ?? null, seen.page, seen.query, tx.now()],
  );
  return changed > 0;
}

function askedBy({ viewer }: Ctx): SearchedBy {
  if (!isSignedIn(viewer)) return SearchedBy.ANONYMOUS;
  return isStaff(viewer) ? SearchedBy.STAFF : SearchedBy.CLIENT;
}

let second = 0;
let written = 0;
/** Forgotten with the second: it is never written down who asked. */
const byAddress = new Map<string, number>();

/** Counted by each process for itself. What is refused to one address takes nothing from the others. */
function isWithinBudget(now: Date, address: string): boolean {
  const current = Math.floor(now.getTime() / 1000);
  if (current !== second) {
    [second, written] = [current, 0];
    byAddress.clear();
  }
  const own = byAddress.get(address) ?? 0;
  if (own >= mostASecond.address || written >= mostASecond.all) return false;
  byAddress.set(address, own + 1);
  written++;
  return true;
}
