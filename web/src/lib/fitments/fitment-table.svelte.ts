import type { FitmentInput, SaveFitmentsMutation } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { checkLines, type LineFinding } from './check-lines.ts';
import {
  cellOfField,
  changedCells,
  isBlank,
  type Line,
  makeLine,
  type Problems,
  readLine,
  type Saved,
  type Subject,
  toInput,
  toLine,
} from './fitment-line.ts';
import { NameFinder } from './name-finder.svelte.ts';

interface Rights {
  add: boolean;
  change: boolean;
}

/** A row that somebody else changed or removed while it was open here. */
export interface Stale {
  id: string;
  /** As it is now; null where it is there no more. */
  theirs: Saved | null;
}

/** The table while it is edited: what is typed, what it means, and what of it is saved. */
export class FitmentTable {
  readonly subject: Subject;
  readonly can: Rights;
  readonly names = new NameFinder();
  lines = $state<Line[]>([]);
  stale = $state.raw<Stale[]>([]);
  /** What the server found against it; the page's own findings go with every key. */
  refused = $state.raw<{ message: string; findings: string[] } | null>(null);
  isSaving = $state(false);
  /** Something was saved since the page was opened. */
  wasSaved = $state(false);
  /** What the server said of cells, and of which text it did. */
  #said = $state.raw(new Map<Line, Partial<Record<keyof Problems, { text: string; problem: string }>>>());
  /** Versions of the stored rows by their ids; those that are in no line were removed. */
  #stored = $state.raw(new Map<string, Saved>());

  constructor(subject: Subject, rows: readonly Saved[], can: Rights) {
    this.subject = subject;
    this.can = can;
    for (const row of rows) this.names.learn(row);
    this.lines = rows.map(toLine);
    this.#stored = new Map(rows.map((row) => [row.id, row]));
  }

  makeLine = (): Line => ({
    ...makeLine(),
    [this.subject.kind === 'MODEL' ? 'vehicle' : 'equipment']: this.subject.name,
  });

  readonly #readings = $derived(new Map(this.lines.map((line) => [line, readLine(line, this.names)])));

