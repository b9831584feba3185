import { LRUCache } from 'lru-cache';

export interface ScoredRow {
  row: number;
  /** Larger is better. */
  score: number;
}

type Rows = Uint32Array | readonly ScoredRow[];

/** Rows of all expressions together, some 20 bytes each. */
const MOST_ROWS = 1_000_000;

/**
 * What expressions found, until something is written: whoever chooses a facet, turns a page or asks what others ask needs
 * the same rows again. Rights are no part of an expression: they are asked of each row, each time.
 */
export class KeptRows {
  private readonly found = new LRUCache<string, Rows>({
    maxSize: MOST_ROWS,
    sizeCalculation: ({ length }) => length + 1,
  });

  /** @param find is asked where nothing is kept; what it returns is shared and must not be changed */
  get<Found extends Rows>(key: string, find: () => Found): Found {
    const known = this.found.get(key) as Found | undefined;
    if (known) return known;
    const rows = find();
    this.found.set(key, rows);
    return rows;
  }

  clear(): void {
    this.found.clear();
  }
}
