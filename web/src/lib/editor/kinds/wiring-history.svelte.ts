import type { DiagramData } from '@fieldlore/content';
import { UndoStack } from '../grid/undo.ts';

/** What is changed within this time, ms, is taken back together: a typed word, not a letter. */
const TOGETHER = 600;

/** Undo across the tables, the text and the drawing of a scheme, wherever it was changed. */
export class WiringHistory {
  readonly #get: () => DiagramData;
  readonly #set: (data: DiagramData) => void;
  readonly #steps = new UndoStack<DiagramData>((a, b) => JSON.stringify(a) === JSON.stringify(b));
  #last: DiagramData;

  constructor(get: () => DiagramData, set: (data: DiagramData) => void) {
    this.#get = get;
    this.#set = set;
    this.#last = this.#now;
  }

  /** Call it in an effect: it looks at the scheme, and takes it down when it has stood still. */
  watch(): () => void {
    const now = this.#now;
    const timer = setTimeout(() => this.#take(now), TOGETHER);
    return () => clearTimeout(timer);
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
  }

  #restore(state: DiagramData | null): void {
    if (!state) return;
    this.#last = state;
    this.#set(structuredClone(state));
  }
}
