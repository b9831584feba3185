import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { isStaff } from '../access/viewer.ts';
import type { App } from '../context.ts';
import { viewerOf } from '../people/sessions.ts';
import { sessionTokenOf } from './request-info.ts';

/** GraphiQL 3 is the last that ships as plain scripts, so that it needs neither a bundler nor a CDN. */
const scripts = {
  'react.js': 'react/umd/react.production.min.js',
  'react-dom.js': 'react-dom/umd/react-dom.production.min.js',
  'graphiql.js': 'graphiql/graphiql.min.js',
  'graphiql.css': 'graphiql/graphiql.min.css',
};

const start = `
  const fetcher = GraphiQL.createFetcher({ url: '/graphql', headers: { 'apollo-require-preflight': '1' } });
  ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, { fetcher }));
`;

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Fieldlore GraphiQL</title><link rel="stylesheet" href="/graphiql/graphiql.css">
<style>body{margin:0}#graphiql{height:100dvh}</style></head>
<body><div id="graphiql"></div>
<script src="/graphiql/react.js"></script><script src="/graphiql/react-dom.js"></script><script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/start.js"></script></body>
</html>`;

/** The schema in the browser, for staff; to everybody else the page does not exist. */
export function graphiqlRouter(app: App): Router {
  const { resolve } = createRequire(import.meta.url);
  const router = Router();
  router.use('/graphiql', async (req, res, next) => {
    const viewer = await viewerOf(app.db, sessionTokenOf(req.headers.cookie), app.now());
    if (isStaff(viewer)) next();
    else next('router');
  });
  router.get('/graphiql', (_req, res) => void res.type('html').send(page));
  router.get('/graphiql/start.js', (_req, res) => void res.type('js').send(start));
  for (const [name, module] of Object.entries(scripts)) {
    const [packageName, ...path] = module.split('/');
    const file = join(dirname(resolve(`${packageName}/package.json`)), ...path);
    router.get(`/graphiql/${name}`, (_req, res) => res.sendFile(file, { maxAge: '1d' }));
  }
  return router;
}
