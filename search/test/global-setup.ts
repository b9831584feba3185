import { OwnMeilisearch, meiliBinary } from './own-meilisearch.ts';

/** Where MEILI_BINARY is given and no server is, one is started for the run; the tests find it as MEILI_URL. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (meiliBinary === undefined || process.env['MEILI_URL'] !== undefined) return undefined;
  const server = await OwnMeilisearch.start();
  process.env['MEILI_URL'] = server.url;
  return () => server.end();
}
