import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SearchError } from '../errors.ts';
import { Store } from './store.ts';

const POINTER = 'CURRENT';
const LOCK = 'lock.sqlite';
const GENERATION = /^kb-(\d+)\.sqlite(?:-wal|-shm|-journal)?$/;

/**
 * The directory of an embedded index. Each rebuild writes a new generation file; `CURRENT` names the one in use and
 * is replaced by a rename, so a crash at any moment leaves either the old index or the new one, whole.
 */
export class Generations {
  private readonly directory: string;
  private readonly lock: DatabaseSync;

  /** Takes the directory for this process; the lock ends with the process, however it ends. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.directory = directory;
    this.lock = new DatabaseSync(join(directory, LOCK));
    try {
      this.lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    } catch (error) {
      this.lock.close();
      const message = `The search index in ${directory} is in use by another process. Stop that process, or give this one another directory.`;
      throw new SearchError('INDEX_IN_USE', message, { cause: error });
    }
  }

  /** The index in use, or a new empty one where it is missing, damaged, unfinished or of another version. */
  open(): Store {
    const current = this.current();
    if (current !== undefined) {
      try {
        const store = Store.open(join(this.directory, current));
        this.removeAllBut(current);
        return store;
      } catch {
        // Whatever is wrong with it, the remedy is the same: the caller rebuilds it from its own rows.
      }
    }
    const store = this.create();
    store.seal(false);
    this.use(store);
    return store;
  }

  /** A new empty generation beside the one in use. */
  create(): Store {
    const last = Math.max(0, ...this.files().map((file) => Number(GENERATION.exec(file)?.[1] ?? 0)));
    return Store.create(join(this.directory, `kb-${last + 1}.sqlite`));
  }

  /** Makes a sealed generation the one in use, and deletes the others. */
  use(store: Store): void {
    const name = store.path.slice(this.directory.length + 1);
    const draft = join(this.directory, `${POINTER}.new`);
    writeFileSync(draft, name, { flush: true });
    renameSync(draft, join(this.directory, POINTER));
    const directory = openSync(this.directory, 'r');
    fsyncSync(directory);
    closeSync(directory);
    this.removeAllBut(name);
  }

  close(): void {
    this.lock.close();
  }

  private current(): string | undefined {
    try {
      const name = readFileSync(join(this.directory, POINTER), 'utf8').trim();
      return GENERATION.test(name) && name.endsWith('.sqlite') ? name : undefined;
    } catch {
      return undefined;
    }
  }

  private removeAllBut(name: string): void {
    for (const file of this.files())
      if (!file.startsWith(name)) rmSync(join(this.directory, file), { force: true });
  }

  private files(): string[] {
    return readdirSync(this.directory).filter((file) => GENERATION.test(file));
  }
}
