import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { labelledDocuments, measureRelevance, ownSynonyms, readLabelledSet } from '../bench/relevance.ts';
import type { Relevance } from '../bench/relevance.ts';
import { pages } from '../test/documents.ts';
import { testServer } from '../test/meilisearch.ts';
import { openSearch } from './index.ts';
import type { SearchOptions } from './index.ts';

const SET = new URL('../../../shared/relevance/relevance-set.json', import.meta.url);
const server = testServer('relevance');
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-relevance-'));
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server?.cleanUp();
});

async function measured(options: SearchOptions): Promise<Relevance> {
  const set = readLabelledSet(SET);
  const index = await openSearch({ ...options, dictionary: { synonyms: ownSynonyms(set) } });
  await index.rebuild(pages(labelledDocuments(set)));
  const relevance = await measureRelevance(index, set);
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

describe.skipIf(!existsSync(SET))('the labelled relevance set', () => {
  test('the embedded engine reaches the thresholds, each class too', async () => {
    const relevance = await measured({ embedded: { directory } });
    expect(relevance.all.recall5).toBeGreaterThanOrEqual(0.95);
    expect(relevance.all.success5).toBeGreaterThanOrEqual(0.97);
    expect(relevance.all.precision1).toBeGreaterThanOrEqual(0.9);
    expectClasses(relevance);
  });

  test.skipIf(!server)(
    'a real Meilisearch reaches them too (needs MEILI_URL)',
    { timeout: 60_000 },
    async () => {
      const relevance = await measured(server ? { meili: server.meili } : {});
      expect(relevance.all.recall5).toBeGreaterThanOrEqual(0.95);
      expect(relevance.all.success5).toBeGreaterThanOrEqual(0.97);
      expect(relevance.all.precision1).toBeGreaterThanOrEqual(0.9);
      expectClasses(relevance);
    },
  );
});
