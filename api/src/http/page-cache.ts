import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { forEverybody } from './page-for-everybody.ts';
import { cookiesOf, localeOf } from './request-info.ts';
import { sessionCookie } from '../people/sessions.ts';

export type PageHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
) => void;

interface CachedPage {
  etag: string;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Bytes of rendered pages kept in memory. */
const budget = 64 * 1024 * 1024;
const largestPage = 1024 * 1024;
/** Milliseconds that a reader waits for what another one asked for first. */
const patience = 1_000;

/**
 * Rendered pages for people who are not signed in, until anything that readers see changes.
 * The database says when (NOTIFY content_changed), so that any number of processes stay in step;
 * a page that was being rendered meanwhile is not kept.
 */
export class PageCache {
  private readonly pages = new LRUCache<string, CachedPage>({
    maxSize: budget,
    sizeCalculation: (page) => page.body.length + 500,
  });
  private readonly rendering = new Map<string, Promise<void>>();
  private generation = 0;
  private isSuspended = false;

  /** Something changed; what is rendered from now on may be kept. */
  clear(): void {
    this.generation++;
    this.pages.clear();
    this.isSuspended = false;
  }

  /** Nobody says any more when something changes: every page is rendered anew until the next {@link clear}. */
  suspend(): void {
    this.clear();
    this.isSuspended = true;
  }

  readonly middleware = (req: IncomingMessage, res: ServerResponse, next: () => void): void => {
    const key = this.isSuspended ? null : keyOf(req);
    if (key === null) return next();
    const page = this.pages.get(key);
    if (page) return send(req, res, page);
    // What is rendered reads no more of the header than the key holds: one reader's odd header must not choose
    // the language of the page that everybody else gets.
    req.headers['accept-language'] = localeOf(req.headers);
    const rendering = this.rendering.get(key);
    if (!rendering) {
      this.rendering.set(key, this.keepAnswer(key, res));
      return next();
    }
    // Many readers of a page that was just emptied wait for one rendering of it instead of starting as many; but not
    // for long: it ends when its reader has all of it, and that may be somebody who never reads.
    void Promise.race([rendering, sleep(patience, undefined, { ref: false })]).then(() => {
      const rendered = this.pages.get(key);
      if (rendered) send(req, res, rendered);
      else next();
    });
  };

  /** Collects what is written and keeps it if it turns out to be a page for everybody; settles when the answer is over. */
  private keepAnswer(key: string, res: ServerResponse): Promise<void> {
    const generation = this.generation;
    const chunks: Buffer[] = [];
    let size = 0;
    const collect = (chunk: unknown) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
        const bytes = Buffer.from(chunk as string);
        size += bytes.length;
        if (size <= largestPage) chunks.push(bytes);
      }
    };
    const { write, end } = res;
    res.write = function (this: ServerResponse, chunk: unknown, ...rest: unknown[]) {
      collect(chunk);
      return (write as (...args: unknown[]) => boolean).call(this, chunk, ...rest);
    } as typeof res.write;
    res.end = function (this: ServerResponse, chunk: unknown, ...rest: unknown[]) {
      collect(chunk);
      return (end as (...args: unknown[]) => ServerResponse).call(this, chunk, ...rest);
    } as typeof res.end;
    return new Promise((over) => {
      res.once('close', () => {
        this.rendering.delete(key);
        if (
          res.writableFinished &&
          generation === this.generation &&
          size <= largestPage &&
          isForEverybody(res)
        ) {
          this.pages.set(key, pageOf(res, Buffer.concat(chunks)));
        }
        over();
      });
    });
  }
}

/**
 * Pages differ by address, language and what cookies choose (the theme), and by nothing else for somebody who is not
 * signed in. The host is part of the address: pages name it in links, and whoever asks may write anything there.
 */
function keyOf(req: IncomingMessage): string | null {
  if (req.method !== 'GET' || !req.url) return null;
  const { host, cookie } = req.headers;
  if (cookiesOf(cookie).has(sessionCookie)) return null;
  if (!/text\/html|\*\/\*/.test(req.headers.accept ?? '*/*')) return null;
  const forwarded = [req.headers['x-forwarded-proto'], req.headers['x-forwarded-host']];
  return [req.url, host, ...forwarded, localeOf(req.headers), cookie].join('\n');
}

/** Pages alone: scripts and pictures come compressed for whoever asked, with caching of their own. */
function isForEverybody(res: ServerResponse): boolean {
  return (
    res.statusCode === 200 &&
    String(res.getHeader('content-type')).startsWith('text/html') &&
    !res.hasHeader('content-encoding') &&
    !res.hasHeader('set-cookie') &&
    !String(res.getHeader('cache-control') ?? '').includes('no-store')
  );
}

function pageOf(res: ServerResponse, rendered: Buffer): CachedPage {
  const kept = ['content-type', 'content-language', 'link', 'referrer-policy', 'vary'].filter((name) =>
    res.hasHeader(name),
  );
  const headers = Object.fromEntries(kept.map((name) => [name, res.getHeader(name) as string]));
  const { policy, html } = forEverybody(
    String(res.getHeader('content-security-policy') ?? ''),
    rendered.toString(),
  );
  if (policy) headers['content-security-policy'] = policy;
  const body = Buffer.from(html);
  return { etag: `W/"${createHash('sha1').update(body).digest('base64url')}"`, headers, body };
}

function send(req: IncomingMessage, res: ServerResponse, { etag, headers, body }: CachedPage): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('ETag', etag);
  res.setHeader('Cache-Control', 'private, no-cache');
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304).end();
    return;
  }
  res.setHeader('Content-Length', body.length);
  res.writeHead(200).end(body);
}
