import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { QueryVectors } from './query-vectors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const vector = Float32Array.of(1, 2);

const sleep = (ms: number, answer: Float32Array) =>
  new Promise<Float32Array>((resolve) => setTimeout(resolve, ms, answer));

/** What is asked, and what comes of it while time passes. */
async function passing<T>(asked: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(1_000);
  return await asked;
}

function counting(read: (text: string) => Promise<Float32Array>) {
  const asked: string[] = [];
  const failed = vi.fn<(error: unknown) => void>();
  const vectors = new QueryVectors((text) => {
    asked.push(text);
    return read(text);
  }, failed);
  return { vectors, asked, failed };
}

describe('the meaning of queries', () => {
  test('is asked for once, whoever asks meanwhile or again', async () => {
    const { vectors, asked } = counting(async () => vector);
    expect(await Promise.all([vectors.of('где масса'), vectors.of(' где  масса ')])).toEqual([
      vector,
      vector,
    ]);
    expect(await vectors.of('где масса')).toBe(vector);
    expect(asked).toEqual(['где масса']);
  });

  test('is not waited for longer than a reader notices, and a late answer serves the next who asks', async () => {
    const { vectors, asked } = counting(() => sleep(900, vector));
    const inTime = vectors.of('где масса');
    await vi.advanceTimersByTimeAsync(121);
    expect(await inTime).toBeUndefined();
    await vi.advanceTimersByTimeAsync(800);
    expect(await vectors.of('где масса')).toBe(vector);
    expect(asked).toHaveLength(1);
  });

  test('a model that fails is left alone, at once and without a word', async () => {
    const { vectors, asked, failed } = counting(() => Promise.reject(new Error('away')));
    expect(await vectors.of('где масса')).toBeUndefined();
    // No time passes: who waited for it would wait for ever.
    for (let i = 0; i < 100; i++) expect(await vectors.of(`вопрос ${i}`)).toBeUndefined();
    expect(asked).toEqual(['где масса']);
    expect(failed).toHaveBeenCalledOnce();
  });

  test('it is asked again after a while, ever more rarely while it fails, and as ever when it answers', async () => {
    let isAway = true;
    const { vectors, asked, failed } = counting(async () => {
      if (isAway) throw new Error('away');
      return vector;
    });
    const start = performance.now();
    const askedAt = async (second: number) => {
      vi.advanceTimersByTime(start + second * 1000 - performance.now());
      const before = asked.length;
      await vectors.of(`в секунду ${second}`);
      return asked.length > before;
    };
    expect([await askedAt(0), await askedAt(14), await askedAt(16)]).toEqual([true, false, true]);
    expect([await askedAt(45), await askedAt(47)]).toEqual([false, true]);
    isAway = false;
    expect([await askedAt(200), await askedAt(200.1)]).toEqual([true, true]);
    expect(failed).toHaveBeenCalledOnce();
  });

  test('one that is always late is left alone too, and told of', async () => {
    const { vectors, asked, failed } = counting(() => sleep(400, vector));
    for (let i = 0; i < 3; i++) await passing(vectors.of(`вопрос ${i}`));
    expect(await vectors.of('ещё вопрос')).toBeUndefined();
    expect(asked).toHaveLength(3);
    expect(failed).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringContaining('120 ms') }),
    );
  });

  test('lateness is told of once until an answer comes in time, and hides no failure that follows', async () => {
    let read = (): Promise<Float32Array> => sleep(200, vector);
    const { vectors, failed } = counting(() => read());
    const ask = async (times: number) => {
      vi.advanceTimersByTime(3600_000);
      for (let i = 0; i < times; i++) await passing(vectors.of(`вопрос ${performance.now()} ${i}`));
    };
    const told = () => failed.mock.calls.length;
    await ask(3);
    await ask(3);
    expect(told()).toBe(1);
    const away = new Error('away');
    read = () => Promise.reject(away);
    await ask(1);
    await ask(1);
    expect([told(), failed.mock.lastCall]).toEqual([2, [away]]);
    read = async () => vector;
    await ask(1);
    read = () => sleep(200, vector);
    await ask(3);
    expect(told()).toBe(3);
  });

  test('with many questions under way the next does without', async () => {
    const { vectors, asked } = counting(() => sleep(100, vector));
    await passing(Promise.all(Array.from({ length: 20 }, (_, i) => vectors.of(`вопрос ${i}`))));
    expect(asked).toHaveLength(4);
  });
});
