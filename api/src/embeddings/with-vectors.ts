import { createHash } from 'node:crypto';
import { passagesOf, type EmbeddingSpace, type SearchDocument } from '@fieldlore/search';
import type { EntityManager } from 'typeorm';
import { modelPrefix } from '../indexing/search-documents.ts';

/** Identifies what a document's vectors are made of, and how. */
export function contentHash({ id, dimensions }: EmbeddingSpace, passages: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([id, dimensions, passages]))
    .digest('hex');
}

/**
 * The documents with their vectors, where a model has read just what they say now; of the others it is put down that
 * they want reading. Indexing never waits for a model: who has been read goes to the index once more.
 */
export async function withVectors(
  db: EntityManager,
  space: EmbeddingSpace | undefined,
  documents: SearchDocument[],
): Promise<SearchDocument[]> {
  if (!space || documents.length === 0) return documents;
  const hashes = new Map<string, string>();
  for (const document of documents)
    // A vehicle is its names: nobody describes it in other words.
    if (!document.id.startsWith(modelPrefix))
      hashes.set(document.id, contentHash(space, passagesOf(document)));
  const known = await readVectors(db, space, hashes);
  await want(db, new Map([...hashes].filter(([id]) => !known.has(id))));
  return documents.map((document) => {
    const vectors = known.get(document.id);
    return vectors ? { ...document, vectors } : document;
  });
}

async function readVectors(
  db: EntityManager,
  { dimensions }: EmbeddingSpace,
  hashes: ReadonlyMap<string, string>,
): Promise<Map<string, Float32Array[]>> {
  const rows: { id: string; vectors: Buffer }[] = await db.query(
    `SELECT entry_id::text AS id, vectors FROM entry_embedding
     JOIN unnest($1::uuid[], $2::text[]) AS now(id, hash) ON now.id = entry_id AND now.hash = content_hash`,
    [[...hashes.keys()], [...hashes.values()]],
  );
  return new Map(rows.map(({ id, vectors }) => [id, unpacked(vectors, dimensions)]));
}

/** What is wanted already, maybe after failures, is left as it is. */
async function want(db: EntityManager, hashes: ReadonlyMap<string, string>): Promise<void> {
  if (hashes.size === 0) return;
  await db.query(
    // In the order of the ids, or two processes that index the same entries could wait for each other.
    `INSERT INTO entry_embedding (entry_id, wanted_hash, due_at)
     SELECT entry.id, now.hash, now() FROM unnest($1::uuid[], $2::text[]) AS now(id, hash)
     JOIN entry ON entry.id = now.id ORDER BY entry.id
     ON CONFLICT (entry_id) DO UPDATE SET wanted_hash = excluded.wanted_hash, due_at = now(), attempts = 0, error = NULL
       WHERE entry_embedding.wanted_hash IS DISTINCT FROM excluded.wanted_hash`,
    [[...hashes.keys()], [...hashes.values()]],
  );
  await db.query(`SELECT pg_notify('embedding_wanted', '')`);
}

export function packed(vectors: readonly Float32Array[]): Buffer {
  return Buffer.concat(
    vectors.map((vector) => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)),
  );
}

/** Each in memory of its own: a view would take the whole answer of the database along into the search's thread. */
function unpacked(bytes: Buffer, dimensions: number): Float32Array[] {
  const all = new Float32Array(new Uint8Array(bytes).buffer);
  return Array.from({ length: all.length / dimensions }, (_, i) =>
    all.slice(i * dimensions, (i + 1) * dimensions),
  );
}
