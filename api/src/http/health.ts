import { createServer } from 'node:http';
import express, { Router } from 'express';
import type { App } from '../context.ts';
import { indexMetricsRouter } from '../indexing/index-metrics.router.ts';
import { listenOn } from './listen-on.ts';

/** `/healthz`: the process answers. `/readyz`: and so do its database and its index. */
export function healthRouter(app: App): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.json({ ok: true }));
  router.get('/readyz', async (_req, res) => {
    const [database, search] = await Promise.allSettled([app.db.query('SELECT 1'), app.search.stats()]);
    const isReady = database.status === 'fulfilled' && search.status === 'fulfilled';
    res
      .status(isReady ? 200 : 503)
      .json({ database: database.status === 'fulfilled', search: search.status === 'fulfilled' });
  });
  return router;
}

/** The port of a worker, which serves nobody but who asks after its health. @returns what closes it */
export async function serveHealth(app: App): Promise<() => Promise<void>> {
  const server = createServer(express().use(healthRouter(app)).use(indexMetricsRouter(app)));
  await listenOn(server, app.config.http);
  return async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}
