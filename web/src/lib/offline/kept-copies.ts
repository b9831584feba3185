/** Pages, pictures and documents as they are kept: in Cache Storage, text compressed. */

const COPIES = 'fieldlore-kept';
/** Which version of the app a page was made by: its scripts are of that version. */
const VERSION = 'x-kept-version';
const BYTES = 'x-kept-bytes';
const PACKED = 'x-kept-packed';

/** A file is the same in every size and under every name: it is kept once. */
export function copyKey(address: string): string {
  const { pathname, search } = new URL(address, 'http://kept');
  const file = /^\/files\/[\w-]+/.exec(pathname)?.[0];
  return file ?? pathname + search;
}

/** @returns bytes as stored */
export async function putCopy(key: string, response: Response, version: string): Promise<number> {
  const headers = new Headers(response.headers);
  // What comes out of the cache is not compressed by HTTP any more.
  for (const name of ['content-encoding', 'content-length', 'set-cookie']) headers.delete(name);
  const isText = headers.get('content-type')?.startsWith('text/html');
  const body =
    isText && response.body ? response.body.pipeThrough(new CompressionStream('gzip')) : response.body;
  const bytes = await new Response(body).arrayBuffer();
  headers.set(VERSION, version);
  headers.set(BYTES, String(bytes.byteLength));
  if (isText) headers.set(PACKED, 'gzip');
  await (await caches.open(COPIES)).put(key, new Response(bytes, { headers }));
  return bytes.byteLength;
}

/** Looking makes no empty cache where everything was forgotten. */
const matchCopy = (key: string): Promise<Response | undefined> =>
  caches.match(key, { cacheName: COPIES, ignoreVary: true });

/** As it was when it was fetched, or undefined. */
export async function findCopy(key: string): Promise<Response | undefined> {
  const copy = await matchCopy(key);
  if (!copy?.body || !copy.headers.has(PACKED)) return copy;
  return new Response(copy.body.pipeThrough(new DecompressionStream('gzip')), { headers: copy.headers });
}

export interface CopyFacts {
  version: string;
  bytes: number;
}

export async function findCopyFacts(key: string): Promise<CopyFacts | undefined> {
  const copy = await matchCopy(key);
  return copy && { version: copy.headers.get(VERSION) ?? '', bytes: Number(copy.headers.get(BYTES)) };
}

/** Leaves only these. */
export async function keepOnlyCopies(keys: ReadonlySet<string>): Promise<void> {
  if (keys.size === 0) return void (await deleteCopies());
  const cache = await caches.open(COPIES);
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!keys.has(pathname + search)) await cache.delete(url);
  }
}

export const deleteCopies = (): Promise<boolean> => caches.delete(COPIES);
