import { Router } from 'express';
import type { App } from '../context.ts';
import { readLags } from './index-lag.ts';

/**
 * `/metrics` in the text format of Prometheus: how far each copy of the index lags behind. For whoever watches the
 * servers from inside; what came through the front door finds nothing here, as the names of servers are nobody's business.
 */
export function indexMetricsRouter(app: App): Router {
  const router = Router();
  router.get('/metrics', async (req, res, next) => {
    if (req.headers['x-forwarded-for'] !== undefined || !isInside(req.socket.remoteAddress)) return next();
    const lags = await readLags(app.db);
    const gauge = (name: string, help: string, value: (lag: (typeof lags)[number]) => number) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...lags.map((lag) => `${name}{copy="${lag.copy}"} ${value(lag)}`),
    ];
    const lines = [
      ...gauge(
        'fieldlore_search_outbox_lag_seconds',
        'Age of the oldest change that has not reached the index.',
        ({ lagSeconds }) => lagSeconds ?? 0,
      ),
      ...gauge('fieldlore_search_outbox_pending', 'Changes on their way.', ({ pending }) => pending),
      ...gauge('fieldlore_search_outbox_failed', 'Changes set aside after failures.', ({ failed }) => failed),
    ];
    res.type('text/plain; version=0.0.4').send(`${lines.join('\n')}\n`);
  });
  return router;
}

/** Loopback and private networks. */
function isInside(address = ''): boolean {
  return /^(::1$|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|f[cd])/.test(address);
}
