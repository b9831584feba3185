import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { describeContract } from '../test/contract.ts';
import { openSearch } from './index.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-search-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describeContract('the embedded engine keeps the contract', () => openSearch({ embedded: { directory } }));

const url = process.env['MEILI_URL'];
const apiKey = process.env['MEILI_MASTER_KEY'];
if (url === undefined) {
  describe('a real Meilisearch keeps the contract', () => {
    test.skip('skipped: set MEILI_URL (and MEILI_MASTER_KEY) to a server to run it', () => undefined);
  });
} else {
  const meili = { url, index: `kb_contract_${process.pid}`, ...(apiKey === undefined ? {} : { apiKey }) };
  describeContract('a real Meilisearch keeps the contract', () => openSearch({ meili }));
}
