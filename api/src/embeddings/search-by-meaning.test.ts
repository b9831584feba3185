import type { BalancedSearch, SearchQuery, SearchResult } from '@fieldlore/search';
import { afterAll, expect, test, vi } from 'vitest';
import { EmbeddingServer } from '../../../search/test/embedding-server.ts';
import { loadConfig } from '../config.ts';
import type { Logger } from '../log.ts';
import { withMeaning } from './search-by-meaning.ts';

const model = await EmbeddingServer.start();
afterAll(() => model.end());

test('the first time in a row that a copy does not compare meanings is told of', async () => {
  const config = loadConfig(
    {
      EMBEDDINGS_URL: model.url,
      EMBEDDINGS_MODEL: 'letters',
      EMBEDDINGS_DIMENSIONS: String(model.dimensions),
    },
    '/dev/null',
  );
  let meaning: SearchResult['meaning'];
  const query = async (): Promise<Pick<SearchResult, 'meaning'>> => ({ ...(meaning && { meaning }) });
  const warn = vi.fn<(what: { copy: string; err: Error }, message: string) => void>();
  const search = withMeaning({ query } as unknown as BalancedSearch, config, { warn } as unknown as Logger);
  const asked: SearchQuery = {
    text: 'куда прикрутить этот мотор',
    acl: [],
    staff: false,
    offset: 0,
    limit: 10,
    byMeaning: true,
  };
  const err = new Error('the index has no such embedder');
  for (meaning of [{ copy: 'a', error: err }, { copy: 'b' }, { copy: 'a', error: err }])
    await search.query(asked);
  expect(warn.mock.calls.map(([what]) => what)).toEqual([{ copy: 'a', err }]);
  for (meaning of [{ copy: 'b', error: err }, { copy: 'a' }, { copy: 'a', error: err }])
    await search.query(asked);
  expect(warn.mock.calls.map(([{ copy }]) => copy)).toEqual(['a', 'b', 'a']);
});
