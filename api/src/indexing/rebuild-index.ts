import type { RebuildOptions, SearchDocument, SearchIndex } from '@fieldlore/search';
import type { DataSource, EntityManager } from 'typeorm';
import { SectionTree } from '../sections/section-tree.ts';
import { asOnlyWriter } from './only-writer.ts';
import { entryDocuments, modelDocuments, modelPrefix } from './search-documents.ts';

const pageSize = 500;

/**
 * Fills a new index from the database and swaps it in; searching goes on meanwhile.
 * What changes during the rebuild, in whatever process, stands in the outbox and is written after it.
 */
export async function rebuildIndex(
  db: DataSource,
  search: SearchIndex,
  options: RebuildOptions = {},
): Promise<{ documents: number; tookMs: number }> {
  const rebuilt = await asOnlyWriter(db, (only) => search.rebuild(allDocuments(only), options), {
    wait: true,
  });
  return rebuilt!;
}

/** Entries that readers can find: those that {@link entryDocuments} makes documents of. */
const findable = `published_revision_id IS NOT NULL AND deleted_at IS NULL AND status <> 'ARCHIVED'`;

/** How many documents a rebuild will write, for its progress bar. */
export async function countDocuments(db: DataSource): Promise<number> {
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
 * Compares the index with the database and puts every difference into the outbox: for what was changed past the triggers,
 * and for an index that came back from a backup.
 * @returns how many differences there were
 */
export async function reconcileIndex(db: DataSource, search: SearchIndex): Promise<number> {
  const rows: { id: string; rev: number }[] = await db.query(
    `SELECT id::text, version AS rev FROM entry WHERE ${findable}
     UNION ALL SELECT $1 || id, 1 FROM vehicle_model`,
    [modelPrefix],
  );
  const expected = new Map(rows.map(({ id, rev }) => [id, rev]));
  const differing: string[] = [];
  for await (const page of search.scan())
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
    `INSERT INTO search_outbox (subject, subject_id)
     SELECT 'entry', unnest($1::uuid[]) UNION ALL SELECT 'model', unnest($2::uuid[])`,
    [entries, models],
  );
  return differing.length;
}
