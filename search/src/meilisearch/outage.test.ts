import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDocument, buildQuery, pages } from '../../test/documents.ts';
import { OwnMeilisearch, meiliBinary } from '../../test/own-meilisearch.ts';
import { openCopies, openSearch } from '../index.ts';
import type { SearchDocument, SearchIndex } from '../index.ts';

/** Filler makes a batch take the server long enough to be interrupted. */
function documents(from: number, count: number, words = 200): SearchDocument[] {
  return Array.from({ length: count }, (_, i) =>
    buildDocument({
      id: `document-${from + i}`,
      rev: from + i,
      title: `Запись ${from + i}`,
      body: Array.from({ length: words }, (_word, n) => `слово${(from + i) * words + n}`).join(' '),
    }),
  );
}

async function idsIn(index: SearchIndex): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const page of index.scan()) for (const { id } of page) ids.add(id);
  return ids;
}

function missing(ids: ReadonlySet<string>, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `document-${i}`).filter((id) => !ids.has(id));
}

/** Tries until the server takes it, as the worker does with its outbox. */
async function untilTaken(write: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      return await write();
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^SERVER_(UNREACHABLE|FAILED)$/) });
    }
  }
  throw new Error('the server never took the documents');
}

describe.skipIf(meiliBinary === undefined)('outages of a real Meilisearch (needs MEILI_BINARY)', () => {
  let server: OwnMeilisearch;
  let index: SearchIndex;

  beforeAll(async () => {
    server = await OwnMeilisearch.start();
    index = await openSearch({ meili: { url: server.url } });
    await index.rebuild(pages(documents(0, 10)));
  }, 60_000);
  afterAll(() => server.end());

  test(
    'killed in the middle of indexing, 20 times: every acknowledged document is there',
    { timeout: 240_000 },
    async () => {
      let acknowledged = 10;
      for (let round = 0; round < 20; round++) {
        const killing = new Promise<void>((resolve) => {
          setTimeout(() => void server.kill().then(resolve), 5 + ((round * 53) % 190));
        });
        let isUp = true;
        while (isUp) {
          try {
            await index.upsert(documents(acknowledged, 40));
            acknowledged += 40;
          } catch (error) {
            expect(error).toMatchObject({ code: 'SERVER_UNREACHABLE' });
            isUp = false;
          }
        }
        await killing;
        await server.startAgain();
      }
      await untilTaken(() => index.upsert(documents(acknowledged, 1)));
      await index.check();
      expect(index.needsRebuild).toBe(false);
      expect(missing(await idsIn(index), acknowledged + 1)).toEqual([]);
    },
  );

  test(
    'killed during a rebuild: the index in use stays as it was, and the next rebuild succeeds',
    { timeout: 120_000 },
    async () => {
      const before = await idsIn(index);
      const source = async function* (): AsyncGenerator<SearchDocument[]> {
        yield documents(0, 500);
        await server.kill();
        yield documents(500, 500);
      };
      await expect(index.rebuild(source())).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
      await server.startAgain();
      await index.check();
      expect(await idsIn(index)).toEqual(before);
      await index.rebuild(pages(documents(0, 300)));
      expect(await idsIn(index)).toEqual(new Set(documents(0, 300).map(({ id }) => id)));
    },
  );

  test(
    'a server that stalls fails the write in the end; the same write succeeds once it runs again',
    { timeout: 60_000 },
    async () => {
      server.freeze();
      await expect(index.upsert(documents(300, 5))).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
      await expect(index.query(buildQuery('запись'))).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
      server.thaw();
      await untilTaken(() => index.upsert(documents(300, 5)));
      expect(missing(await idsIn(index), 305)).toEqual([]);
    },
  );

  test('a server that lost its disk asks to be filled again, and is', { timeout: 60_000 }, async () => {
    await server.loseEverything();
    await server.startAgain();
    await index.check();
    expect(index.needsRebuild).toBe(true);
    await index.rebuild(pages(documents(0, 20)));
    expect(missing(await idsIn(index), 20)).toEqual([]);
  });

  test(
    'a document that the server can’t take is named, and the others of a rebuild get in',
    { timeout: 60_000 },
    async () => {
      // Meilisearch takes keys of 511 bytes at most.
      const poison = buildDocument({ id: 'x'.repeat(600), title: 'Отрава' });
      await expect(index.upsert([poison])).rejects.toMatchObject({ code: 'TASK_FAILED' });
      const rejected: [string, string][] = [];
      const { documents: count } = await index.rebuild(
        pages([...documents(0, 30), poison, ...documents(30, 30)]),
        {
          onRejected: async (id, error) => void rejected.push([id, error.message]),
        },
      );
      expect(count).toBe(60);
      expect(rejected).toEqual([[poison.id, expect.stringContaining('511')]]);
      await expect(index.rebuild(pages([poison]))).rejects.toMatchObject({ code: 'TASK_FAILED' });
      expect(missing(await idsIn(index), 60)).toEqual([]);
    },
  );

  test.each([
    ['its queue is full', 422, { code: 'no_space_left_on_device', type: 'system' }],
    ['it is too busy', 503, { code: 'too_many_search_requests', type: 'system' }],
    ['a proxy before it limits us', 429, { code: 'x', type: 'x' }],
  ])('refused because %s: a fault of the server, of no document', async (_why, status, error) => {
    const refusing = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: 'not now', link: '', ...error }));
    });
    await new Promise<void>((resolve) => void refusing.listen(0, '127.0.0.1', resolve));
    const { port } = refusing.address() as AddressInfo;
    const opening = openSearch({ meili: { url: `http://127.0.0.1:${port}` } });
    await expect(opening).rejects.toMatchObject({ code: 'SERVER_FAILED' });
    await new Promise((resolve) => refusing.close(resolve));
  });
});

