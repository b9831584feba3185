import { expressMiddleware } from '@as-integrations/express5';
import type { ApolloServer } from '@apollo/server';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { type App, type Ctx, openContext } from '../context.ts';
import type { PersistedDocuments } from '../graphql/persisted-documents.ts';
import { graphiqlRouter } from './graphiql.ts';
import { healthRouter } from './health.ts';
import { createInProcessApi, type InProcessApi } from './in-process-api.ts';
import type { PageCache } from './page-cache.ts';
import { largestRequest } from './pages.ts';
import { localeOf, requestInfo, sessionTokenOf } from './request-info.ts';
import { securityHeaders } from './security-headers.ts';

export interface HttpParts {
  app: App;
  graphql: ApolloServer<Ctx>;
  documents: PersistedDocuments;
  /** SvelteKit's handler; absent where the pages run in containers of their own. */
  pages: express.RequestHandler | null;
  pageCache: PageCache;
  /** Routers of features that GraphQL is not made for: files and uploads. */
  routers: express.RequestHandler[];
}

/** Everything that is served on the one port. */
export function createHttpApp({ app, graphql, documents, pages, pageCache, routers }: HttpParts): Express {
  const http = express();
  http.disable('x-powered-by');
  http.set('trust proxy', app.config.http.trustedProxies);
  http.use(securityHeaders(app.config.publicUrl.startsWith('https:')));
  http.use(healthRouter(app));
  http.use(
    '/graphql',
    express.json({ limit: largestRequest }),
    expressMiddleware(graphql, { context: ({ req, res }) => contextOf(app, req, res) }),
  );
  http.use(graphiqlRouter(app));
  for (const router of routers) http.use(router);
  if (pages) {
    http.use(pageCache.middleware);
    http.use((req: Request & { fieldlore?: InProcessApi }, _res, next) => {
      req.fieldlore = createInProcessApi(app, graphql, documents, req);
      next();
    });
    http.use(pages);
  }
  http.use(answerError(app));
  return http;
}

/** The last resort, such as a database that went away: people are told so in their language, the log has the reason. */
export function answerError({ log }: App): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    // A body past the limit or a malformed address comes with a status of its own.
    const status = (error as { status?: number }).status ?? 503;
    // The path alone: a query may hold what people searched for, a VIN or a secret of a link among it.
    if (status >= 500) log.error({ err: error, path: req.path }, 'a request failed');
    const text = status >= 500 ? unavailable : refused;
    res.status(status).type('text').send(text[localeOf(req.headers)]);
  };
}

const unavailable = {
  ru: 'Сервис сейчас не отвечает: скорее всего, недоступна база данных. Ничего не потеряно, повторите через минуту.',
  en: 'The service does not answer right now: most likely its database is away. Nothing is lost, try again in a minute.',
};
const refused = {
  ru: 'Запрос не принят: он слишком велик или записан с ошибкой.',
  en: 'The request was refused: it is too large or malformed.',
};

/** Who asks over HTTP, and how to answer them. */
export async function contextOf(app: App, req: Request, res: Response): Promise<Ctx> {
  const info = requestInfo(req.headers, req.ip ?? 'unknown', (header) => res.append('Set-Cookie', header));
  res.setHeader('X-Request-Id', info.id);
  return await openContext(app, sessionTokenOf(req.headers.cookie), info);
}
