import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { describeContract } from '../test/contract.ts';
import { openSearch } from './index.ts';

const directory = mkdtempSync(join(tmpdir(), 'fieldlore-search-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describeContract('the embedded engine keeps the contract', () => openSearch({ embedded: { directory } }));
