import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { PageCache } from './page-cache.ts';

let rendered = 0;
let answer: (req: IncomingMessage, res: ServerResponse) => void;
let cache: PageCache;
const server: Server = createServer((req, res) => cache.middleware(req, res, () => answer(req, res)));
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((closed) => server.close(closed)));

beforeEach(() => {
  rendered = 0;
  cache = new PageCache();
  answer = (req, res) => {
    rendered++;
    res.setHeader('content-type', 'text/html');
    res.write(`<p>${req.url} `);
    res.end(`${rendered}</p>`);
  };
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers: { accept: 'text/html', ...headers } });

test('a page is rendered once for everybody who is not signed in', async () => {
  expect(await (await get('/wiki/a')).text()).toBe('<p>/wiki/a 1</p>');
  expect(await (await get('/wiki/a')).text()).toBe('<p>/wiki/a 1</p>');
  expect(rendered).toBe(1);
});

test('whoever has it gets 304, and the whole page again once something changed', async () => {
  await get('/wiki/a');
  const etag = (await get('/wiki/a')).headers.get('etag')!;
  expect((await get('/wiki/a', { 'if-none-match': etag })).status).toBe(304);
  cache.clear();
  expect((await get('/wiki/a', { 'if-none-match': etag })).status).toBe(200);
  expect(rendered).toBe(2);
});

test('while nobody says what changes, nothing is kept', async () => {
  await get('/wiki/a');
  cache.suspend();
  await get('/wiki/a');
  await get('/wiki/a');
  expect(rendered).toBe(3);
  cache.clear();
  await get('/wiki/a');
  await get('/wiki/a');
  expect(rendered).toBe(4);
});

test('a page that was being rendered when the connection was lost is not kept', async () => {
  answer = (_req, res) => {
    rendered++;
    res.setHeader('content-type', 'text/html');
    cache.suspend();
    cache.clear();
    res.end('old');
  };
  await get('/wiki/a');
  await get('/wiki/a');
  expect(rendered).toBe(2);
});

test('readers who come together wait for one rendering', async () => {
  answer = (_req, res) => {
    rendered++;
    res.setHeader('content-type', 'text/html');
    setTimeout(() => res.end('slow'), 50);
  };
  const texts = await Promise.all(Array.from({ length: 10 }, async () => (await get('/wiki/slow')).text()));
  expect(texts).toEqual(Array.from({ length: 10 }, () => 'slow'));
  expect(rendered).toBe(1);
});

test('signed-in people never get a cached page, and theirs is never kept', async () => {
  const signedIn = { cookie: 'fieldlore_session=abc' };
  await get('/wiki/a', signedIn);
  await get('/wiki/a', signedIn);
  expect(rendered).toBe(2);
  await get('/wiki/a');
  expect(rendered).toBe(3);
});

test('language and theme have pages of their own', async () => {
  await get('/wiki/a', { 'accept-language': 'ru' });
  await get('/wiki/a', { 'accept-language': 'en' });
  await get('/wiki/a', { 'accept-language': 'ru', cookie: 'theme=dark' });
  expect(rendered).toBe(3);
});

test('scripts, and what is compressed for one reader, are not kept', async () => {
  const answers: Record<string, string>[] = [
    { 'content-type': 'text/javascript' },
    { 'content-type': 'text/html', 'content-encoding': 'identity' },
  ];
  for (const headers of answers) {
    // As the file server of the pages does: all headers at once.
    answer = (_req, res) => {
      rendered++;
      res.writeHead(200, headers).end('x');
    };
    await get('/_app/start.js', { accept: '*/*' });
    const again = await get('/_app/start.js', { accept: '*/*' });
    expect(again.headers.get('etag')).toBeNull();
  }
  expect(rendered).toBe(4);
});

test('what sets a cookie, failed or must not be stored is not kept', async () => {
  const answers: ((res: ServerResponse) => void)[] = [
    (res) => res.setHeader('set-cookie', 'a=b').end('x'),
    (res) => res.writeHead(404).end('x'),
    (res) => res.setHeader('cache-control', 'no-store').end('x'),
  ];
  for (const [i, once] of answers.entries()) {
    answer = (_req, res) => {
      rendered++;
      once(res);
    };
    await get(`/page-${i}`);
    await get(`/page-${i}`);
  }
  expect(rendered).toBe(6);
});

test('a page that was being rendered while something changed is not kept', async () => {
  answer = (_req, res) => {
    rendered++;
    cache.clear();
    res.end('stale');
  };
  await get('/wiki/a');
  await get('/wiki/a');
  expect(rendered).toBe(2);
});

test('a page that names its own address is kept for that address alone', async () => {
  await get('/wiki/a', { 'x-forwarded-host': 'evil.example' });
  await get('/wiki/a');
  expect(rendered).toBe(2);
});

test('what is rendered sees no more of the language than the cache tells apart', async () => {
  answer = (req, res) => {
    res.setHeader('content-type', 'text/html');
    res.end(req.headers['accept-language']);
  };
  expect(await (await get('/wiki/a', { 'accept-language': 'en;q=0.1, ru;q=0.9' })).text()).toBe('ru');
  expect(await (await get('/wiki/a', { 'accept-language': 'en-GB,en;q=0.9' })).text()).toBe('en');
});

test('a reader who does not take their page holds up nobody else', async () => {
  const rest = answer;
  const stuck = Promise.withResolvers<ServerResponse>();
  answer = (_req, res) => stuck.resolve(res);
  const slow = get('/wiki/a');
  const held = await stuck.promise;
  answer = rest;
  expect((await get('/wiki/a')).status).toBe(200);
  held.end();
  await slow;
});
