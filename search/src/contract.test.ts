import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { describeContract } from '../test/contract.ts';
import { testServer } from '../test/meilisearch.ts';
import { openSearch } from './index.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-search-'));
const server = testServer('contract');

afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await server?.cleanUp();
});

describeContract('the embedded engine keeps the contract', () => openSearch({ embedded: { directory } }));

if (server) {
  describeContract('a real Meilisearch keeps the contract', () => openSearch({ meili: server.meili }));
} else {
  describe('a real Meilisearch keeps the contract', () => {
    test.skip('skipped: set MEILI_URL (and MEILI_MASTER_KEY) to a server to run it', () => undefined);
  });
}
