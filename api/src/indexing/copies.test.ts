import { setTimeout as sleep } from 'node:timers/promises';
import { Balancer, openSearch, SearchError, type SearchDocument, type SearchIndex } from '@fieldlore/search';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { testHttp } from '../../test/http.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { dealOut, registerCopies } from './deal-out.ts';
import { indexMetricsRouter } from './index-metrics.router.ts';
import { attemptsBeforeGivingUp, indexBatch } from './indexer.ts';
import { rebuildIfDue, rebuildIndex, takeReconcile } from './rebuild-index.ts';
import { requestRebuild } from './request-rebuild.ts';
import { startIndexing } from './start-indexing.ts';

const api = await testApi();
const http = await testHttp(api, indexMetricsRouter(api.app));
const directory = mkdtempSync(join(tmpdir(), 'fieldlore-copies-'));
let admin: Person;
let section: Section;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  section = await buildSection(api);
});
beforeEach(async () => {
  await api.db.query('DELETE FROM search_outbox');
  await registerCopies(api.db, ['embedded']);
  await api.db.query('UPDATE search_copy SET rebuild_requested_at = NULL');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A copy that remembers what it was given, and can be away. */
class MemoryCopy {
  readonly engine = 'meilisearch';
  readonly documents = new Map<string, SearchDocument>();
  readonly name: string;
  needsRebuild = false;
  isAway = false;
  tries = 0;

  constructor(name: string) {
    this.name = name;
  }

  get index(): SearchIndex {
    return this as unknown as SearchIndex;
  }

  async check(): Promise<void> {
    this.tries++;
    if (this.isAway) throw new SearchError('SERVER_UNREACHABLE', `${this.name} is away`);
  }

  async upsert(documents: SearchDocument[]): Promise<void> {
    await this.check();
    for (const document of documents) this.documents.set(document.id, document);
  }

  async remove(ids: string[]): Promise<void> {
    await this.check();
    for (const id of ids) this.documents.delete(id);
  }

  async rebuild(source: AsyncIterable<SearchDocument[]>): Promise<{ documents: number; tookMs: number }> {
    const next = new Map<string, SearchDocument>();
    for await (const page of source) for (const document of page) next.set(document.id, document);
    this.documents.clear();
    for (const [id, document] of next) this.documents.set(id, document);
    this.needsRebuild = false;
    return { documents: next.size, tookMs: 1 };
  }

  async close(): Promise<void> {}
}

async function drain(copy: MemoryCopy): Promise<void> {
  while ((await indexBatch(api.db, copy.index, api.app.log)) > 0);
}

describe('several copies of the index', () => {
  test('one that is away holds up no other, and misses nothing when it is back', async () => {
    const [near, far] = [new MemoryCopy('near'), new MemoryCopy('far')];
    await registerCopies(api.db, ['near', 'far']);
    far.isAway = true;
    const entries = await Promise.all(
      [1, 2, 3].map((n) => buildEntry(api, { sectionId: section.id, title: `Копия ${n}` })),
    );
    await drain(near);
    await expect(drain(far)).rejects.toThrow('far is away');
    expect([...near.documents.keys()]).toEqual(expect.arrayContaining(entries.map(({ id }) => id)));
    await api.db.query('UPDATE entry SET deleted_at = now() WHERE id = $1', [entries[0]!.id]);
    await drain(near);
    expect(near.documents.has(entries[0]!.id)).toBe(false);
    far.isAway = false;
    await drain(far);
    expect(new Set(far.documents.keys())).toEqual(new Set(near.documents.keys()));
  });

  test('a new one is due to be rebuilt, what waited for one that is gone waits no more', async () => {
    const [first, second] = [new MemoryCopy('first'), new MemoryCopy('second')];
    await registerCopies(api.db, ['first']);
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Прежняя' });
    await drain(first);
    await registerCopies(api.db, ['first', 'second']);
    expect(await rebuildIfDue(api.db, second.index, api.app.log)).toMatchObject({
      documents: expect.any(Number),
    });
    expect(second.documents.has(entry.id)).toBe(true);
    expect(await rebuildIfDue(api.db, second.index, api.app.log)).toBeNull();
    await buildEntry(api, { sectionId: section.id, title: 'Ещё одна' });
    await dealOut(api.db);
    await registerCopies(api.db, ['second']);
    const rows = await api.db.query('SELECT DISTINCT copy FROM search_outbox');
    expect(rows).toEqual([{ copy: 'second' }]);
  });

  test('a change that was open while a copy was registered reaches it', async () => {
    const late = new MemoryCopy('late');
    const runner = api.db.createQueryRunner();
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Открытая' });
    await runner.startTransaction();
    await runner.query(`UPDATE entry SET tags = '{поздняя}' WHERE id = $1`, [entry.id]);
    await registerCopies(api.db, ['late']);
    await rebuildIndex(api.db, late.index, api.app.log);
    await runner.commitTransaction();
    await runner.release();
    expect(late.documents.get(entry.id)?.keywords).not.toContain('поздняя');
    await drain(late);
    expect(late.documents.get(entry.id)?.keywords).toContain('поздняя');
  });
});

describe('a rebuild', () => {
  test('writes what changes meanwhile to the index in use, before it is done', async () => {
    const copy = await openSearch({ embedded: { directory } });
    await rebuildIndex(api.db, copy, api.app.log);
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Предохранитель' });
    const query = { text: 'предохранитель', acl: ['public', 'staff'], staff: true, offset: 0, limit: 5 };
    const rebuild = copy.rebuild.bind(copy);
    let meanwhile = -1;
    vi.spyOn(copy, 'rebuild').mockImplementation((source, options) =>
      rebuild(
        (async function* () {
          for await (const page of source) yield page.filter(({ id }) => id !== entry.id);
          meanwhile = (await copy.query(query)).total;
        })(),
        options,
      ),
    );
    await rebuildIndex(api.db, copy, api.app.log);
    expect(meanwhile).toBe(1);
    expect((await copy.query(query)).hits.map(({ id }) => id)).toEqual([entry.id]);
    await copy.close();
  });

  test('a document that the engine refuses is set aside, and forgotten once it could be written', async () => {
    const copy = new MemoryCopy('embedded');
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Отвергнутая' });
    await api.db.query('DELETE FROM search_outbox');
    const rebuild = copy.rebuild.bind(copy);
    copy.rebuild = async (source, ...options: unknown[]) => {
      const [{ onRejected }] = options as [{ onRejected(id: string, error: Error): Promise<void> }];
      await onRejected(entry.id, new Error('too long a key'));
      return rebuild(source);
    };
    await rebuildIndex(api.db, copy.index, api.app.log);
    const { data } = await api.ask('{ indexHealth { failed failures { title reason copy } } }', {}, admin);
    expect(data.indexHealth).toEqual({
      failed: 1,
      failures: [{ title: 'Отвергнутая', reason: 'too long a key', copy: 'embedded' }],
    });
    await api.db.query(`UPDATE entry SET tags = '{исправлена}' WHERE id = $1`, [entry.id]);
    await drain(copy);
    expect((await api.ask('{ indexHealth { failed } }', {}, admin)).data.indexHealth.failed).toBe(0);
  });
});

describe('the worker', () => {
  test('rebuilds on request, tells what is wrong, and asks a dead server ever more rarely', async () => {
    const copy = new MemoryCopy('embedded');
    const indexing = await startIndexing(api.db, new Balancer([copy.index]), api.app.log);
    await requestRebuild(api.db, 'embedded');
    indexing.wake();
    const health = async () => {
      const { data } = await api.ask(
        '{ indexHealth { copies { name error isRebuilding rebuiltAt pending } } }',
        {},
        admin,
      );
      return data.indexHealth.copies[0];
    };
    await expect.poll(health).toMatchObject({ isRebuilding: false, error: null });
    expect((await health()).rebuiltAt).not.toBeNull();
    const { id } = await buildEntry(api, { sectionId: section.id, title: 'Ждёт сервера' });
    indexing.wake();
    await expect.poll(health).toMatchObject({ pending: 0 });
    copy.isAway = true;
    // One change only: changes that are dealt out between two looks are counted apart.
    await api.db.query(`UPDATE entry SET tags = '{ждёт}' WHERE id = $1`, [id]);
    indexing.wake();
    await expect.poll(health).toMatchObject({
      error:
        'Сервер поиска не отвечает. Проверьте, что он запущен и что адрес в MEILI_URL верен. (embedded is away)',
      pending: 1,
    });
    const { data } = await api.ask('{ indexHealth { copies { error } } }', {}, admin, Locale.en);
    expect(data.indexHealth.copies[0].error).toMatch(/^The search server does not answer\./);
    const tries = copy.tries;
    for (let i = 0; i < 15; i++) {
      indexing.wake();
      await sleep(20);
    }
    // Its own turn may come meanwhile; woken so often, it would try as often.
    expect(copy.tries - tries).toBeLessThan(5);
    copy.isAway = false;
    await expect.poll(health).toMatchObject({ error: null, pending: 0 });
    await indexing.stop();
  });

  test('compares with the tables once a night, whichever process comes first', async () => {
    const copy = { name: 'embedded' } as SearchIndex;
    await api.db.query(`UPDATE search_copy SET reconciled_at = '2026-11-20 12:00'`);
    const morning = new Date(2026, 10, 21, 3, 5);
    const taken = await Promise.all([1, 2, 3].map(() => takeReconcile(api.db, copy, morning)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await takeReconcile(api.db, copy, new Date(2026, 10, 21, 23, 59))).toBe(false);
    expect(await takeReconcile(api.db, copy, new Date(2026, 10, 22, 2, 59))).toBe(false);
    expect(await takeReconcile(api.db, copy, new Date(2026, 10, 22, 3, 0))).toBe(true);
  });
});

describe('the health of the index', () => {
  const documents = [
    '{ indexHealth { failed } }',
    'mutation { retryFailedDocuments { failed } }',
    'mutation { rebuildIndex { failed } }',
  ];

  test.each(documents)('S5 belongs to admins: %s', async (document) => {
    const refused: [Person | null, string][] = [
      [null, 'UNAUTHENTICATED'],
      [await buildPerson(api, { role: OrganisationRole.CLIENT }), 'NOT_FOUND'],
      [await buildPerson(api, { role: OrganisationRole.STAFF }), 'FORBIDDEN'],
      [await buildPerson(api, { role: OrganisationRole.COACH }), 'FORBIDDEN'],
    ];
    for (const [person, code] of refused) {
      const { data, errors } = await api.ask(document, {}, person);
      expect(data).toBeNull();
      expect(errors.map((error) => error.code)).toEqual([code]);
    }
    const [{ count }] = await api.db.query(
      'SELECT count(*)::int AS count FROM search_copy WHERE rebuild_requested_at IS NOT NULL',
    );
    expect(count).toBe(0);
    expect((await api.ask(document, {}, admin)).errors).toEqual([]);
  });

  test('one failure can be retried without the others', async () => {
    for (const n of [1, 2]) await buildEntry(api, { sectionId: section.id, title: `Отложенная ${n}` });
    await dealOut(api.db);
    await api.db.query('UPDATE search_outbox SET attempts = $1, error = $2', [attemptsBeforeGivingUp, 'why']);
    const { data } = await api.ask('{ indexHealth { failures { id title path } } }', {}, admin);
    const [newest] = data.indexHealth.failures;
    expect(newest).toMatchObject({
      title: expect.stringMatching(/^Отложенная/),
      path: expect.stringContaining('/wiki/'),
    });
    const retried = await api.ask(
      'mutation ($ids: [String!]) { retryFailedDocuments(ids: $ids) { pending failed } }',
      { ids: [newest.id] },
      admin,
    );
    expect(retried.data.retryFailedDocuments).toEqual({ pending: 1, failed: 1 });
  });

  test('its lag can be watched from inside, and not through the front door', async () => {
    await buildEntry(api, { sectionId: section.id, title: 'Отстающая' });
    const text = await (await http.fetch('/metrics')).text();
    expect(text).toMatch(/^fieldlore_search_outbox_lag_seconds\{copy="embedded"\} \d+(?:\.\d+)?$/m);
    expect(text).toMatch(/^fieldlore_search_outbox_pending\{copy="embedded"\} [1-9]/m);
    for (const headers of [{ 'x-forwarded-for': '203.0.113.7' }, { forwarded: 'for=203.0.113.7' }])
      expect((await http.fetch('/metrics', null, { headers })).status).toBe(404);
  });

  test('with a token its lag can be watched by who brings it, from wherever, and by nobody else', async () => {
    api.app.config.metricsToken = 'a-token-for-prometheus';
    const status = async (authorization?: string) =>
      (
        await http.fetch('/metrics', null, {
          headers: { 'x-forwarded-for': '203.0.113.7', ...(authorization && { authorization }) },
        })
      ).status;
    expect(await status('Bearer a-token-for-prometheus')).toBe(200);
    for (const wrong of [undefined, 'Bearer a-token-for', 'Bearer ', 'Basic a-token-for-prometheus'])
      expect(await status(wrong)).toBe(404);
    expect((await http.fetch('/metrics')).status).toBe(404);
    api.app.config.metricsToken = null;
  });
});
