import type { DiagramData } from '@fieldlore/content';
import { untrack } from 'svelte';
import { UndoStack } from '../grid/undo.ts';

/** What is changed within this time, ms, is taken back together: a typed word, not a letter. */
const TOGETHER = 600;

const isSame = (a: DiagramData, b: DiagramData): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Undo across the tables, the text and the drawing of a scheme, wherever it was changed. */
export class WiringHistory {
  canUndo = $state(false);
  canRedo = $state(false);
  readonly #get: () => DiagramData;
  readonly #set: (data: DiagramData) => void;
  readonly #steps = new UndoStack<DiagramData>(isSame);
  #last: DiagramData;

  constructor(get: () => DiagramData, set: (data: DiagramData) => void) {
    this.#get = get;
    this.#set = set;
    this.#last = this.#now;
  }

  /** Call it in an effect: it looks at the scheme, and takes it down when it has stood still. */
  watch(): () => void {
    const now = this.#now;
    untrack(() => this.#tell(now));
    const timer = setTimeout(() => this.#take(now), TOGETHER);
    return () => clearTimeout(timer);
  }

  /** A change that is taken back by itself, apart from what was typed a moment ago. */
  step(change: (data: DiagramData) => void): void {
    this.#take(this.#now);
    change(this.#get());
    this.#take(this.#now);
  }

  undo(): void {
    this.#take(this.#now);
    this.#restore(this.#steps.undo(this.#last));
  }

  redo(): void {
    this.#take(this.#now);
    this.#restore(this.#steps.redo(this.#last));
  }

  get #now(): DiagramData {
    return $state.snapshot(this.#get()) as DiagramData;
  }

  #take(now: DiagramData): void {
    this.#steps.push(this.#last, now);
    this.#last = now;
    this.#tell(now);
  }

  /** What was changed and is not taken down yet can be taken back too. */
  #tell(now: DiagramData): void {
    const isPending = !isSame(this.#last, now);
    this.canUndo = isPending || this.#steps.canUndo;
    this.canRedo = !isPending && this.#steps.canRedo;
  }

  #restore(state: DiagramData | null): void {
    if (state) {
      this.#last = state;
      this.#set(structuredClone(state));
    }
    this.#tell(this.#last);
  }
}
