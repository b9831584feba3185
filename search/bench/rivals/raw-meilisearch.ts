import { Meilisearch } from 'meilisearch';
import { documentKey } from '../../src/meilisearch/documents.ts';
import { settled } from '../../src/meilisearch/server.ts';
import type { TestServer } from '../../test/meilisearch.ts';
import { restOf } from './rival.ts';
import type { Rival } from './rival.ts';

const PAGE = 1000;

/** Meilisearch as it comes: raw text in, raw queries, its own defaults. */
export function rawMeilisearch({ meili: { url, apiKey, index: uid = 'raw' }, cleanUp }: TestServer): Rival {
  const client = new Meilisearch({ host: url, ...(apiKey === undefined ? {} : { apiKey }) });
  const index = client.index<{ key: string; id: string; title: string; rest: string }>(uid);
  return {
    name: 'raw Meilisearch',
    fill: async (documents) => {
      await client.deleteIndexIfExists(uid);
      await settled(client, client.createIndex(uid, { primaryKey: 'key' }));
      await settled(client, index.updateSearchableAttributes(['title', 'rest']));
      for (let i = 0; i < documents.length; i += PAGE) {
        const page = documents.slice(i, i + PAGE).map((document) => ({
          key: documentKey(document.id).slice(-500),
          id: document.id,
          title: document.title,
          rest: restOf(document),
        }));
        await settled(client, index.addDocuments(page));
      }
    },
    find: async (text, limit) =>
      (await index.search(text, { limit, attributesToRetrieve: ['id'] })).hits.map(({ id }) => id),
    close: cleanUp,
  };
}
