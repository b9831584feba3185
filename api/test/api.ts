import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Balancer, openSearch, type MeilisearchOptions } from '@fieldlore/search';
import type { DataSource } from 'typeorm';
import { afterAll } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { type App, type Ctx, createContext } from '../src/context.ts';
import { Locale } from '../src/graphql/locale.ts';
import { withMeaning } from '../src/embeddings/search-by-meaning.ts';
import { createGraphqlServer } from '../src/http/graphql-server.ts';
import { openFileStorage } from '../src/files/open-file-storage.ts';
import { registerCopies } from '../src/indexing/deal-out.ts';
import { indexBatch } from '../src/indexing/indexer.ts';
import { createLog } from '../src/log.ts';
import { LiveDictionary } from '../src/search-dictionary/live-dictionary.ts';
import type { Person } from '../src/people/person.entity.ts';
import { SectionMember } from '../src/sections/section.entity.ts';
import { createSchema } from '../src/schema.ts';
import { anonymous, type Viewer } from '../src/access/viewer.ts';
import { testDatabase } from './database.ts';

export interface GraphqlAnswer {
  // What a test asks for is what it expects: its shape stands in the query.
  // oxlint-disable-next-line typescript/no-explicit-any
  data: any;
  errors: { message: string; code: string; fields?: { path: string; message: string }[] }[];
}

/** A whole API on a database of this test file alone, without HTTP. */
export interface TestApi {
  app: App;
  db: DataSource;
  /** Runs a document as this person (or nobody); errors come back, they are not thrown. */
  ask(
    document: string,
    variables?: Record<string, unknown>,
    as?: Person | null,
    locale?: Locale,
  ): Promise<GraphqlAnswer>;
  /** A context for calling actions and queries directly. */
  ctx(as?: Person | null, locale?: Locale): Promise<Ctx>;
  /** Carries everything that changed into the search index. */
  index(): Promise<void>;
}

/**
 * Call it at the top of a test file: `const api = await testApi();`
 * @param meili an index of the test's own on a real server, instead of the embedded engine
 * @param environment variables beside those of every test
 */
export async function testApi(
  meili?: MeilisearchOptions,
  environment: Record<string, string> = {},
): Promise<TestApi> {
  const db = await testDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'fieldlore-api-'));
  const config = loadConfig(
    {
      DATA_DIR: directory,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      DEMO_CONTENT: 'off',
      ...environment,
    },
    '/dev/null',
  );
  const log = createLog(config.log);
  const copy = await openSearch({
    ...(meili ? { meili } : { embedded: { directory: join(directory, 'search') } }),
    ...(config.embeddings && { embeddings: config.embeddings.space }),
  });
  const search = withMeaning(new Balancer([copy]), config, log);
  await registerCopies(db, [copy.name]);
  const app: App = {
    config,
    db,
    search,
    files: openFileStorage(config.files),
    dictionary: new LiveDictionary(),
    log,
    now: () => new Date(),
  };
  const graphql = createGraphqlServer(await createSchema(), {
    cache: { get: async () => undefined, set: async () => {}, delete: async () => false },
    isKnown: () => false,
    find: () => undefined,
  });
  await graphql.start();
  afterAll(async () => {
    await graphql.stop();
    await search.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const ctx = async (as: Person | null = null, locale = Locale.ru): Promise<Ctx> =>
    createContext(app, as ? await viewerFor(db, as) : anonymous, {
      id: 'test',
      ip: '127.0.0.1',
      userAgent: null,
      locale,
      setCookie: () => {},
    });

  return {
    app,
    db,
    ctx,
    async ask(query, variables = {}, as = null, locale = Locale.ru) {
      const { body } = await graphql.executeOperation(
        { query, variables },
        { contextValue: await ctx(as, locale) },
      );
      if (body.kind !== 'single') throw new Error('not a single answer');
      const { data, errors = [] } = body.singleResult;
      return {
        data,
        errors: errors.map(({ message, extensions }) => ({ message, ...(extensions as { code: string }) })),
      };
    },
    async index() {
      if (copy.needsRebuild) await copy.rebuild((async function* () {})());
      while ((await indexBatch(db, copy, app.log)) > 0);
    },
  };
}

async function viewerFor(db: DataSource, person: Person): Promise<Viewer> {
  const members = await db.getRepository(SectionMember).findBy({ personId: person.id });
  return {
    person,
    sessionId: null,
    memberships: new Map(members.map(({ sectionId, role }) => [sectionId, role])),
  };
}
