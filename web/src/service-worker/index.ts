/**
 * What stands between the pages and the network. It keeps nothing by itself but the page that says that there is no
 * network: pages, pictures and documents are there only where a person chose to keep them (ADR 0024).
 */
import { self as worker } from '$app/service-worker';
import type { ToWorker } from '#lib/offline/worker-messages.ts';
import { answerAsset, answerData, answerFile, answerPage } from './answer.ts';
import { dropOldApps, keepApp, keepAppIfNeeded, keepShell } from './app-files.ts';
import { endSession, startSession } from './session.ts';
import { markHeard, tellLate, tellPages } from './tell-pages.ts';

worker.addEventListener('install', (event) => {
  const prepare = async () => {
    await Promise.all([keepShell(), keepAppIfNeeded()]);
    if (worker.registration.active) await tellPages('update');
  };
  event.waitUntil(prepare());
});

worker.addEventListener('activate', (event) => {
  const take = async () => {
    await worker.registration.navigationPreload?.enable();
    await worker.clients.claim();
    await dropOldApps();
  };
  event.waitUntil(take());
});

worker.addEventListener('message', (event) => {
  const message = event.data as ToWorker;
  if (message === 'take-over') event.waitUntil(worker.skipWaiting());
  if (message === 'listening' && event.source) tellLate(event.source);
  if (typeof message === 'object') markHeard(message.heard);
  if (message === 'keep-app')
    event.waitUntil(keepApp().then((answer) => event.ports[0]?.postMessage(answer)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === 'POST') {
    if (url.pathname === '/sign-out') event.respondWith(endSession(request));
    else if (url.pathname === '/sign-in') event.respondWith(startSession(event));
    return;
  }
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event, url));
  else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(answerAsset(request));
  else if (url.pathname.startsWith('/files/')) event.respondWith(answerFile(request, url));
  else if (url.pathname.endsWith('/__data.json')) event.respondWith(answerData(request, url));
});
