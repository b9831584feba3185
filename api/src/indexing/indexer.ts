import type { SearchIndex } from '@fieldlore/search';
import type { DataSource, EntityManager } from 'typeorm';
import type { Logger } from '../log.ts';
import { SectionTree } from '../sections/section-tree.ts';
import { entryDocuments, modelDocuments, modelPrefix } from './search-documents.ts';

const batchSize = 200;
/** A row that failed this often is set aside until somebody asks to try it again. */
export const attemptsBeforeGivingUp = 8;

interface Claimed {
  id: string;
  subject: 'entry' | 'model';
  subject_id: string;
}

/**
 * Carries one batch of the outbox into the index: claims rows, re-reads what they name, writes what exists,
 * removes what does not, and deletes the rows only once the engine has the documents.
 * Rows are locked for as long; another process skips them and takes the next.
 * @returns how many rows were dealt with; 0 when there is nothing to do
 */
export async function indexBatch(db: DataSource, search: SearchIndex, log: Logger): Promise<number> {
  return await db.transaction(async (tx) => {
    const rows: Claimed[] = await tx.query(
      `SELECT id, subject, subject_id FROM search_outbox
       WHERE attempts < $1 AND (retry_at IS NULL OR retry_at <= now())
       ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [attemptsBeforeGivingUp, batchSize],
    );
    if (rows.length === 0) return 0;
    const failures = await write(tx, search, rows);
    const failed = rows.filter((row) => failures.has(row.subject_id));
    const done = rows.filter((row) => !failures.has(row.subject_id));
    await tx.query('DELETE FROM search_outbox WHERE id = ANY($1)', [done.map(({ id }) => id)]);
    for (const row of failed) await postpone(tx, row, failures.get(row.subject_id)!, log);
    return rows.length;
  });
}

/** Writes all rows; where that fails, halves them until the documents that can't be indexed stand alone. */
async function write(
  tx: EntityManager,
  search: SearchIndex,
  rows: readonly Claimed[],
): Promise<Map<string, Error>> {
  try {
    await writeAll(tx, search, rows);
    return new Map();
  } catch (error) {
    const ids = [...new Set(rows.map((row) => row.subject_id))];
    if (ids.length === 1) return new Map([[ids[0]!, error as Error]]);
    const left = new Set(ids.slice(0, ids.length / 2));
    return new Map([
      ...(await write(
        tx,
        search,
        rows.filter((row) => left.has(row.subject_id)),
      )),
      ...(await write(
        tx,
        search,
        rows.filter((row) => !left.has(row.subject_id)),
      )),
    ]);
  }
}

async function writeAll(tx: EntityManager, search: SearchIndex, rows: readonly Claimed[]): Promise<void> {
  const entryIds = [...new Set(rows.filter((row) => row.subject === 'entry').map((row) => row.subject_id))];
  const modelIds = [...new Set(rows.filter((row) => row.subject === 'model').map((row) => row.subject_id))];
  const documents = [
    ...(entryIds.length > 0 ? await entryDocuments(tx, await SectionTree.load(tx), entryIds) : []),
    ...(modelIds.length > 0 ? await modelDocuments(tx, modelIds) : []),
  ];
  const alive = new Set(documents.map(({ id }) => id));
  const gone = [...entryIds, ...modelIds.map((id) => modelPrefix + id)].filter((id) => !alive.has(id));
  // Removals first: what somebody may no longer see leaves before anything else.
  if (gone.length > 0) await search.remove(gone);
  if (documents.length > 0) await search.upsert(documents);
}

async function postpone(tx: EntityManager, row: Claimed, error: Error, log: Logger): Promise<void> {
  log.warn({ err: error, subject: row.subject, id: row.subject_id }, 'a document could not be indexed');
  await tx.query(
    `UPDATE search_outbox SET attempts = attempts + 1, error = $2, retry_at = now() + LEAST(power(2, attempts), 600) * interval '1 second' WHERE id = $1`,
    [row.id, error.message.slice(0, 1000)],
  );
}
