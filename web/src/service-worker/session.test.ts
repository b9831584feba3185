import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oweSignOut, owesSignOut } from '#lib/offline/owed-sign-out.ts';
import { endSession, settleSignOut, startSession } from './session.ts';

vi.mock('./contact.ts', () => ({ confirmOwner: () => Promise.resolve(true) }));
vi.mock('#lib/offline/forget-kept.ts', () => ({ forgetKept: () => Promise.resolve() }));
vi.mock('#lib/offline/kept-store.ts', () => ({
  readOwner: () => Promise.resolve(undefined),
  changeOwner: () => Promise.resolve(),
}));
vi.mock('#lib/offline/outbox/store.ts', () => ({ hasUnsent: () => Promise.resolve(false) }));

/** What was asked of the server, in order. */
let asked: string[];

beforeEach(() => {
  asked = [];
  const names = new Set<string>();
  vi.stubGlobal('caches', {
    open: (name: string) => Promise.resolve(names.add(name)),
    has: (name: string) => Promise.resolve(names.has(name)),
    delete: (name: string) => Promise.resolve(names.delete(name)),
  });
  // Of a worker, whose addresses need no origin.
  vi.spyOn(Response, 'redirect').mockImplementation(
    (to) => new Response(null, { status: 303, headers: { location: String(to) } }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const signedOut = { type: 'opaqueredirect', status: 0 } as Response;
const refused = new Response('{}', { status: 401 });
const away = new Response('', { status: 502 });

/** A server that gives each path its answer; null is no network. */
function answer(answers: Record<string, Response | null>): void {
  vi.stubGlobal('fetch', (to: string | Request) => {
    const path = typeof to === 'string' ? to : new URL(to.url).pathname;
    asked.push(path);
    const said = answers[path];
    return said ? Promise.resolve(said) : Promise.reject(new TypeError('Failed to fetch'));
  });
}

const post = (path: string) => new Request(`http://site${path}`, { method: 'POST' });
const signIn = () =>
  startSession({ request: post('/sign-in'), waitUntil: () => {} } as unknown as FetchEvent);

test.each([
  ['nobody answers', null],
  ['a proxy answers for a server that is away', away],
])('signing out while %s is owed, and said so', async (_, said) => {
  answer({ '/sign-out': said });
  expect((await endSession(post('/sign-out'))).headers.get('location')).toBe('/offline?signed-out');
  expect(await owesSignOut()).toBe(true);
});

test('who signs in comes after the end of the session that is owed, whatever the answer to them', async () => {
  await oweSignOut();
  answer({ '/sign-out': signedOut, '/sign-in': refused });
  expect((await signIn()).status).toBe(401);
  expect(asked).toEqual(['/sign-out', '/sign-in']);
  expect(await owesSignOut()).toBe(false);
});

test('while the end of a session is owed nobody signs in over it', async () => {
  await oweSignOut();
  answer({ '/sign-out': away, '/sign-in': refused });
  expect((await signIn()).type).toBe('error');
  expect(asked).toEqual(['/sign-out']);
  expect(await settleSignOut()).toBe('stays');
});

test('where nothing is owed signing in asks for nothing else', async () => {
  answer({ '/sign-in': refused });
  await signIn();
  expect(asked).toEqual(['/sign-in']);
});
