import type { SearchDocument, SearchIndex } from '@fieldlore/search';
import type { DataSource, EntityManager } from 'typeorm';
import { withVectors } from '../embeddings/with-vectors.ts';
import type { Logger } from '../log.ts';
import { SectionTree } from '../sections/section-tree.ts';
import { dealOut } from './deal-out.ts';
import { attemptsBeforeGivingUp, writeBatch } from './indexer.ts';
import { asOnlyWriter } from './only-writer.ts';
import { entryDocuments, modelDocuments, modelPrefix } from './search-documents.ts';

const pageSize = 500;

export interface Rebuilt {
  documents: number;
  tookMs: number;
}

/**
 * Fills a new index from the database and swaps it in, once no other process writes to this copy; searching goes on
 * meanwhile. What changes during the rebuild is written to the old index and to the new one between two pages.
 */
export async function rebuildIndex(db: DataSource, copy: SearchIndex, log: Logger): Promise<Rebuilt> {
  const rebuilt = await asOnlyWriter(db, copy.name, (only) => rebuild(only, copy, log), { wait: true });
  return rebuilt!;
}

/**
 * Rebuilds a copy that was asked to be rebuilt, or that is new, damaged or of another version.
 * @returns null where there was no need, or another process is at it
 */
export async function rebuildIfDue(db: DataSource, copy: SearchIndex, log: Logger): Promise<Rebuilt | null> {
  if (!(await isDue(db.manager, copy))) return null;
  return await asOnlyWriter(
    db,
    copy.name,
    async (only) => {
      // Another process may have done it while this one looked.
      await copy.check();
      return (await isDue(only, copy)) ? await rebuild(only, copy, log) : null;
    },
    { wait: false },
  );
}

async function isDue(db: EntityManager, copy: SearchIndex): Promise<boolean> {
  if (copy.needsRebuild) return true;
  const [row] = await db.query(
    'SELECT rebuild_requested_at IS NOT NULL AS "isDue" FROM search_copy WHERE name = $1',
    [copy.name],
  );
  return row?.isDue === true;
}

async function rebuild(db: EntityManager, copy: SearchIndex, log: Logger): Promise<Rebuilt> {
  await db.query(
    `UPDATE search_copy SET rebuild_started_at = clock_timestamp(), rebuild_done = 0, rebuild_total = $2 WHERE name = $1`,
    [copy.name, await countDocuments(db)],
  );
  // The rebuild reads the tables as they are after these. Nobody reads an unfilled copy: there they need not be written.
  const [{ last }] = await db.query(
    `SELECT COALESCE(max(id), 0)::text AS last FROM search_outbox WHERE copy = $1`,
    [copy.name],
  );
  try {
    const writeChanges = async () => {
      await dealOut(db);
      return await writeBatch(db, copy, log, copy.needsRebuild ? last : '0');
    };
    const rebuilt = await copy.rebuild(documentsAndChanges(db, copy, writeChanges), {
      onRejected: (id, error) => setAside(db, copy, id, error),
    });
    await db.query('DELETE FROM search_outbox WHERE copy = $1 AND id <= $2', [copy.name, last]);
    // Asked for once more since it started: then what was asked for is still to come.
    await db.query(
      `UPDATE search_copy SET rebuilt_at = clock_timestamp(), rebuilt_documents = $2, rebuild_took_ms = $3,
         rebuild_requested_at = CASE WHEN rebuild_requested_at > rebuild_started_at THEN rebuild_requested_at END
       WHERE name = $1`,
      [copy.name, rebuilt.documents, Math.round(rebuilt.tookMs)],
    );
    log.info({ copy: copy.name, ...rebuilt }, 'search index rebuilt');
    return rebuilt;
  } finally {
    await db.query('UPDATE search_copy SET rebuild_started_at = NULL WHERE name = $1', [copy.name]);
  }
}

/** Every document in pages; between two of them the changes that have come for this copy are written. */
async function* documentsAndChanges(
  db: EntityManager,
  copy: SearchIndex,
  writeChanges: () => Promise<number>,
): AsyncIterable<SearchDocument[]> {
  for await (const page of allDocuments(db)) {
    yield await withVectors(db, copy.embeddings, page);
    await db.query('UPDATE search_copy SET rebuild_done = rebuild_done + $2 WHERE name = $1', [
      copy.name,
      page.length,
    ]);
    while ((await writeChanges()) > 0);
  }
}

