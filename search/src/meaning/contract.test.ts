import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { describeMeaning } from '../../test/meaning-contract.ts';
import { testServer } from '../../test/meilisearch.ts';
import { openSearch } from '../index.ts';
import type { EmbeddingSpace } from '../index.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-meaning-'));
const server = testServer('meaning');

afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server?.cleanUp();
});

const given = (embeddings: EmbeddingSpace | undefined) => (embeddings ? { embeddings } : {});

describeMeaning('the embedded engine finds by meaning', (embeddings) =>
  openSearch({ embedded: { directory }, ...given(embeddings) }),
);

if (server) {
  describeMeaning('a real Meilisearch finds by meaning', (embeddings) =>
    openSearch({ meili: server.meili, ...given(embeddings) }),
  );
} else {
  describe('a real Meilisearch finds by meaning', () => {
    test.skip('skipped: set MEILI_URL (and MEILI_MASTER_KEY) to a server to run it', () => undefined);
  });
}
