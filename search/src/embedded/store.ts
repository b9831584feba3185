import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { PIPELINE_VERSION, TEXT_FIELDS } from '../pipeline/engine-document.ts';
import type { EngineDocument } from '../pipeline/engine-document.ts';
import { Columns } from './columns.ts';
import type { DocumentMeta } from './columns.ts';
import { KeptRows } from './kept-rows.ts';
import type { ScoredRow } from './kept-rows.ts';
import { Vocabulary } from './vocabulary.ts';
import { Vectors, packVectors } from '../meaning/vectors.ts';

/**
 * Contentless: the rows of text live in our caller's database, here is only the index over them. `prefix` serves
 * words that are still being typed.
 */
const SCHEMA = `
  CREATE VIRTUAL TABLE kb USING fts5(${TEXT_FIELDS.join(', ')}, content='', contentless_delete=1,
    prefix='2 3 4', tokenize="unicode61 remove_diacritics 0");
  CREATE VIRTUAL TABLE words USING fts5vocab(kb, 'row');
  CREATE TABLE documents (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meta TEXT NOT NULL) STRICT;
  CREATE TABLE forms (stem TEXT PRIMARY KEY, word TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE vectors (row INTEGER PRIMARY KEY, count INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
  CREATE TABLE stamp (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/**
 * FTS5 would merge its segments by itself inside a write, now and then for half a second, while queries wait. So
 * it is told not to, and each write merges a little.
 */
const NO_OWN_MERGES = `
  INSERT INTO kb (kb, rank) VALUES ('automerge', 0);
  INSERT INTO kb (kb, rank) VALUES ('crisismerge', 1000);
