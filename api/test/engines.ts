import { afterAll } from 'vitest';
import { testApi, type TestApi } from './api.ts';

/**
 * An API on each engine: the embedded one always, a real Meilisearch where MEILI_URL names a server (and
 * MEILI_MASTER_KEY its key). Call it at the top of a test file.
 */
export async function apiOnEachEngine(
  purpose: string,
  environment: Record<string, string> = {},
): Promise<{ engine: string; api: TestApi }[]> {
  const embedded = { engine: 'the embedded engine', api: await testApi(undefined, environment) };
  const url = process.env['MEILI_URL'];
  if (url === undefined) return [embedded];
  const apiKey = process.env['MEILI_MASTER_KEY'];
  const index = `kb_${purpose}_${process.pid}`;
  afterAll(async () => {
    await fetch(new URL(`/indexes/${index}`, url), {
      method: 'DELETE',
      ...(apiKey && { headers: { Authorization: `Bearer ${apiKey}` } }),
    });
  });
  const api = await testApi({ url, index, ...(apiKey && { apiKey }) }, environment);
  return [embedded, { engine: 'a real Meilisearch', api }];
}