  /** Lines that people have written something in. */
  readonly #written = $derived(
    this.lines.flatMap((line, at) =>
      this.isBlank(line) ? [] : [{ line, at, ...this.#readings.get(line)! }],
    ),
  );

  readonly changed = $derived(this.#written.filter(({ line }) => changedCells(line).length > 0));
  readonly removed = $derived.by(() => {
    const kept = new Set(this.lines.map(({ id }) => id));
    return [...this.#stored.values()].filter(({ id }) => !kept.has(id));
  });
  readonly findings: LineFinding[] = $derived(
    checkLines(this.#written.filter(({ problems }) => Object.keys(problems).length === 0)),
  );
  readonly isPending = $derived(this.changed.some(({ isPending }) => isPending));
  readonly unread = $derived(
    this.changed.flatMap(({ line, at }) =>
      Object.entries(this.problemsOf(line)).map(([key, problem]) => ({ key, problem, at })),
    ),
  );
  /** Contradictions stop the saving only where they are about what changed. */
  readonly blocking = $derived.by(() => {
    const changed = new Set(this.changed.map(({ at }) => at));
    return this.findings.filter(({ isError, lines }) => isError && lines.some((at) => changed.has(at)));
  });
  readonly isDirty = $derived(this.changed.length + this.removed.length > 0);
  readonly canSave = $derived(
    this.isDirty &&
      !this.isSaving &&
      !this.isPending &&
      this.unread.length === 0 &&
      this.blocking.length === 0,
  );

  isBlank(line: Line): boolean {
    const about = this.subject.kind === 'MODEL' ? 'vehicle' : 'equipment';
    return isBlank({ ...line, [about]: '' });
  }

  isLocked = (line: Line): boolean => line.saved !== null && !this.can.change;

  problemsOf = (line: Line): Problems => {
    if (this.isBlank(line)) return {};
    const problems: Problems = { ...this.#readings.get(line)?.problems };
    for (const [key, { text, problem }] of Object.entries(this.#said.get(line) ?? {}))
      if (line[key as keyof Problems] === text) problems[key as keyof Problems] ??= problem;
    return problems;
  };

  /** Looks up names that nobody has looked up yet; a generation named along with its model gets a cell of its own. */
  lookUp(): void {
    for (const line of this.lines) {
      const named = line.saved || line.generation ? undefined : this.names.generationIn(line.vehicle);
      if (named) Object.assign(line, named);
    }
    this.names.want({
      equipment: this.lines.map(({ equipment }) => equipment),
      // A stored row knows its scheme without its title being looked up.
      diagrams: this.lines.flatMap(({ diagram, saved }) => (diagram === saved?.diagram ? [] : [diagram])),
      vehicles: this.lines.map(({ vehicle }) => vehicle),
    });
  }

  /** Sends all that changed, once every cell of it is understood; says whether it is stored. */
  async save(): Promise<boolean> {
    if (!this.canSave) return false;
    this.isSaving = true;
    this.refused = null;
    const sent = this.changed.map(({ line }) => line);
    const rows = this.changed.map(({ line, read }) => toInput(line, read));
    const remove = this.removed.map(({ id, version }) => ({ id, version }));
    try {
      return this.#take(await send(rows, remove), sent);
    } catch {
      this.refused = { message: m.grid_offline(), findings: [] };
      return false;
    } finally {
      this.isSaving = false;
    }
  }

  /** A row as it was brought back from the history; what was typed elsewhere stays. */
  takeReturned(row: Saved): void {
    this.names.learn(row);
    this.#stored = new Map(this.#stored).set(row.id, row);
    const at = this.lines.findIndex(({ id }) => id === row.id);
    if (at < 0) this.lines.push(toLine(row));
    else this.lines[at] = toLine(row);
  }

  /** Of a stale row, what is there now counts. */
  takeTheirs({ id, theirs }: Stale): void {
    if (theirs) this.takeReturned(theirs);
    else {
      this.#forget(id);
      this.lines = this.lines.filter((line) => line.id !== id);
    }
    this.stale = this.stale.filter((one) => one.id !== id);
  }

  /** Of a stale row, mine counts: it is written over what is there now, or anew. */
  keepMine({ id, theirs }: Stale): void {
    const line = this.lineOf(id);
    if (theirs) {
      this.#stored = new Map(this.#stored).set(id, theirs);
      const { version, saved, kept } = toLine(theirs);
      if (line) Object.assign(line, { version, saved, kept });
    } else {
      this.#forget(id);
      if (line) Object.assign(line, { id: null, version: null, saved: null });
    }
    this.stale = this.stale.filter((one) => one.id !== id);
  }

  /** Mine of a stored row; undefined where I removed it. */
  lineOf(id: string): Line | undefined {
    return this.lines.find((line) => line.id === id);
  }

  #forget(id: string): void {
    const stored = new Map(this.#stored);
    stored.delete(id);
    this.#stored = stored;
  }

  #take(answer: Answer, sent: readonly Line[]): boolean {
    if (answer.kind === 'refused') {
      this.refused = { message: answer.message, findings: [] };
      this.#said = saidOf(answer.fields, sent);
      return false;
    }
    const { isSaved, saved, stale, findings } = answer.saved;
    if (!isSaved) {
      const errors = findings.filter(({ isError }) => isError).map(({ text }) => text);
      this.refused = errors.length > 0 ? { message: m.grid_contradiction(), findings: errors } : null;
      this.stale = stale.map(({ id, theirs }) => ({ id, theirs: theirs ?? null }));
      return false;
    }
    const stored = new Map(this.#stored);
    for (const { id } of this.removed) stored.delete(id);
    for (const [i, row] of saved.entries()) {
      this.names.learn(row);
      stored.set(row.id, row);
      Object.assign(sent[i]!, toLine(row));
    }
    this.#stored = stored;
    this.#said = new Map();
    this.stale = [];
    this.wasSaved = true;
    return true;
  }
}

type Answer =
  | { kind: 'saved'; saved: SaveFitmentsMutation['saveFitments'] }
  | { kind: 'refused'; message: string; fields: { path: string; message: string }[] };

async function send(rows: FitmentInput[], remove: { id: string; version: number }[]): Promise<Answer> {
  const answer = await fetch('/fitments/save', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ rows, remove }),
    // An expired session leads to the sign-in page, which is no answer to this.
    redirect: 'manual',
  });
  if (answer.type === 'opaqueredirect' || answer.status === 401)
    return { kind: 'refused', message: m.grid_signed_out(), fields: [] };
  if (answer.ok)
    return { kind: 'saved', saved: (await answer.json()) as SaveFitmentsMutation['saveFitments'] };
  const { message, fields = [] } = (await answer.json()) as App.Error;
  return { kind: 'refused', message, fields };
}

/** What the API said of the rows that were sent, by line and cell: `input.rows.3.yearTo`. */
function saidOf(fields: readonly { path: string; message: string }[], sent: readonly Line[]) {
  const said = new Map<Line, Partial<Record<keyof Problems, { text: string; problem: string }>>>();
  for (const { path, message } of fields) {
    const [, row, field] = /(?:^|\.)rows\.(\d+)\.(\w+)/.exec(path) ?? [];
    const line = sent[Number(row)];
    const cell = cellOfField[field ?? ''];
    if (line && cell) said.set(line, { ...said.get(line), [cell]: { text: line[cell], problem: message } });
  }
  return said;
}
