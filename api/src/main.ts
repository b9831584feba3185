import 'reflect-metadata';
import { createServer } from 'node:http';
import { startReadingAttachments } from './attachments/start-reading.ts';
import type { BackgroundWork } from './background-work.ts';
import { loadConfig } from './config.ts';
import type { App } from './context.ts';
import { listen } from './database/listen.ts';
import { seedDemoWhenEmpty } from './demo/seed-demo.ts';
import { startReadingMeaning } from './embeddings/start-reading-meaning.ts';
import { exportRouter } from './exports/export.router.ts';
import { filesRouter } from './files/files.router.ts';
import { kitRouter } from './catalogue/kit.router.ts';
import { drawingRouter } from './diagrams/drawing.router.ts';
import { labelsRouter } from './labels/labels.router.ts';
import { fleetRouter } from './fleet/fleet.router.ts';
import { loadPersistedDocuments } from './graphql/persisted-documents.ts';
import { createHttpApp } from './http/app.ts';
import { createGraphqlServer } from './http/graphql-server.ts';
import { serveHealth } from './http/health.ts';
import { listenOn } from './http/listen-on.ts';
import { PageCache } from './http/page-cache.ts';
import { loadPages } from './http/pages.ts';
import { importsRouter } from './imports/imports.router.ts';
import { indexMetricsRouter } from './indexing/index-metrics.router.ts';
import { startIndexing, type Indexing } from './indexing/start-indexing.ts';
import { createLog } from './log.ts';
import { openApp } from './open-app.ts';
import { createSchema } from './schema.ts';
import { followDictionary } from './search-dictionary/follow-dictionary.ts';
import { writeReadings } from './recalls/note-reading.ts';
import { readingsRouter } from './recalls/readings.router.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { greet } from './greet.ts';
import { startHousekeeping } from './housekeeping.ts';

/** The whole program: configuration → database, index, files → worker → schema → server. */
await runUntilStopped(async (stopping) => {
  const config = loadConfig();
  const log = createLog(config.log);
  const { app, close } = await openApp(config, log);
  stopping(close);
  stopping(() => writeReadings(app));
  const demo = await seedDemoWhenEmpty(app);

  const pageCache = new PageCache();
  const indexing = config.role === 'api' ? null : await startIndexing(app.db, app.search, log);
  if (indexing) stopping(indexing.stop);
  const reading = config.role === 'api' ? null : startReadingAttachments(app);
  if (reading) stopping(reading.stop);
  const meaning = config.role === 'api' ? null : startReadingMeaning(app);
  if (meaning) stopping(meaning.stop);
  if (config.role !== 'api') stopping(startHousekeeping(app));
  const dictionary = followDictionary(app, () => {
    pageCache.clear();
    indexing?.wake();
  });
  stopping(dictionary.stop);
  stopping(
    await listen(app.db, changes(pageCache, { indexing, reading, meaning, dictionary }), log, () =>
      pageCache.suspend(),
    ),
  );
  // Another version may have gone live between the loading and the listening.
  dictionary.wake();
  if (config.role === 'worker') {
    stopping(await serveHealth(app));
    return log.info('the worker keeps the search index in step');
  }

  const port = await serve(app, pageCache, stopping);
  greet(config, port, demo);
});

function changes(
  pageCache: PageCache,
  {
    indexing,
    reading,
    meaning,
    dictionary,
  }: {
    indexing: Indexing | null;
    reading: BackgroundWork | null;
    meaning: BackgroundWork | null;
    dictionary: { wake(): void };
  },
): Record<string, () => void> {
  return {
    content_changed: () => pageCache.clear(),
    search_dictionary: () => dictionary.wake(),
    ...(indexing && { search_outbox: indexing.wake }),
    ...(reading && { file_text_wanted: reading.wake }),
    ...(meaning && { embedding_wanted: meaning.wake }),
  };
}

async function serve(
  app: App,
  pageCache: PageCache,
  stopping: (stop: () => Promise<void>) => void,
): Promise<number> {
  const documents = loadPersistedDocuments();
  const graphql = createGraphqlServer(await createSchema(), documents);
  await graphql.start();
  const pages = app.config.role === 'all' ? await loadPages() : null;
  const http = createHttpApp({
    app,
    graphql,
    documents,
    pages,
    pageCache,
    routers: [
      filesRouter(app),
      importsRouter(app),
      exportRouter(app),
      fleetRouter(app),
      kitRouter(app),
      drawingRouter(app),
      labelsRouter(app),
      readingsRouter(app),
      indexMetricsRouter(app),
    ],
  });
  const server = createServer(http);
  const port = await listenOn(server, app.config.http);
  stopping(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await graphql.stop();
  });
  return port;
}
