import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddingServer } from '../../test/embedding-server.ts';
import { ModelError, ModelServer } from './model-server.ts';

const fake = await EmbeddingServer.start();
afterAll(() => fake.end());

const options = { url: fake.url, model: 'small', dimensions: fake.dimensions };
const server = new ModelServer(options);

async function failure(work: Promise<unknown>): Promise<ModelError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  return error as ModelError;
}

describe('a server of a model', () => {
  beforeEach(() => {
    fake.asked.length = 0;
    fake.mood = {};
  });

  test('gives a vector a text, in the order of the texts, a batch at a time', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `текст номер ${i}`);
    const vectors = await server.passages(texts);
    expect(vectors).toEqual(texts.map((text) => Float32Array.from(fake.vector(text))));
    expect(fake.asked.map(({ input }) => input.length)).toEqual([16, 16, 8]);
    expect(fake.asked[0]).toMatchObject({ model: 'small', key: undefined });
  });

  test('is given what its model wants before queries and passages, and its key', async () => {
    const e5 = new ModelServer({
      ...options,
      url: `${fake.url}/v1/`,
      key: 'secret',
      prefixes: { query: 'query: ', passage: 'passage: ' },
    });
    await e5.passages(['масса']);
    await e5.query('где масса');
    expect(fake.texts).toEqual(['passage: масса', 'query: где масса']);
    expect(fake.asked[0]?.key).toBe('Bearer secret');
  });

  test('that is away, late or broken is told from one that refuses a text', async () => {
    fake.mood = { status: 503 };
    expect((await failure(server.query('масса'))).isAboutTexts).toBe(false);
    fake.mood = { delayMs: 500 };
    const late = await failure(server.query('масса', 30));
    expect(late.message).toContain('does not answer');
    expect(late.isAboutTexts).toBe(false);
    fake.mood = { refuse: (text) => text === 'длинный' };
    expect((await failure(server.passages(['короткий', 'длинный']))).isAboutTexts).toBe(true);
    const nobody = new ModelServer({ ...options, url: 'http://127.0.0.1:9' });
    expect((await failure(nobody.query('масса'))).message).toContain('127.0.0.1:9');
  });

  test.each([
    ['of another length', { data: [{ embedding: [1, 2] }] }, 'of 2 numbers, expected were 64'],
    [
      'of no numbers',
      { data: [{ embedding: Array.from({ length: 64 }, () => 'x') }] },
      'a vector that is none',
    ],
    ['of zeros', { data: [{ embedding: Array.from({ length: 64 }, () => 0) }] }, 'a vector that is none'],
    ['too few', { data: [] }, '0 vectors for 1 texts'],
    ['no JSON of this kind', ['hello'], 'no vectors for 1 texts'],
  ])('vectors %s are refused', async (_what, answer, message) => {
    fake.mood = { answer };
    expect((await failure(server.query('масса'))).message).toContain(message);
  });

  test('is never left for another by a redirect', async () => {
    fake.mood = { status: 307 };
    expect((await failure(server.query('масса'))).message).toContain('unexpected redirect');
  });
});
