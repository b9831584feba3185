import type { MeilisearchOptions } from '../src/index.ts';

/** An index of its own on the server that MEILI_URL names. */
export interface TestServer {
  meili: MeilisearchOptions;
  /** Deletes the index. */
  cleanUp(): Promise<void>;
}

/** The real server to run on, if the environment names one (MEILI_URL, and MEILI_MASTER_KEY where it has a key). */
export function testServer(purpose: string): TestServer | undefined {
  const url = process.env['MEILI_URL'];
  if (url === undefined) return undefined;
  const apiKey = process.env['MEILI_MASTER_KEY'];
  const index = `kb_${purpose}_${process.pid}`;
  const headers = apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` };
  return {
    meili: { url, index, ...(apiKey === undefined ? {} : { apiKey }) },
    cleanUp: async () => {
      await fetch(new URL(`/indexes/${index}`, url), { method: 'DELETE', headers });
    },
  };
}
