import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Vectors, packVectors } from './vectors.ts';

const everybody = () => true;

function filled(documents: readonly (readonly Float32Array[])[]): Vectors {
  const vectors = new Vectors();
  documents.forEach((own, i) => vectors.set(i + 1, own.length, packVectors(own)));
  return vectors;
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  return dot / Math.hypot(...a) / Math.hypot(...b);
}

const direction = fc
  .float32Array({ minLength: 8, maxLength: 8, min: -1, max: 1, noNaN: true })
  .filter((vector) => Math.hypot(...vector) > 0.01);

describe('vectors in memory', () => {
  test('give the cosine of the nearest passage, to a hundredth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(direction, { maxLength: 3 }), { maxLength: 20 }),
        direction,
        (documents, asked) => {
          const exact = documents
            .map((own, i) => ({ row: i + 1, similarity: Math.max(...own.map((one) => cosine(one, asked))) }))
            .filter(({ similarity }) => similarity > -Infinity);
          const near = filled(documents).nearest(asked, 100, everybody);
          expect(near.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(exact.map(({ row }) => row));
          for (const { row, similarity } of near)
            expect(
              Math.abs(similarity - (exact.find((one) => one.row === row)?.similarity ?? 9)),
            ).toBeLessThan(0.01);
        },
      ),
    );
  });

  test('the length of a vector says nothing', () => {
    const [near] = filled([[Float32Array.of(300, 400)]]).nearest(Float32Array.of(0.003, 0.004), 1, everybody);
    expect(near?.similarity).toBeCloseTo(1, 2);
  });

  test('only rows that pass are compared, however many are nearer', () => {
    const vectors = filled(Array.from({ length: 100 }, (_, i) => [Float32Array.of(1, i / 100)]));
    const near = vectors.nearest(Float32Array.of(1, 0), 3, (row) => row > 50);
    expect(near.map(({ row }) => row)).toEqual([51, 52, 53]);
  });

  test('a row written again or deleted leaves nothing behind, and its place is used again', () => {
    const vectors = filled([[Float32Array.of(1, 0), Float32Array.of(0, 1)], [Float32Array.of(1, 1)]]);
    vectors.set(1, 1, packVectors([Float32Array.of(-1, 0)]));
    expect(vectors.nearest(Float32Array.of(1, 0), 2, everybody).map(({ row }) => row)).toEqual([2, 1]);
    vectors.delete(2);
    vectors.set(3, 2, packVectors([Float32Array.of(1, 0), Float32Array.of(0, 1)]));
    expect(vectors.nearest(Float32Array.of(0, 1), 9, everybody).map(({ row }) => row)).toEqual([3, 1]);
    expect(vectors.nearest(Float32Array.of(1, 0), 9, everybody).map(({ row }) => row)).toEqual([3, 1]);
  });

  test('what is no direction, or of another length, is refused', () => {
    expect(() => packVectors([Float32Array.of(0, 0)])).toThrow('no direction');
    expect(() => packVectors([Float32Array.of(Number.NaN, 1)])).toThrow('no direction');
    expect(() => packVectors([Float32Array.of(1), Float32Array.of(1, 2)])).toThrow('differ in length');
    const vectors = filled([[Float32Array.of(1, 0)]]);
    expect(() => vectors.nearest(Float32Array.of(1, 0, 0), 1, everybody)).toThrow('of 3 numbers');
    expect(() => vectors.set(2, 1, packVectors([Float32Array.of(1)]))).toThrow('of 1 numbers');
  });
});
