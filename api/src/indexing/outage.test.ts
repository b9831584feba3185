import { openCopies, type BalancedSearch, type SearchIndex } from '@fieldlore/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OwnMeilisearch, meiliBinary } from '../../../search/test/own-meilisearch.ts';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildSection } from '../../test/factories.ts';
import type { Section } from '../sections/section.entity.ts';
import { startIndexing, type Indexing } from './start-indexing.ts';

const masterKey = 'a-key-of-sixteen-letters';
const patience = { timeout: 90_000, interval: 200 };

/** From the tables to two real servers and back: whatever happens to a server, each has every entry in the end. */
describe.skipIf(meiliBinary === undefined)(
  'outages between tables and servers (needs MEILI_BINARY)',
  async () => {
    const api = await testApi();
    let servers: [OwnMeilisearch, OwnMeilisearch];
    let search: BalancedSearch;
    let indexing: Indexing;
    let section: Section;

    beforeAll(async () => {
      servers = [await OwnMeilisearch.start({ masterKey }), await OwnMeilisearch.start({ masterKey })];
      await start(masterKey);
      section = await buildSection(api);
    });
    afterAll(async () => {
      await indexing.stop();
      await Promise.all(servers.map((server) => server.end()));
    });

    async function start(secondKey: string): Promise<void> {
      search = await openCopies([
        { url: servers[0].url, apiKey: masterKey },
        { url: servers[1].url, apiKey: secondKey },
      ]);
      indexing = await startIndexing(api.db, search, api.app.log);
    }

    async function write(count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let n = 0; n < count; n++) {
        const entry = await buildEntry(api, { sectionId: section.id, title: `Запись под обстрелом ${n}` });
        ids.push(entry.id);
        indexing.wake();
      }
      return ids;
    }

    async function missingFrom(copy: SearchIndex, ids: readonly string[]): Promise<string[]> {
      const found = new Set<string>();
      for await (const page of copy.scan()) for (const { id } of page) found.add(id);
      return ids.filter((id) => !found.has(id));
    }

    async function expectEverywhere(ids: readonly string[]): Promise<void> {
      for (const copy of search.copies)
        await expect.poll(() => missingFrom(copy, ids).catch(() => ids), patience).toEqual([]);
      const [{ count }] = await api.db.query(
        'SELECT count(*)::int AS count FROM search_outbox WHERE attempts > 0',
      );
      expect(count).toBe(0);
    }

    test('one server is killed again and again while entries are written', async () => {
      const ids: string[] = [];
      for (let round = 0; round < 6; round++) {
        const killing = servers[round % 2]!.kill();
        ids.push(...(await write(8)));
        await killing;
        await servers[round % 2]!.startAgain();
        ids.push(...(await write(2)));
      }
      await expectEverywhere(ids);
    });

    test('one loses its disk: it is filled again by itself, while the other answers', async () => {
      const ids = await write(5);
      await expectEverywhere(ids);
      await servers[1].loseEverything();
      ids.push(...(await write(3)));
      const query = { text: 'обстрелом', acl: ['public', 'staff'], staff: true, offset: 0, limit: 5 };
      expect((await search.query(query)).total).toBeGreaterThan(0);
      await servers[1].startAgain();
      await expectEverywhere(ids);
    });

    test('one stalls: the other is up to date meanwhile, and the first catches up', async () => {
      servers[0].freeze();
      const ids = await write(3);
      await expect.poll(() => missingFrom(search.copies[1]!, ids), patience).toEqual([]);
      servers[0].thaw();
      await expectEverywhere(ids);
    });

    test('with a wrong key everything waits and nothing is set aside; an admin can read why', async () => {
      await indexing.stop();
      await start('not-the-right-key');
      const ids = await write(3);
      const [, second] = search.copies;
      const reason = async () => {
        const [row] = await api.db.query('SELECT error FROM search_copy WHERE name = $1', [second!.name]);
        return row.error as string | null;
      };
      await expect.poll(reason, patience).toContain('API key');
      await expect.poll(() => missingFrom(search.copies[0]!, ids), patience).toEqual([]);
      await indexing.stop();
      await start(masterKey);
      await expectEverywhere(ids);
      await expect.poll(reason, patience).toBeNull();
    });
  },
);
