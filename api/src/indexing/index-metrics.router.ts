import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import type { App } from '../context.ts';
import { readLags } from './index-lag.ts';

/**
 * `/metrics` in the text format of Prometheus: how far each copy of the index lags behind. The names of servers are
 * nobody's business: it is for who brings METRICS_TOKEN or, where there is none, asks from this very machine.
 */
export function indexMetricsRouter(app: App): Router {
  const router = Router();
  router.get('/metrics', async (req, res, next) => {
    if (!mayWatch(req, app.config.metricsToken)) return next();
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

/**
 * A private address is no proof: behind the proxy of Docker everybody has one. Nor is loopback where something in front
 * has passed the request on.
 */
function mayWatch({ headers, socket }: Request, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isPassedOn && /^(::1$|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}

/** In a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(first!, second!);
}
