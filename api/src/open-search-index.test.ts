import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { openSearchIndex } from './open-search-index.ts';
import { StartupError } from './startup-error.ts';

function configWith(environment: Record<string, string>) {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'fieldlore-search-'));
  return loadConfig(
    { DATA_DIR, LOG_LEVEL: 'silent', DATABASE_WAIT_SECONDS: '0', ...environment },
    '/dev/null',
  );
}

test('a search server that does not answer is named, with the remedy', async () => {
  // The discard port: nothing listens there.
  const config = configWith({ MEILI_URL: 'http://127.0.0.1:9' });
  const opening = openSearchIndex(config, createLog(config.log));
  await expect(opening).rejects.toThrow(StartupError);
  await expect(opening).rejects.toMatchObject({
    en: expect.stringContaining('http://127.0.0.1:9 does not answer'),
  });
});

test('an index that another process holds is not opened a second time', async () => {
  const config = configWith({});
  const log = createLog(config.log);
  const first = await openSearchIndex(config, log);
  await expect(openSearchIndex(config, log)).rejects.toMatchObject({
    ru: expect.stringContaining('другой Fieldlore'),
  });
  await first.close();
  await (await openSearchIndex(config, log)).close();
});