`;
/** Pages merged after each write, a few milliseconds; enough to keep up with batches of 25 documents. */
const MERGED_PAGES = 64;

/** Weight of a hit by field, in the order of TEXT_FIELDS: title, its codes, keywords, then the body. */
const WEIGHTS: Record<(typeof TEXT_FIELDS)[number], number> = {
  ts: 12,
  tc: 12,
  ms: 6,
  cs: 2,
  bs: 1,
  ss: 1,
  sc: 2,
};

/** Changes when the schema or the pipeline changes; an index with another hash is rebuilt. */
export const SETTINGS_HASH = createHash('sha256')
  .update(SCHEMA + NO_OWN_MERGES + PIPELINE_VERSION)
  .digest('hex')
  .slice(0, 12);

/** Rows ranked for one expression, 0.7 µs each; a word found in more says too little to rank them by. */
export const MOST_RANKED = 8000;
/** Ranking a row takes longer the more words it is looked through for: of an expression with many fewer are ranked. */
const RANKED_BY_WORDS = 12_000;

/** One generation of the index: an SQLite file, its columns and vocabulary in memory. */
export class Store {
  readonly path: string;
  readonly columns = new Columns();
  readonly vocabulary = new Vocabulary();
  readonly vectors = new Vectors();
  private readonly kept = new KeptRows();
  private readonly db: DatabaseSync;
  private readonly statements: Record<
    | 'insert'
    | 'delete'
    | 'meta'
    | 'forget'
    | 'vectors'
    | 'forgetVectors'
    | 'form'
    | 'addForm'
    | 'rows'
    | 'best'
    | 'merge'
    | 'first',
    StatementSync
  >;

  private constructor(path: string, db: DatabaseSync) {
    this.path = path;
    this.db = db;
    const fields = TEXT_FIELDS.join(', ');
    const score = `-bm25(kb, ${TEXT_FIELDS.map((field) => WEIGHTS[field]).join(', ')})`;
    this.statements = {
      insert: db.prepare(`INSERT INTO kb (rowid, ${fields}) VALUES (?${', ?'.repeat(TEXT_FIELDS.length)})`),
      delete: db.prepare('DELETE FROM kb WHERE rowid = ?'),
      meta: db.prepare('INSERT OR REPLACE INTO documents (row, id, meta) VALUES (?, ?, ?)'),
      form: db.prepare('SELECT word FROM forms WHERE stem = ?'),
      addForm: db.prepare('INSERT OR IGNORE INTO forms (stem, word) VALUES (?, ?)'),
      forget: db.prepare('DELETE FROM documents WHERE row = ?'),
      vectors: db.prepare('INSERT OR REPLACE INTO vectors (row, count, packed) VALUES (?, ?, ?)'),
      forgetVectors: db.prepare('DELETE FROM vectors WHERE row = ?'),
      // One string of all rowids crosses into JavaScript five times faster than as many row objects.
      rows: db.prepare('SELECT group_concat(rowid) AS list FROM kb WHERE kb MATCH ?'),
      best: db.prepare(
        `SELECT row, score FROM (
           SELECT rowid AS row, ${score} AS score FROM kb WHERE kb MATCH ? ORDER BY rowid DESC LIMIT ?
         ) ORDER BY score DESC, row LIMIT ?`,
      ),
      merge: db.prepare(`INSERT INTO kb (kb, rank) VALUES ('merge', ${MERGED_PAGES})`),
      first: db.prepare('SELECT rowid FROM kb WHERE kb MATCH ?'),
    };
    this.statements.best.setReturnArrays(true);
    this.statements.first.setReturnArrays(true);
  }

  /** Makes an empty index in a new file. Nothing is synced to disk before `seal`. */
  static create(path: string): Store {
    const db = connect(path);
    db.exec(`${SCHEMA} ${NO_OWN_MERGES} PRAGMA synchronous = OFF;`);
    return new Store(path, db);
  }

  /** Opens a sealed index; throws where the file is missing, damaged, unfinished or of another version. */
  static open(path: string): Store {
    statSync(path);
    const db = connect(path);
    try {
      const stamp = db.prepare("SELECT value FROM stamp WHERE key = 'settings'").get();
      if (stamp?.['value'] !== SETTINGS_HASH) throw new Error('the index is of another version');
      db.exec('PRAGMA synchronous = FULL');
      const store = new Store(path, db);
      store.load();
      return store;
    } catch (error) {
      db.close();
      throw error;
    }
  }

  /** Whether a rebuild has filled this index from its source. */
  get isComplete(): boolean {
    return this.db.prepare("SELECT value FROM stamp WHERE key = 'complete'").get() !== undefined;
  }

  /** What of a dictionary this index was written with; see `indexedPartOf`. */
  get indexedPart(): string {
    const stamp = this.db.prepare("SELECT value FROM stamp WHERE key = 'dictionary'").get();
    return typeof stamp?.['value'] === 'string' ? stamp['value'] : '';
  }

  /** Stamps the index with its version and makes it durable. `complete` says that it holds the whole source. */
  seal(complete: boolean, indexedPart = ''): void {
    const stamp = this.db.prepare('INSERT OR REPLACE INTO stamp (key, value) VALUES (?, ?)');
    stamp.run('settings', SETTINGS_HASH);
    if (complete) stamp.run('complete', '1');
    if (indexedPart !== '') stamp.run('dictionary', indexedPart);
    this.db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  /** Writes and removes in one transaction; memory changes only when it has committed. */
  write(documents: readonly EngineDocument[], removed: readonly string[]): void {
    this.begin();
    try {
      const remember = this.apply(documents, removed);
      this.commit();
      remember();
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes inside a transaction that stays open: for filling an index that is thrown away if anything fails. */
  fill(documents: readonly EngineDocument[], removed: readonly string[] = []): void {
    this.apply(documents, removed)();
  }

  begin(): void {
    this.db.exec('BEGIN IMMEDIATE');
  }

  commit(): void {
    this.db.exec('COMMIT');
  }

  private apply(documents: readonly EngineDocument[], removed: readonly string[]): () => void {
    this.kept.clear();
    const latest = new Map(documents.map((document) => [document.id, document]));
    const placed = [...latest.values()].map((document) => {
      const known = this.columns.row(document.id);
      const row = known ?? this.columns.reserve();
      const { text, forms, vectors, ...meta } = document;
      const packed = packVectors(vectors);
      if (known !== undefined) this.statements.delete.run(row);
      this.statements.insert.run(row, ...TEXT_FIELDS.map((field) => text[field]));
      this.statements.meta.run(row, document.id, JSON.stringify(meta));
      if (vectors.length > 0) this.statements.vectors.run(row, vectors.length, packed);
      else if (known !== undefined) this.statements.forgetVectors.run(row);
      for (const [stem, word] of forms) {
        if (this.vocabulary.documents(stem) === 0) this.statements.addForm.run(stem, word);
      }
      return { row, meta, text, count: vectors.length, packed };
    });
    const gone = removed.filter((id) => !latest.has(id));
    for (const id of gone) {
      const row = this.columns.row(id);
      if (row === undefined) continue;
      this.statements.delete.run(row);
      this.statements.forget.run(row);
      this.statements.forgetVectors.run(row);
    }
    this.statements.merge.run();
    return () => {
      for (const { row, meta, text, count, packed } of placed) {
        this.columns.set(row, meta);
        this.vectors.set(row, count, packed);
        for (const field of TEXT_FIELDS) {
          for (const word of new Set(text[field].split(' '))) this.vocabulary.add(word);
        }
      }
      for (const id of gone) {
        this.vectors.delete(this.columns.row(id) ?? 0);
        this.columns.delete(id);
      }
    };
  }

  /** A word to show for a stem; the stem itself where none is known. */
  form(stem: string): string {
    const word = this.statements.form.get(stem)?.['word'];
    return typeof word === 'string' ? word : stem;
  }

  /** Rows that match, in no order. */
  rows(expression: string): Uint32Array {
    return this.kept.get(`rows ${expression}`, () => {
      const list = this.statements.rows.get(expression)?.['list'];
      return typeof list === 'string' ? parseRows(list) : new Uint32Array();
    });
  }

  /** The best matching rows by field-weighted bm25, the best first; of very many only the newest are ranked. */
  best(expression: string, most: number): readonly ScoredRow[] {
    return this.kept.get(`best ${most} ${expression}`, () => {
      const words = Math.floor(expression.split('"').length / 2);
      const ranked = Math.min(MOST_RANKED, Math.ceil(RANKED_BY_WORDS / words));
      const found = this.statements.best.all(expression, Math.max(ranked, most), most) as unknown as [
        number,
        number,
      ][];
      return found.map(([row, score]) => ({ row, score }));
    });
  }

  /** Whether any matching row passes the test. */
  some(expression: string, test: (row: number) => boolean): boolean {
    for (const [row] of this.statements.first.iterate(expression) as unknown as Iterable<[number]>) {
      if (test(row)) return true;
    }
    return false;
  }

  bytes(): number {
    return [this.path, `${this.path}-wal`].reduce(
      (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }

  close(): void {
    this.db.close();
  }

  /** Closes the index and deletes its file. */
  discard(): void {
    this.db.close();
    for (const file of [this.path, `${this.path}-wal`]) rmSync(file, { force: true });
  }

  private load(): void {
    for (const { row, meta } of this.db.prepare('SELECT row, meta FROM documents').iterate()) {
      this.columns.set(row as number, JSON.parse(meta as string) as DocumentMeta);
    }
    for (const { row, count, packed } of this.db
      .prepare('SELECT row, count, packed FROM vectors')
      .iterate()) {
      this.vectors.set(row as number, count as number, packed as Uint8Array);
    }
    const words = this.db.prepare('SELECT term, doc FROM words');
    words.setReturnArrays(true);
    for (const [term, documents] of words.iterate() as unknown as Iterable<[string, number]>) {
      this.vocabulary.add(term, documents);
    }
  }
}

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  // Exclusive: one thread of one process uses the file, so SQLite needs no shared memory and no lock per read.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA temp_store = MEMORY;');
  return db;
}

/** `3,14,15` as numbers; several times faster than split and Number, and lists of tens of thousands are common. */
function parseRows(list: string): Uint32Array {
  const rows = new Uint32Array(list.length / 2 + 1);
  let count = 0;
  let row = 0;
  for (let i = 0; i < list.length; i++) {
    const sign = list.charCodeAt(i);
    if (sign === COMMA) {
      rows[count++] = row;
      row = 0;
    } else {
      row = row * 10 + (sign - ZERO);
    }
  }
  rows[count++] = row;
  return rows.subarray(0, count);
}

const COMMA = 44;
const ZERO = 48;
