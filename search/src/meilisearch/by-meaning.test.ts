import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { buildQuery } from '../../test/documents.ts';
import { MeiliIndex } from './engine.ts';

/** A server that finds by words and, for a while, compares no vectors. */
let status = 500;
const server = createServer((request, response) => {
  const isByWords = request.url === '/multi-search';
  const answer = isByWords
    ? { hits: [{ id: 'word' }], estimatedTotalHits: 1 }
    : status === 200
      ? { hits: [{ id: 'near', _rankingScore: 0.9 }], facetDistribution: {} }
      : { message: 'Cannot find embedder', code: 'invalid_search_embedder', type: 'internal', link: '' };
  response.writeHead(isByWords ? 200 : status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});
await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test('without a comparison of meanings words find, and the result says of whom and why', async () => {
  const { port } = server.address() as AddressInfo;
  const copy = `127.0.0.1:${port}`;
  const index = new MeiliIndex({ url: `http://${copy}` }, {}, { id: 'letters', dimensions: 2 });
  index.needsRebuild = false;
  const query = { ...buildQuery('куда прикрутить мотор'), vector: Float32Array.of(1, 0) };

  const failed = await index.query(query);
  expect(failed.hits.map(({ id }) => id)).toEqual(['word']);
  expect(failed.meaning).toEqual({ copy, error: expect.objectContaining({ code: 'SERVER_FAILED' }) });
  expect(failed.meaning?.error?.message).toContain('Cannot find embedder');

  status = 200;
  const meant = await index.query(query);
  expect(meant.hits).toContainEqual(expect.objectContaining({ id: 'near', isByMeaning: true }));
  expect(meant.meaning).toEqual({ copy });
  expect(await index.query(buildQuery('мотор'))).not.toHaveProperty('meaning');
});
