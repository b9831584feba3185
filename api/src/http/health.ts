import { Router } from 'express';
import type { App } from '../context.ts';

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
