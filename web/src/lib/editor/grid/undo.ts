interface Step<State> {
  before: State;
  after: State;
}

/**
 * Steps that can be taken back and made again. A step only fits onto the state that it left behind: where something else
 * has changed that since, the steps are forgotten instead of overwriting it.
 */
export class UndoStack<State> {
  #done: Step<State>[] = [];
  #undone: Step<State>[] = [];
  readonly #isSame: (a: State, b: State) => boolean;
  readonly #most: number;

  constructor(isSame: (a: State, b: State) => boolean, most = 100) {
    this.#isSame = isSame;
    this.#most = most;
  }

  /** Nothing that was done so far can be taken back any more. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  push(before: State, after: State): void {
    if (this.#isSame(before, after)) return;
    this.#done.push({ before, after });
    if (this.#done.length > this.#most) this.#done.shift();
    this.#undone = [];
  }

  /** The state to go back to; null where there is none. */
  undo(now: State): State | null {
    const step = this.#take(this.#done, ({ after }) => after, now);
    if (step) this.#undone.push(step);
    return step?.before ?? null;
  }

  redo(now: State): State | null {
    const step = this.#take(this.#undone, ({ before }) => before, now);
    if (step) this.#done.push(step);
    return step?.after ?? null;
  }

  #take(from: Step<State>[], expected: (step: Step<State>) => State, now: State): Step<State> | null {
    const step = from.at(-1);
    if (!step) return null;
    if (!this.#isSame(expected(step), now)) {
      this.forget();
      return null;
    }
    from.pop();
    return step;
  }
}
