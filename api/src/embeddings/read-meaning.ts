import {
  ModelError,
  passagesOf,
  type EmbeddingSpace,
  type ModelServer,
  type SearchDocument,
} from '@fieldlore/search';
import type { App } from '../context.ts';
import { entryDocuments } from '../indexing/search-documents.ts';
import { SectionTree } from '../sections/section-tree.ts';
import { contentHash, packed } from './with-vectors.ts';

/** Entries taken at once: their passages go to the server together. */
const batchSize = 8;
/** Attempts are ever rarer; the rarest are this many minutes apart. */
const longestWait = 24 * 60;

interface Taken {
  id: string;
  wanted: string;
}

interface Unread {
  document: SearchDocument;
  wanted: string;
  passages: string[];
}

/**
 * Has a model read the next entries that want it, keeps their vectors, and sends the entries to the index once more. What is
 * taken is due again in a while, in case this process does not come back from it; nothing is held open meanwhile.
 * @returns false where nothing is due
 * @throws ModelError where the server is away: what was taken stays due
 */
export async function readNextEntries(
  app: App,
  server: ModelServer,
  space: EmbeddingSpace,
): Promise<boolean> {
  const taken = await take(app);
  if (taken.length === 0) return false;
  try {
    const unread = await whatTheySay(app, taken);
    const gone = taken.filter(({ id }) => !unread.some(({ document }) => document.id === id));
    await app.db.query('DELETE FROM entry_embedding WHERE entry_id = ANY($1)', [gone.map(({ id }) => id)]);
    await readAll(app, server, space, unread);
  } catch (error) {
    await giveBack(app, taken, error as Error);
    throw error;
  }
  return true;
}

async function take(app: App): Promise<Taken[]> {
  // The entries last changed first: in a first run over everything they are what somebody waits for.
  const [rows] = await app.db.query(
    `UPDATE entry_embedding SET attempts = attempts + 1,
       due_at = now() + LEAST(power(2, attempts), ${longestWait}) * interval '1 minute'
     WHERE entry_id IN (
       SELECT entry_id FROM entry_embedding WHERE due_at <= now() ORDER BY due_at DESC LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
     )
     RETURNING entry_id::text AS id, wanted_hash AS wanted`,
  );
  return rows as Taken[];
}

/** What everybody who may see the entries can read in them, as it is now. */
async function whatTheySay(app: App, taken: readonly Taken[]): Promise<Unread[]> {
  const db = app.db.manager;
  const ids = taken.map(({ id }) => id);
  const documents = await entryDocuments(db, await SectionTree.load(db), ids);
  return documents.map((document) => ({
    document,
    wanted: taken.find(({ id }) => id === document.id)!.wanted,
    passages: passagesOf(document),
  }));
}

/** Reads all together; where the server refuses some text, one entry after the other, so that the others are read. */
async function readAll(
  app: App,
  server: ModelServer,
  space: EmbeddingSpace,
  unread: Unread[],
): Promise<void> {
  let vectors: Float32Array[];
  try {
    vectors = await server.passages(unread.flatMap(({ passages }) => passages));
  } catch (error) {
    if (!(error instanceof ModelError && error.isAboutTexts)) throw error;
    const [only] = unread;
    if (unread.length > 1) for (const one of unread) await readAll(app, server, space, [one]);
    else if (only) await note(app, only, error);
    return;
  }
  let from = 0;
  for (const one of unread) await keep(app, space, one, vectors.slice(from, (from += one.passages.length)));
}

async function keep(
  app: App,
  space: EmbeddingSpace,
  { document: { id }, wanted, passages }: Unread,
  vectors: readonly Float32Array[],
): Promise<void> {
  await app.db.transaction(async (db) => {
    // Wanted anew meanwhile: then that is still to be read.
    await db.query(
      `UPDATE entry_embedding SET content_hash = $2, vectors = $3, attempts = 0, error = NULL,
         wanted_hash = NULLIF(wanted_hash, $4), due_at = CASE WHEN wanted_hash <> $4 THEN now() END
       WHERE entry_id = $1`,
      [id, contentHash(space, passages), packed(vectors), wanted],
    );
    await db.query(`INSERT INTO search_outbox (subject, subject_id) VALUES ('entry', $1)`, [id]);
  });
}

async function note(app: App, { document: { id } }: Unread, error: Error): Promise<void> {
  app.log.warn({ err: error, id }, 'the meaning of an entry could not be read');
  await app.db.query('UPDATE entry_embedding SET error = $2 WHERE entry_id = $1', [
    id,
    error.message.slice(0, 1000),
  ]);
}

/** A server that is away is no fault of the entries. */
async function giveBack(app: App, taken: readonly Taken[], { message }: Error): Promise<void> {
  await app.db.query(
    `UPDATE entry_embedding SET attempts = GREATEST(attempts - 1, 0), due_at = now(), error = $2
     WHERE entry_id = ANY($1) AND due_at IS NOT NULL`,
    [taken.map(({ id }) => id), message.slice(0, 1000)],
  );
}
