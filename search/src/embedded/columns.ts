import { FACET_NAMES } from '../types.ts';
import type { FacetCounts, FacetName, SearchFilter } from '../types.ts';

const FIRST_CAPACITY = 1024;

/** What the store keeps of a document besides its searchable text. */
export interface DocumentMeta {
  id: string;
  rev: number;
  acl: string[];
  facets: Record<FacetName, string[]>;
  updatedAt: number;
  popularity: number;
}

/**
 * One multi-valued attribute of all rows. Rows share sets of values: each distinct set is stored once and a row
 * holds its number, so a filter is decided once a set and checked with one array read a row.
 */
class SetColumn {
  private readonly numbers = new Map<string, number>();
  readonly sets: string[][] = [];
  setOf = new Uint32Array(FIRST_CAPACITY);

  assign(row: number, values: readonly string[]): void {
    this.setOf = grown(this.setOf, row);
    const sorted = [...new Set(values)].toSorted();
    const key = JSON.stringify(sorted);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.sets.push(sorted) - 1;
      this.numbers.set(key, number);
    }
    this.setOf[row] = number;
  }

  /** Per set number, 1 where the set shares a value with `wanted`. */
  allowed(wanted: readonly string[]): Uint8Array {
    const values = new Set(wanted);
    return Uint8Array.from(this.sets, (set) => (set.some((value) => values.has(value)) ? 1 : 0));
  }
}

function grown<T extends Uint32Array | Float64Array>(array: T, row: number): T {
  if (row < array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(row + 1, array.length * 2));
  larger.set(array);
  return larger;
}

/** Decides which rows a viewer sees and a filter keeps. */
export interface RowFilter {
  /** Passes the audience; false for rows that no longer exist. */
  visible(row: number): boolean;
  /** Passes every facet's filter as well. */
  passes(row: number): boolean;
  /** Whether this facet is filtered by. */
  narrows(facet: FacetName): boolean;
  /** Passes every filter but, maybe, this facet's own. */
  passesOthers(row: number, facet: FacetName): boolean;
}

/** The columns in memory: rights, facets, dates. Row numbers are the rowids of the full-text table. */
export class Columns {
  private readonly ids: (string | undefined)[] = [];
  private readonly rowOf = new Map<string, number>();
  private readonly free: number[] = [];
  private nextRow = 1;
  private revs = new Float64Array(FIRST_CAPACITY);
  private updated = new Float64Array(FIRST_CAPACITY);
  private uses = new Float64Array(FIRST_CAPACITY);
  private readonly acl = new SetColumn();
  private readonly facets = new Map(FACET_NAMES.map((name) => [name, new SetColumn()]));

  get size(): number {
    return this.rowOf.size;
  }

  /** One more than the largest row number. */
  get capacity(): number {
    return this.nextRow;
  }

  row(id: string): number | undefined {
    return this.rowOf.get(id);
  }

  id(row: number): string | undefined {
    return this.ids[row];
  }

  updatedAt(row: number): number {
    return this.updated[row] ?? 0;
  }

  popularity(row: number): number {
    return this.uses[row] ?? 0;
  }

  /** A row for a new document. Rows start at 1 and are used again after a delete. */
  reserve(): number {
    return this.free.pop() ?? this.nextRow++;
  }

  set(row: number, meta: DocumentMeta): void {
    this.ids[row] = meta.id;
    this.nextRow = Math.max(this.nextRow, row + 1);
    this.rowOf.set(meta.id, row);
    this.revs = grown(this.revs, row);
    this.updated = grown(this.updated, row);
    this.uses = grown(this.uses, row);
    this.revs[row] = meta.rev;
    this.updated[row] = meta.updatedAt;
    this.uses[row] = meta.popularity;
    this.acl.assign(row, meta.acl);
    for (const [name, column] of this.facets) column.assign(row, meta.facets[name]);
  }

  delete(id: string): void {
    const row = this.rowOf.get(id);
    if (row === undefined) return;
    this.rowOf.delete(id);
    this.ids[row] = undefined;
    this.free.push(row);
  }

  *rows(): Generator<number> {
    for (const row of this.rowOf.values()) yield row;
  }

  /** Up to `most` pairs from a row on, and the row to go on with. */
  page(from: number, most: number): { pairs: { id: string; rev: number }[]; next: number | undefined } {
    const pairs: { id: string; rev: number }[] = [];
    let row = from;
    for (; row < this.ids.length && pairs.length < most; row++) {
      const id = this.ids[row];
      if (id !== undefined) pairs.push({ id, rev: this.revs[row] ?? 0 });
    }
    return { pairs, next: row < this.ids.length ? row : undefined };
  }

  /** Compiles rights and filters to array reads. An empty list of wanted values keeps nothing. */
  filter(acl: readonly string[], wanted: SearchFilter, exclude: readonly string[] = []): RowFilter {
    const seen = this.acl.allowed(acl);
    const seenOf = this.acl.setOf;
    const left = new Set(exclude.map((id) => this.rowOf.get(id)));
    const checks = Object.entries(wanted).map(([name, values]) => {
      const column = this.column(name as FacetName);
      return { name, setOf: column.setOf, allowed: column.allowed(values) };
    });
    const visible = (row: number): boolean =>
      this.ids[row] !== undefined && seen[seenOf[row] ?? 0] === 1 && (left.size === 0 || !left.has(row));
    const check = (row: number, except?: FacetName): boolean =>
      checks.every(({ name, setOf, allowed }) => name === except || allowed[setOf[row] ?? 0] === 1);
    return {
      visible,
      passes: checks.length === 0 ? visible : (row) => visible(row) && check(row),
      narrows: (facet) => checks.some(({ name }) => name === facet),
      passesOthers: (row, facet) => visible(row) && check(row, facet),
    };
  }

  /** Counts the values of each facet over rows that the viewer may see, each without the facet's own filter. */
  count(rows: Iterable<number>, names: readonly FacetName[], filter: RowFilter): FacetCounts {
    const all = [...rows];
    // Nothing else is asked of rows that are not narrowed down: the viewer may see them all.
    const passing = filter.passes === filter.visible ? all : all.filter(filter.passes);
    const counts = names.map((name) => {
      const column = this.column(name);
      const counted = filter.narrows(name) ? all.filter((row) => filter.passesOthers(row, name)) : passing;
      return [name, valueCounts(column, setSizes(column, counted))];
    });
    return Object.fromEntries(counts);
  }

  private column(name: FacetName): SetColumn {
    const column = this.facets.get(name);
    if (!column) throw new RangeError(`there is no facet named ${name}`);
    return column;
  }
}

/** How many of the rows have each set of values: the loop that a broad search spends its time in, so it has no other work. */
function setSizes({ sets, setOf }: SetColumn, rows: readonly number[]): Uint32Array {
  const sizes = new Uint32Array(sets.length);
  for (let i = 0; i < rows.length; i++) {
    const set = setOf[rows[i] as number] ?? 0;
    sizes[set] = (sizes[set] ?? 0) + 1;
  }
  return sizes;
}

function valueCounts(column: SetColumn, perSet: Uint32Array): Record<string, number> {
  const counts: Record<string, number> = {};
  perSet.forEach((count, set) => {
    if (count === 0) return;
    for (const value of column.sets[set] ?? []) counts[value] = (counts[value] ?? 0) + count;
  });
  return counts;
}
