/**
 * Vectors of documents in memory, a byte a number, compared one by one: 384 numbers take 0.1–0.2 µs, so a hundred
 * thousand passages are compared within the time of a query, without an index that could miss any.
 */

const FIRST_CAPACITY = 64;
/** Largest number of a stored vector, and of a query's: finer, as there is only one. Their products add up in 32 bits. */
const STEPS = { stored: 127, asked: 2047 };
const SCALE_BYTES = 4;

/** Vectors of one document as they are kept on disk: each its scale as a 32-bit float, then a byte a number. */
export type PackedVectors = Uint8Array;

/** A row and how near its nearest passage is: the cosine, at most 1. */
export interface NearRow {
  row: number;
  similarity: number;
}

/**
 * Rounds vectors of any length to unit length and a byte a number.
 * @throws RangeError where they are not equally long, or are no directions
 */
export function packVectors(vectors: readonly Float32Array[]): PackedVectors {
  const [{ length: dimensions } = { length: 0 }] = vectors;
  const packed = new Uint8Array(vectors.length * (SCALE_BYTES + dimensions));
  const view = new DataView(packed.buffer);
  vectors.forEach((vector, i) => {
    if (vector.length !== dimensions) throw new RangeError('the vectors of a document differ in length');
    const { rounded, scale } = round(vector, STEPS.stored);
    const at = i * (SCALE_BYTES + dimensions);
    view.setFloat32(at, scale);
    packed.set(new Uint8Array(Int8Array.from(rounded).buffer), at + SCALE_BYTES);
  });
  return packed;
}

/** Whole numbers up to `steps`, and what each stands for when the vector is as long as one. */
function round(vector: Float32Array, steps: number): { rounded: number[]; scale: number } {
  const length = Math.hypot(...vector);
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (!(length > 0) || !Number.isFinite(length)) throw new RangeError('a vector has no direction');
  const rounded = Array.from(vector, (value) => Math.round((value / largest) * steps));
  return { rounded, scale: largest / length / steps };
}

/** The vectors of all rows, of one space. */
export class Vectors {
  /** Numbers of a vector; known with the first. */
  private dimensions = 0;
  private numbers = new Int8Array();
  private scales = new Float32Array();
  /** By slot, the row whose passage it holds; 0 where it is free. */
  private rows = new Uint32Array();
  private slots = 0;
  private readonly free: number[] = [];
  private readonly slotsOf = new Map<number, number[]>();

  set(row: number, count: number, packed: PackedVectors): void {
    this.delete(row);
    if (count === 0) return;
    const dimensions = packed.length / count - SCALE_BYTES;
    if (this.dimensions === 0) this.dimensions = dimensions;
    if (this.dimensions !== dimensions)
      throw new RangeError(`vectors of ${dimensions} numbers among those of ${this.dimensions}`);
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    const taken = Array.from({ length: count }, () => this.free.pop() ?? this.slots++);
    this.grow();
    taken.forEach((slot, i) => {
      const at = i * (SCALE_BYTES + dimensions);
      this.scales[slot] = view.getFloat32(at);
      const numbers = new Int8Array(packed.buffer, packed.byteOffset + at + SCALE_BYTES, dimensions);
      this.numbers.set(numbers, slot * dimensions);
      this.rows[slot] = row;
    });
    this.slotsOf.set(row, taken);
  }

  delete(row: number): void {
    for (const slot of this.slotsOf.get(row) ?? []) {
      this.rows[slot] = 0;
      this.free.push(slot);
    }
    this.slotsOf.delete(row);
  }

  /**
   * The rows with the nearest passages, the nearest first.
   * @param passes who the query may see; nothing of the others is compared
   * @throws RangeError where the vector is of another length
   */
  nearest(vector: Float32Array, most: number, passes: (row: number) => boolean): NearRow[] {
    if (this.slotsOf.size === 0) return [];
    if (vector.length !== this.dimensions)
      throw new RangeError(`a query of ${vector.length} numbers among vectors of ${this.dimensions}`);
    const { rounded, scale } = round(vector, STEPS.asked);
    const asked = Int16Array.from(rounded);
    const best = new Map<number, number>();
    let least = -Infinity;
    for (let slot = 0; slot < this.slots; slot++) {
      const row = this.rows[slot] as number;
      if (row === 0 || !passes(row)) continue;
      const similarity = this.product(slot, asked) * (this.scales[slot] as number) * scale;
      if (similarity <= least || similarity <= (best.get(row) ?? -Infinity)) continue;
      best.set(row, similarity);
      if (best.size > 2 * most) least = keepNearest(best, most);
    }
    return [...best]
      .map(([row, similarity]) => ({ row, similarity }))
      .toSorted((a, b) => b.similarity - a.similarity || a.row - b.row)
      .slice(0, most);
  }

  /** Four sums at once: a processor adds to one while it multiplies for the others, which takes half the time. */
  private product(slot: number, asked: Int16Array): number {
    const { numbers, dimensions } = this;
    const from = slot * dimensions;
    const even = dimensions - (dimensions % 4);
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < even; i += 4) {
      const at = from + i;
      a = (a + Math.imul(numbers[at]!, asked[i]!)) | 0;
      b = (b + Math.imul(numbers[at + 1]!, asked[i + 1]!)) | 0;
      c = (c + Math.imul(numbers[at + 2]!, asked[i + 2]!)) | 0;
      d = (d + Math.imul(numbers[at + 3]!, asked[i + 3]!)) | 0;
    }
    for (let i = even; i < dimensions; i++) a += Math.imul(numbers[from + i]!, asked[i]!);
    return a + b + c + d;
  }

  private grow(): void {
    if (this.slots <= this.rows.length) return;
    const capacity = Math.max(FIRST_CAPACITY, this.slots, this.rows.length * 2);
    this.rows = copied(this.rows, new Uint32Array(capacity));
    this.scales = copied(this.scales, new Float32Array(capacity));
    this.numbers = copied(this.numbers, new Int8Array(capacity * this.dimensions));
  }
}

/** Drops all but the nearest; @returns how near the last of them is */
function keepNearest(best: Map<number, number>, most: number): number {
  const sorted = [...best].toSorted(([, a], [, b]) => b - a);
  for (const [row] of sorted.slice(most)) best.delete(row);
  return sorted[most - 1]?.[1] ?? -Infinity;
}

function copied<T extends Uint32Array | Float32Array | Int8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