/** As a change that failed too often: an admin sees it with its reason, and may try it again. */
async function setAside(db: EntityManager, copy: SearchIndex, id: string, error: Error): Promise<void> {
  const isModel = id.startsWith(modelPrefix);
  await db.query(
    `INSERT INTO search_outbox (copy, subject, subject_id, attempts, error) VALUES ($1, $2, $3, $4, $5)`,
    [
      copy.name,
      isModel ? 'model' : 'entry',
      isModel ? id.slice(modelPrefix.length) : id,
      attemptsBeforeGivingUp,
      error.message.slice(0, 1000),
    ],
  );
}

/** Entries that readers can find: those that {@link entryDocuments} makes documents of. */
const findable = `published_revision_id IS NOT NULL AND deleted_at IS NULL AND status <> 'ARCHIVED'`;

/** How many documents a rebuild will write, for its progress bar. */
async function countDocuments(db: EntityManager): Promise<number> {
  const [{ count }] = await db.query(
    `SELECT ((SELECT count(*) FROM entry WHERE ${findable}) + (SELECT count(*) FROM vehicle_model))::int AS count`,
  );
  return count as number;
}

async function* allDocuments(db: EntityManager): AsyncIterable<SearchDocument[]> {
  const tree = await SectionTree.load(db);
  for await (const ids of idsOf(db, 'entry')) yield await entryDocuments(db, tree, ids);
  for await (const ids of idsOf(db, 'vehicle_model')) yield await modelDocuments(db, ids);
}

async function* idsOf(db: EntityManager, table: 'entry' | 'vehicle_model'): AsyncIterable<string[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: { id: string }[] = await db.query(
      `SELECT id FROM ${table} WHERE id > $1 ORDER BY id LIMIT $2`,
      [after, pageSize],
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    after = rows.at(-1)!.id;
  }
}

/**
 * Compares the index with the database and puts every difference into this copy's outbox: for what was changed past the triggers,
 * and for an index that came back from a backup.
 * @returns how many differences there were
 */
export async function reconcileIndex(db: DataSource, copy: SearchIndex): Promise<number> {
  const rows: { id: string; rev: number }[] = await db.query(
    `SELECT id::text, version AS rev FROM entry WHERE ${findable}
     UNION ALL SELECT $1 || id, 1 FROM vehicle_model`,
    [modelPrefix],
  );
  const expected = new Map(rows.map(({ id, rev }) => [id, rev]));
  const differing: string[] = [];
  for await (const page of copy.scan())
    for (const { id, rev } of page) {
      if (expected.get(id) !== rev) differing.push(id);
      expected.delete(id);
    }
  differing.push(...expected.keys());
  const entries = differing.filter((id) => !id.startsWith(modelPrefix));
  const models = differing
    .filter((id) => id.startsWith(modelPrefix))
    .map((id) => id.slice(modelPrefix.length));
  await db.query(
    `INSERT INTO search_outbox (copy, subject, subject_id)
     SELECT $1, 'entry', unnest($2::uuid[]) UNION ALL SELECT $1, 'model', unnest($3::uuid[])`,
    [copy.name, entries, models],
  );
  await db.query('UPDATE search_copy SET reconcile_differences = $2 WHERE name = $1', [
    copy.name,
    differing.length,
  ]);
  return differing.length;
}

/**
 * Whether the comparison of the last night is still to be made; only one of many processes is told so.
 * @param now a server's night is when its clock says three in the morning
 */
export async function takeReconcile(db: DataSource, copy: SearchIndex, now: Date): Promise<boolean> {
  const night = new Date(now);
  night.setHours(3, 0, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  const [taken] = await db.query(
    `WITH taken AS (UPDATE search_copy SET reconciled_at = $2 WHERE name = $1 AND reconciled_at < $3 RETURNING name)
     SELECT name FROM taken`,
    [copy.name, now, night],
  );
  return taken !== undefined;
}
