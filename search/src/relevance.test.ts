import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { labelledDocuments, measureRelevance, ownSynonyms, readSharedSet } from '../bench/relevance.ts';
import type { LabelledSet, Relevance } from '../bench/relevance.ts';
import { buildQuery, pages } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { openSearch } from './index.ts';
import type { SearchOptions } from './index.ts';

const shared = readSharedSet();
const server = testServer('relevance');
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-relevance-'));
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server?.cleanUp();
});

async function measured(options: SearchOptions, set: LabelledSet): Promise<Relevance> {
  const index = await openSearch({ ...options, dictionary: { synonyms: ownSynonyms(set) } });
  await index.rebuild(pages(labelledDocuments(set)));
  const find = async (text: string) =>
    (await index.query(buildQuery(text, { limit: 5 }))).hits.map(({ id }) => id);
  const relevance = await measureRelevance(find, set);
  await index.close();
  return relevance;
}

/** The least recall@5 of each class of queries; the others 0.85. */
const LEAST_BY_CLASS: Record<string, number> = { code: 0.97, lookalike: 0.97, natural: 0.75 };

function expectClasses(relevance: Relevance): void {
  for (const [cls, figures] of Object.entries(relevance.byClass)) {
    expect(figures.recall5, `recall@5 of ${cls}: ${JSON.stringify(relevance.misses)}`).toBeGreaterThanOrEqual(
      LEAST_BY_CLASS[cls] ?? 0.85,
    );
  }
}

describe.skipIf(!shared)('the labelled relevance set', () => {
  const set = shared ?? { documents: [], queries: [] };

  test('the embedded engine reaches the thresholds, each class too', async () => {
    const relevance = await measured({ embedded: { directory } }, set);
    expect(relevance.all.recall5).toBeGreaterThanOrEqual(0.95);
    expect(relevance.all.success5).toBeGreaterThanOrEqual(0.97);
    expect(relevance.all.precision1).toBeGreaterThanOrEqual(0.9);
    expectClasses(relevance);
  });

  test.skipIf(!server)(
    'a real Meilisearch reaches them too (needs MEILI_URL)',
    { timeout: 60_000 },
    async () => {
      const relevance = await measured(server ? { meili: server.meili } : {}, set);
      expect(relevance.all.recall5).toBeGreaterThanOrEqual(0.95);
      expect(relevance.all.success5).toBeGreaterThanOrEqual(0.97);
      expect(relevance.all.precision1).toBeGreaterThanOrEqual(0.9);
      expectClasses(relevance);
    },
  );
});
