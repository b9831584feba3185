/** Which of `size` things belong together, in time that grows with their number almost linearly (union–find). */
export class DisjointSets {
  readonly #parents: Int32Array;

  constructor(from: number | DisjointSets) {
    this.#parents =
      from instanceof DisjointSets ? from.#parents.slice() : Int32Array.from({ length: from }, (_, i) => i);
  }

  join(one: number, two: number): void {
    this.#parents[this.setOf(one)] = this.setOf(two);
  }

  /** A number that all things of one set share, until sets are joined again. */
  setOf(thing: number): number {
    let at = thing;
    while (this.#parents[at] !== at) {
      this.#parents[at] = this.#parents[this.#parents[at]!]!;
      at = this.#parents[at]!;
    }
    return at;
  }
}
