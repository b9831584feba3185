import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { afterAll } from 'vitest';
import { anonymous } from '../src/access/viewer.ts';
import { createContext } from '../src/context.ts';
import { Locale } from '../src/graphql/locale.ts';
import type { Person } from '../src/people/person.entity.ts';
import { openSession } from '../src/people/sessions.ts';
import type { TestApi } from './api.ts';

/** A router on a real server, as {@link TestHttp} asks it. */
export interface TestHttp {
  origin: string;
  /** Requests a path as this person, or nobody. */
  fetch(path: string, as?: Person | null, init?: RequestInit): Promise<Response>;
  /** Of the person's session, for requests that `fetch` cannot make. */
  cookieOf(person: Person): Promise<string>;
}

/** Call it at the top of a test file: `const http = await testHttp(api, filesRouter(api.app));` */
export async function testHttp(api: TestApi, router: RequestHandler): Promise<TestHttp> {
  const server = createServer(express().use(router));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (person: Person): Promise<string> => {
    const cookie = cookies.get(person.id) ?? signIn(api, person);
    cookies.set(person.id, cookie);
    return cookie;
  };
  return {
    origin,
    cookieOf,
    async fetch(path, as = null, init = {}) {
      const headers = new Headers(init.headers);
      if (as) headers.set('cookie', await cookieOf(as));
      return await fetch(`${origin}${path}`, { ...init, headers });
    },
  };
}

/** @returns the cookie of a new session */
async function signIn(api: TestApi, person: Person): Promise<string> {
  let cookie = '';
  const setCookie = (header: string) => (cookie = header.split(';')[0]!);
  const request = { id: 'test', ip: '127.0.0.1', userAgent: null, locale: Locale.ru, setCookie };
  await openSession(createContext(api.app, anonymous, request), person);
  return cookie;
}
