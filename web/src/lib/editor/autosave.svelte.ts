export interface FieldProblem {
  path: string;
  message: string;
}

export interface Conflict<Theirs> {
  /** The version to save over. */
  currentVersion: number;
  changedAt: string;
  changedBy: string | null;
  theirs: Theirs;
}

export type SaveAnswer<Theirs> =
  | { kind: 'saved'; version: number }
  | { kind: 'conflict'; conflict: Conflict<Theirs> }
  | { kind: 'refused'; message: string; fields: FieldProblem[] }
  | { kind: 'signed-out' }
  /** No network, or a server that does not answer: worth trying again. */
  | { kind: 'offline' };

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | Exclude<SaveAnswer<unknown>['kind'], 'saved'>;

/** A copy outside this page of what the server has not acknowledged yet. */
export interface Copy<Fields> {
  /** The version the changes were made to. */
  version: number;
  changes: Partial<Fields>;
}

export interface AutosaveOptions<Fields, Theirs> {
  version: number;
  /** What the server has. */
  fields: Fields;
  send: (version: number, changes: Partial<Fields>) => Promise<SaveAnswer<Theirs>>;
  /** Keeps a copy until the server has it; `null` says that it has. */
  keep: (copy: Copy<Fields> | null) => void;
}

/** Milliseconds. Saving waits for a pause in typing, but not for ever. */
const PAUSE = 1200;
const LONGEST = 10_000;
const RETRIES = [3000, 10_000, 30_000];

/**
 * Saves what is being written, field by field, one request at a time. Nothing that was typed is forgotten before the
 * server has acknowledged it: neither when it refuses, nor when somebody else saved first, nor without network.
 */
export class Autosave<Fields extends object, Theirs = unknown> {
  status = $state<SaveStatus>('saved');
  version = $state(0);
  message = $state('');
  problems = $state.raw<FieldProblem[]>([]);
  conflict = $state.raw<Conflict<Theirs> | null>(null);

  readonly #options: AutosaveOptions<Fields, Theirs>;
  #acknowledged: Fields;
  #current: Fields;
  #request: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince: number | null = null;
  #failures = 0;

  constructor(options: AutosaveOptions<Fields, Theirs>) {
    this.#options = options;
    this.version = options.version;
    this.#acknowledged = options.fields;
    this.#current = options.fields;
  }

  /** The fields that the server does not have yet. */
  get changes(): Partial<Fields> {
    const changes: Partial<Fields> = {};
    for (const name of Object.keys(this.#current) as (keyof Fields)[])
      if (!isEqual(this.#current[name], this.#acknowledged[name])) changes[name] = this.#current[name];
    return changes;
  }

  get hasChanges(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  /** Takes the fields as they are now and saves them after a pause. */
  edit(fields: Fields): void {
    this.#current = fields;
    this.#keep();
    if (!this.hasChanges) {
      if (!this.#request && this.status !== 'conflict') this.#settle();
      return;
    }
    // Until the author has decided between the two versions, typing goes on but nothing is sent.
    if (this.status === 'conflict') return;
    if (!this.#request) this.status = 'unsaved';
    this.#schedule();
  }

  /** Saves now. @returns whether the server has everything */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#request) await this.#request;
    if (!this.hasChanges) return true;
    if (this.status === 'conflict') return false;
    this.#request = this.#save();
    await this.#request;
    return !this.hasChanges;
  }

  /** The author's answer to a conflict: their own text stands, as a version after the other's. */
  async keepMine(): Promise<boolean> {
    if (!this.conflict) return this.flush();
    this.version = this.conflict.currentVersion;
    this.conflict = null;
    this.status = 'unsaved';
    return this.flush();
  }

  /** Stops saving; what is unsaved stays in the copy. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#unsavedSince ??= Date.now();
    const left = this.#unsavedSince + LONGEST - Date.now();
    this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(PAUSE, left)));
  }

  async #save(): Promise<void> {
    const { changes } = this;
    this.status = 'saving';
    let answer: SaveAnswer<Theirs>;
    try {
      answer = await this.#options.send(this.version, changes);
    } catch {
      answer = { kind: 'offline' };
    }
    this.#request = null;
    this.#take(answer, changes);
  }

  #take(answer: SaveAnswer<Theirs>, sent: Partial<Fields>): void {
    this.problems = [];
    this.message = '';
    if (answer.kind === 'saved') {
      this.version = answer.version;
      this.#acknowledged = { ...this.#acknowledged, ...sent };
      this.#failures = 0;
      this.#unsavedSince = null;
      this.#keep();
      if (!this.hasChanges) return this.#settle();
      this.status = 'unsaved';
      return this.#schedule();
    }
    this.status = answer.kind;
    if (answer.kind === 'conflict') this.conflict = answer.conflict;
    if (answer.kind === 'refused') {
      this.problems = answer.fields;
      this.message = answer.message;
    }
    if (answer.kind === 'offline') {
      const wait = RETRIES[Math.min(this.#failures++, RETRIES.length - 1)];
      this.#timer = setTimeout(() => void this.flush(), wait);
    }
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#unsavedSince = null;
    this.status = 'saved';
    this.problems = [];
    this.message = '';
  }

  #keep(): void {
    const { changes } = this;
    const hasChanges = Object.keys(changes).length > 0;
    this.#options.keep(hasChanges ? { version: this.version, changes } : null);
  }
}

const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
