import { SearchError, type SearchErrorCode, type SearchIndex } from '@fieldlore/search';
import type { DataSource, EntityManager } from 'typeorm';
import { withVectors } from '../embeddings/with-vectors.ts';
import type { Logger } from '../log.ts';
import { SectionTree } from '../sections/section-tree.ts';
import { dealOut } from './deal-out.ts';
import { asOnlyWriter } from './only-writer.ts';
import { entryDocuments, modelDocuments, modelPrefix } from './search-documents.ts';

const batchSize = 200;
/** A row that failed this often is set aside until somebody asks to try it again. */
export const attemptsBeforeGivingUp = 8;

interface Waiting {
  id: string;
  subject: 'entry' | 'model';
  subject_id: string;
}

/**
 * Carries one batch of the outbox into a copy of the index: takes rows, re-reads what they name, writes what exists,
 * removes what does not, and deletes the rows only once the engine has the documents. A change meanwhile has a row of
 * its own.
 * @returns how many rows were dealt with; 0 when there is nothing to do, or another process is doing it
 * @throws SearchError where the engine is away: the rows stay as they are
 */
export async function indexBatch(db: DataSource, copy: SearchIndex, log: Logger): Promise<number> {
  await dealOut(db);
  const dealtWith = await asOnlyWriter(db, copy.name, (only) => writeBatch(only, copy, log), { wait: false });
  return dealtWith ?? 0;
}

/**
 * One batch, for whoever is the copy's only writer already.
 * @param after only rows that came later than the one with this id
 * @returns how many rows were dealt with
 */
export async function writeBatch(
  db: EntityManager,
  copy: SearchIndex,
  log: Logger,
  after = '0',
): Promise<number> {
  const rows: Waiting[] = await db.query(
    `SELECT id, subject, subject_id FROM search_outbox
     WHERE copy = $1 AND attempts < $2 AND id > $4 AND (retry_at IS NULL OR retry_at <= now()) ORDER BY id LIMIT $3`,
    [copy.name, attemptsBeforeGivingUp, batchSize, after],
  );
  if (rows.length === 0) return 0;
  const failures = await write(db, copy, rows);
  const failed = rows.filter((row) => failures.has(row.subject_id));
  const done = rows.filter((row) => !failures.has(row.subject_id));
  // Older rows of the same documents, set aside with a fault that they no longer have, are done with as well.
  await db.query(
    `DELETE FROM search_outbox WHERE id = ANY($1) OR (copy = $2 AND attempts >= $3 AND subject_id = ANY($4))`,
    [done.map(({ id }) => id), copy.name, attemptsBeforeGivingUp, done.map((row) => row.subject_id)],
  );
  for (const row of failed) await postpone(db, row, failures.get(row.subject_id)!, log);
  // Pages of results that were rendered since the change still show the index as it was.
  await db.query(`SELECT pg_notify('content_changed', '')`);
  return rows.length;
}

/** Writes all rows; where that fails, halves them until the documents that can't be indexed stand alone. */
async function write(
  db: EntityManager,
  search: SearchIndex,
  rows: readonly Waiting[],
): Promise<Map<string, Error>> {
  try {
    await writeAll(db, search, rows);
    return new Map();
  } catch (error) {
    if (isEngineAway(error)) throw error;
    const ids = [...new Set(rows.map((row) => row.subject_id))];
    if (ids.length === 1) return new Map([[ids[0]!, error as Error]]);
    const left = new Set(ids.slice(0, ids.length / 2));
    return new Map([
      ...(await write(
        db,
        search,
        rows.filter((row) => left.has(row.subject_id)),
      )),
      ...(await write(
        db,
        search,
        rows.filter((row) => !left.has(row.subject_id)),
      )),
    ]);
  }
}

/** No document's fault: each would fail alike, and all of them would be set aside while a server restarts. */
const away: readonly SearchErrorCode[] = [
  'SERVER_UNREACHABLE',
  'SERVER_FAILED',
  'SERVER_REFUSED',
  'ENGINE_FAILED',
  'CLOSED',
];

function isEngineAway(error: unknown): boolean {
  return error instanceof SearchError && away.includes(error.code);
}

async function writeAll(db: EntityManager, search: SearchIndex, rows: readonly Waiting[]): Promise<void> {
  const entryIds = [...new Set(rows.filter((row) => row.subject === 'entry').map((row) => row.subject_id))];
  const modelIds = [...new Set(rows.filter((row) => row.subject === 'model').map((row) => row.subject_id))];
  const documents = [
    ...(entryIds.length > 0 ? await entryDocuments(db, await SectionTree.load(db), entryIds) : []),
    ...(modelIds.length > 0 ? await modelDocuments(db, modelIds) : []),
  ];
  const alive = new Set(documents.map(({ id }) => id));
  const gone = [...entryIds, ...modelIds.map((id) => modelPrefix + id)].filter((id) => !alive.has(id));
  // Removals first: what somebody may no longer see leaves before anything else.
  if (gone.length > 0) await search.remove(gone);
  if (documents.length > 0) await search.upsert(await withVectors(db, search.embeddings, documents));
}

async function postpone(db: EntityManager, row: Waiting, error: Error, log: Logger): Promise<void> {
  log.warn({ err: error, subject: row.subject, id: row.subject_id }, 'a document could not be indexed');
  await db.query(
    `UPDATE search_outbox SET attempts = attempts + 1, error = $2, retry_at = now() + LEAST(power(2, attempts), 600) * interval '1 second' WHERE id = $1`,
    [row.id, error.message.slice(0, 1000)],
  );
}
