import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddingSpace, SearchDocument, SearchIndex, SearchQuery, SearchResult } from '../src/index.ts';
import { buildDocument, buildQuery, pages } from './documents.ts';

const SPACE: EmbeddingSpace = { id: 'three directions', dimensions: 3 };
/** Directions that stand for what a text is about. */
const THEFT = Float32Array.of(1, 0, 0.1);
const WARRANTY = Float32Array.of(0, 1, 0.1);
const OTHER = Float32Array.of(0, 0.1, 1);

const DOCUMENTS: SearchDocument[] = [
  buildDocument({ id: 'relay', title: 'Блокировка двигателя', kind: 'DIAGRAM', vectors: [OTHER, THEFT] }),
  buildDocument({ id: 'warranty', title: 'Гарантийный срок', vectors: [WARRANTY] }),
  buildDocument({ id: 'secret', title: 'Поиск угнанных', acl: ['staff'], vectors: [THEFT] }),
  buildDocument({ id: 'plain', title: 'Угнанная машина стоит', body: 'Без вектора.' }),
  buildDocument({ id: 'partly', title: 'Машина стоит', vectors: [OTHER] }),
];

/** What both engines promise of finding by meaning. */
export function describeMeaning(
  name: string,
  open: (embeddings?: EmbeddingSpace) => Promise<SearchIndex>,
): void {
  describe(name, { timeout: 30_000 }, () => {
    let index: SearchIndex;

    beforeAll(async () => {
      index = await open(SPACE);
      await index.rebuild(pages(DOCUMENTS, 2));
    }, 60_000);

    afterAll(() => index.close());

    const ask = (text: string, given?: Partial<SearchQuery>): Promise<SearchResult> =>
      index.query(buildQuery(text, given));
    const ids = ({ hits }: SearchResult): string[] => hits.map(({ id }) => id);

    test('what is near in meaning is found without a common word, and says so', async () => {
      const result = await ask('похитили трактор', { vector: THEFT });
      expect(result.hits[0]).toMatchObject({ id: 'relay', isByMeaning: true });
      expect(ids(await ask('похитили трактор'))).toEqual([]);
    });

    test('what holds every word stands before anything near, and is not said to be found by meaning', async () => {
      const { hits } = await ask('угнанная машина стоит', { vector: WARRANTY });
      expect(hits[0]?.id).toBe('plain');
      expect(hits[0]).not.toHaveProperty('isByMeaning');
      expect(hits.map(({ id }) => id)).toContain('warranty');
    });

    test('scores fall along the list, and each document stands in it once', async () => {
      const { hits, total } = await ask('угнанная машина', { vector: THEFT });
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((a, b) => b - a),
      );
      expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
      expect(total).toBe(hits.length);
    });

    test('pages do not overlap and leave nothing out', async () => {
      const whole = ids(await ask('угнанная машина', { vector: THEFT }));
      const paged: string[] = [];
      for (let offset = 0; offset < whole.length; offset++)
        paged.push(...ids(await ask('угнанная машина', { vector: THEFT, offset, limit: 1 })));
      expect(paged).toEqual(whole);
    });

    test('what shares no audience with the viewer is not found, counted or facetted, however near', async () => {
      const asked = { vector: THEFT, facets: ['kind', 'audience'] as const };
      const result = await ask('похитили трактор', { ...asked, facets: [...asked.facets] });
      expect(ids(result)).not.toContain('secret');
      expect(result.total).toBe(result.hits.length);
      const counted = Object.values(result.facets.kind ?? {}).reduce((sum, count) => sum + count, 0);
      expect(counted).toBe(result.hits.length);
      const staff = await ask('похитили трактор', { vector: THEFT, acl: ['public', 'staff'] });
      expect(ids(staff)).toContain('secret');
      expect(ids(await ask('похитили трактор', { vector: THEFT, acl: [] }))).toEqual([]);
    });

    test('filters and exclusions hold', async () => {
      expect(ids(await ask('похитили трактор', { vector: THEFT, filter: { kind: ['DIAGRAM'] } }))).toEqual([
        'relay',
      ]);
      const left = await ask('похитили трактор', { vector: THEFT, exclude: ['relay'] });
      expect(ids(left)).not.toContain('relay');
      expect(left.total).toBe(left.hits.length);
    });

    test('a list sorted by date is of words alone', async () => {
      expect(ids(await ask('похитили трактор', { vector: THEFT, sort: 'updated' }))).toEqual([]);
    });

    test('a document that lost its vector, or came back with another, is found accordingly', async () => {
      const [relay] = DOCUMENTS as [SearchDocument];
      const { vectors: _, ...unread } = relay;
      await index.upsert([unread]);
      expect(ids(await ask('похитили трактор', { vector: THEFT }))).not.toContain('relay');
      await index.upsert([{ ...relay, vectors: [WARRANTY] }]);
      expect(ids(await ask('сломался трактор', { vector: WARRANTY, limit: 2 })).toSorted()).toEqual([
        'relay',
        'warranty',
      ]);
      await index.upsert([relay]);
      await index.remove(['warranty']);
      expect(ids(await ask('сломался трактор', { vector: WARRANTY }))).not.toContain('warranty');
      await index.upsert([DOCUMENTS[1] as SearchDocument]);
    });

    test('vectors are as durable as words', async () => {
      await index.close();
      index = await open(SPACE);
      expect(index.needsRebuild).toBe(false);
      expect(ids(await ask('похитили трактор', { vector: THEFT }))[0]).toBe('relay');
    });

    test('another space asks for a rebuild; until then words find, and vectors of the two never meet', async () => {
      await index.close();
      index = await open({ id: 'another model', dimensions: 2 });
      expect(index.needsRebuild).toBe(true);
      const other = Float32Array.of(0, 1);
      expect(ids(await ask('похитили трактор', { vector: other }))).toEqual([]);
      expect(ids(await ask('гарантийный', { vector: other }))).toEqual(['warranty']);
      await index.upsert([buildDocument({ id: 'new', title: 'Новое', vectors: [other] })]);
      expect(ids(await ask('новое'))).toEqual(['new']);
      await index.rebuild(pages([buildDocument({ id: 'new', title: 'Новое', vectors: [other] })]));
      expect(index.needsRebuild).toBe(false);
      expect(ids(await ask('похитили трактор', { vector: other }))).toEqual(['new']);
    });

    test('without a space again, the index asks for a rebuild and finds by words', async () => {
      await index.close();
      index = await open();
      expect(index.needsRebuild).toBe(true);
      expect(ids(await ask('новое', { vector: Float32Array.of(0, 1) }))).toEqual(['new']);
      await index.rebuild(pages(DOCUMENTS));
      expect(index.needsRebuild).toBe(false);
      expect(ids(await ask('гарантийный'))).toEqual(['warranty']);
    });

    test('an index without vectors takes documents that have some, and after a rebuild keeps them', async () => {
      await index.close();
      index = await open(SPACE);
      expect(index.needsRebuild).toBe(true);
      await index.upsert(DOCUMENTS);
      expect(ids(await ask('гарантийный', { vector: WARRANTY }))).toEqual(['warranty']);
      await index.rebuild(pages(DOCUMENTS));
      expect(ids(await ask('похитили трактор', { vector: THEFT }))[0]).toBe('relay');
    });
  });
}
