import { fuse } from '../meaning/fuse.ts';
import type { Slot } from '../pipeline/analyze-query.ts';

/** A set of row numbers: one byte a row, so that tens of thousands of rows cost little more than reading them. */
export class RowSet implements Iterable<number> {
  private readonly member: Uint8Array;
  private readonly rows: number[] = [];

  /** @param capacity one more than the largest row number */
  constructor(capacity: number) {
    this.member = new Uint8Array(capacity);
  }

  get size(): number {
    return this.rows.length;
  }

  has(row: number): boolean {
    return this.member[row] === 1;
  }

  /** Adds a row; false where it was in already. */
  add(row: number): boolean {
    if (this.member[row] === 1) return false;
    this.member[row] = 1;
    this.rows.push(row);
    return true;
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.rows.values();
  }
}

/** Tiers of strictness; a hit of a stricter tier stands before any of a looser one. */
export const TIER = {
  title: 0,
  titled: 1,
  literal: 2,
  strong: 3,
  near: 4,
  every: 5,
  corrected: 6,
  partly: 7,
  none: 8,
} as const;
export type Tier = (typeof TIER)[keyof typeof TIER];

/** What one reading of a query found. */
export class Found {
  /** Hits that pass every filter, the best first; as deep as the page needs, so maybe fewer than `total`. */
  readonly hits: { row: number; tier: Tier; score: number; isByMeaning?: true }[] = [];
  private readonly ranked: RowSet;
  /** Every row the viewer may see that matched before the facets' filters: what the counts are made of. */
  readonly counted: RowSet;
  total = 0;
  /** How many of them hold every word as it stands. */
  strictTotal = 0;
  /** By slot of the query, what a mistyped word was taken for. */
  corrections: ReadonlyMap<Slot, readonly string[]> = new Map();

  constructor(capacity: number) {
    this.ranked = new RowSet(capacity);
    this.counted = new RowSet(capacity);
  }

  get best(): Tier {
    return this.hits[0]?.tier ?? TIER.none;
  }

  /** Appends a hit; ignored where a stricter tier has it. */
  add(row: number, tier: Tier, score: number): void {
    if (this.ranked.add(row)) this.hits.push({ row, tier, score });
  }

  has(row: number): boolean {
    return this.ranked.has(row);
  }

  /** Puts rows of near meaning, the nearest first, among the hits that lack words or have corrected ones. */
  addByMeaning(rows: readonly number[]): void {
    const firstLoose = this.hits.findIndex(({ tier }) => tier >= TIER.corrected);
    const loose = firstLoose === -1 ? [] : this.hits.splice(firstLoose);
    const strict = new Set(this.hits.map(({ row }) => row));
    const fused = fuse(
      loose.map(({ row }) => row),
      rows.filter((row) => !strict.has(row)),
    );
    for (const { item: row, score } of fused) {
      const isByMeaning = this.counted.add(row);
      if (isByMeaning) this.total++;
      this.ranked.add(row);
      this.hits.push({ row, tier: TIER.partly, score, ...(isByMeaning && { isByMeaning }) });
    }
  }
}