describe.skipIf(meiliBinary === undefined)('a Meilisearch with a key (needs MEILI_BINARY)', () => {
  let server: OwnMeilisearch;
  const masterKey = 'a-key-of-sixteen-letters';

  beforeAll(async () => {
    server = await OwnMeilisearch.start({ masterKey });
  }, 60_000);
  afterAll(() => server.end());

  test('a wrong key is told as such, and the right one works', async () => {
    const wrong = openSearch({ meili: { url: server.url, apiKey: 'not-the-right-key' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'SERVER_REFUSED',
      message: expect.stringContaining('API key'),
    });
    const index = await openSearch({ meili: { url: server.url, apiKey: masterKey } });
    await index.rebuild(pages(documents(0, 3)));
    expect(missing(await idsIn(index), 3)).toEqual([]);
  });
});

describe.skipIf(meiliBinary === undefined)('two real servers (needs MEILI_BINARY)', () => {
  let servers: OwnMeilisearch[];

  beforeAll(async () => {
    servers = await Promise.all([OwnMeilisearch.start(), OwnMeilisearch.start()]);
  }, 60_000);
  afterAll(() => Promise.all(servers.map((server) => server.end())));

  test(
    'one of them down: reads go on, also from the start, and it is taken in again when it is back',
    { timeout: 60_000 },
    async () => {
      const [first, second] = servers as [OwnMeilisearch, OwnMeilisearch];
      const both = [{ url: first.url }, { url: second.url }] as const;
      const filled = await openCopies(both);
      for (const copy of filled.copies) await copy.rebuild(pages(documents(0, 30)));
      await second.kill();
      const heard: [string, boolean][] = [];
      const search = await openCopies(both, {
        tell: (name, error) => heard.push([name, error === undefined]),
      });
      for (let i = 0; i < 20; i++) {
        expect((await search.query(buildQuery('запись'))).total).toBe(30);
        expect((await filled.query(buildQuery('запись'))).total).toBe(30);
      }
      const name = new URL(second.url).host;
      expect(heard).toEqual([[name, false]]);
      await second.startAgain();
      await first.kill();
      await expect
        .poll(async () => (await search.query(buildQuery('запись'))).total, { timeout: 20_000 })
        .toBe(30);
      await expect.poll(() => heard, { timeout: 20_000 }).toContainEqual([name, true]);
    },
  );
});
