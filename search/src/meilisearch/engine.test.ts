import { afterAll, describe, expect, test } from 'vitest';
import { buildDocument, buildQuery, pages } from '../../test/documents.ts';
import { testServer } from '../../test/meilisearch.ts';
import { openSearch } from '../index.ts';

test('a server that is not there is named as such, with what to check', async () => {
  // Port 9 (discard) answers nowhere.
  await expect(openSearch({ meili: { url: 'http://127.0.0.1:9' } })).rejects.toMatchObject({
    code: 'SERVER_UNREACHABLE',
    message: expect.stringContaining('Check that the server runs'),
  });
});

const server = testServer('engine');
afterAll(() => server?.cleanUp());

describe.skipIf(!server)('on a real Meilisearch (needs MEILI_URL)', { timeout: 60_000 }, () => {
  const meili = server?.meili ?? { url: '' };

  test('a new index asks to be filled until a rebuild has finished, also for another process', async () => {
    const index = await openSearch({ meili });
    expect(index.needsRebuild).toBe(true);
    await index.upsert([buildDocument({ id: 'early', title: 'Распиновка' })]);
    expect((await openSearch({ meili })).needsRebuild).toBe(true);
    await index.rebuild(pages([buildDocument({ id: 'a', title: 'Кусторез бензиновый' })]));
    expect(index.needsRebuild).toBe(false);
    expect((await openSearch({ meili })).needsRebuild).toBe(false);
  });

  test('new synonyms apply to what is indexed, without a rebuild', async () => {
    const before = await openSearch({ meili });
    expect((await before.query(buildQuery('brush cutter '))).total).toBe(0);
    const after = await openSearch({ meili, dictionary: { synonyms: [['кусторез', 'brush cutter']] } });
    expect(after.needsRebuild).toBe(false);
    expect((await after.query(buildQuery('brush cutter '))).hits.map((hit) => hit.id)).toEqual(['a']);
  });

  test('what the index says of itself is no document', async () => {
    const index = await openSearch({ meili });
    expect((await index.stats()).documents).toBe(1);
    const ids = [];
    for await (const page of index.scan()) ids.push(...page.map(({ id }) => id));
    expect(ids).toEqual(['a']);
    expect((await index.query(buildQuery('', { acl: ['public', 'staff', ''] }))).total).toBe(1);
  });

  test('a second rebuild at once is refused', async () => {
    const index = await openSearch({ meili });
    const first = index.rebuild(pages([buildDocument({ id: 'a', title: 'Кусторез' })]));
    await expect(index.rebuild(pages([]))).rejects.toMatchObject({ code: 'ENGINE_FAILED' });
    await first;
  });
});
