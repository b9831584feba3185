import type { BalancedSearch } from '@fieldlore/search';
import type { DataSource, EntityManager } from 'typeorm';
import { anonymous, type Viewer } from './access/viewer.ts';
import { Visibility } from './access/visibility.ts';
import type { Config } from './config.ts';
import { translateDatabaseError } from './database/database-errors.ts';
import type { FileStorage } from './files/file-storage.ts';
import { Locale } from './graphql/locale.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import type { Logger } from './log.ts';
import { viewerOf } from './people/sessions.ts';
import type { LiveDictionary } from './search-dictionary/live-dictionary.ts';
import { SectionTree } from './sections/section-tree.ts';

/** What lives as long as the process. */
export interface App {
  config: Config;
  db: DataSource;
  search: BalancedSearch;
  files: FileStorage;
  dictionary: LiveDictionary;
  log: Logger;
  now(): Date;
}

/** What a request brings along and takes back. */
export interface RequestInfo {
  id: string;
  ip: string;
  userAgent: string | null;
  /** Language of messages: the interface's, else the browser's. */
  locale: Locale;
  /** Adds a Set-Cookie header to the answer. */
  setCookie(header: string): void;
}

/** Everything an action may touch. `db` is the only door to the database. */
export interface Ctx {
  readonly app: App;
  readonly viewer: Viewer;
  readonly db: EntityManager;
  readonly loaders: Loaders;
  readonly request: RequestInfo;
  readonly log: Logger;
  now(): Date;
  /** The section tree and what the viewer may see in it, read at most once a request. */
  visibility(): Promise<Visibility>;
  sections(): Promise<SectionTree>;
  /** Something was written: what rights are decided by is read anew when next asked for. */
  forgetSections(): void;
}

export function createContext(app: App, viewer: Viewer, request: RequestInfo): Ctx {
  return contextOver(app, app.db.manager, viewer, request);
}

/**
 * The context of whoever a session's cookie belongs to. Nearly every request needs the section tree as well: asked for in
 * the same turn, the two statements travel together.
 */
export async function openContext(app: App, token: string | undefined, request: RequestInfo): Promise<Ctx> {
  if (!token) return createContext(app, anonymous, request);
  const sections = SectionTree.load(app.db.manager);
  // Whoever asks for the tree is told why it could not be read.
  sections.catch(() => {});
  const viewer = await viewerOf(app.db, token, app.now());
  return contextOver(app, app.db.manager, viewer, request, sections);
}

/** For the command line, jobs and imports, which nobody asked for over HTTP. */
export function backgroundContext(app: App, viewer: Viewer = anonymous): Ctx {
  return createContext(app, viewer, {
    id: 'background',
    ip: '127.0.0.1',
    userAgent: null,
    locale: Locale.ru,
    setCookie: () => {},
  });
}

/** The same request and transaction through somebody else's eyes. */
export function withViewer(ctx: Ctx, viewer: Viewer): Ctx {
  return contextOver(ctx.app, ctx.db, viewer, ctx.request);
}

/**
 * Runs the work in one transaction: use the `tx` you are given. Nested calls join the outer one.
 * @throws ConflictError where a named constraint was violated
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.queryRunner?.isTransactionActive) return await work(ctx);
  try {
    const done = await ctx.db.transaction((manager) =>
      work(contextOver(ctx.app, manager, ctx.viewer, ctx.request)),
    );
    ctx.forgetSections();
    return done;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

function contextOver(
  app: App,
  db: EntityManager,
  viewer: Viewer,
  request: RequestInfo,
  sections?: Promise<SectionTree>,
): Ctx {
  let tree = sections;
  let visibility: Promise<Visibility> | undefined;
  const ctx: Ctx = {
    app,
    viewer,
    db,
    request,
    log: app.log,
    now: () => app.now(),
    sections: () => (tree ??= SectionTree.load(db)),
    visibility: () => (visibility ??= ctx.sections().then((read) => new Visibility(viewer, read))),
    forgetSections() {
      tree = visibility = undefined;
    },
    get loaders() {
      const loaders = createLoaders(ctx);
      Object.defineProperty(ctx, 'loaders', { value: loaders });
      return loaders;
    },
  };
  return ctx;
}
