import { type SearchDocument, SearchError, type SearchIndex } from '@fieldlore/search';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { Generation, Make, VehicleModel } from '../catalogue/vehicle.entity.ts';
import { inTransaction } from '../context.ts';
import { archiveEntry, binEntry } from '../entries/change-entry-status.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import type { Person } from '../people/person.entity.ts';
import { Section } from '../sections/section.entity.ts';
import { attemptsBeforeGivingUp, indexBatch } from './indexer.ts';
import { rebuildIndex, reconcileIndex } from './rebuild-index.ts';

const api = await testApi();
let admin: Person;
let section: Section;
const copy = api.app.search.copies[0]!;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  section = await buildSection(api);
  await api.index();
});

async function found(text: string): Promise<string[]> {
  await api.index();
  const { data } = await api.ask(
    `query ($text: String!) { search(text: $text) { hits { entry { id } vehicle { id } } } }`,
    { text },
    admin,
  );
  return data.search.hits.map(
    ({ entry, vehicle }: { entry: { id: string } | null; vehicle: { id: string } | null }) =>
      (entry ?? vehicle)!.id,
  );
}

async function pending(): Promise<number> {
  const [{ count }] = await api.db.query('SELECT count(*)::int AS count FROM search_outbox');
  return count;
}

describe('the index keeps up with', () => {
  test('publishing, renaming, archiving, binning', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Тахограф перезагружается' });
    expect(await found('тахографы')).toEqual([entry.id]);

    let current = (
      await inTransaction(await api.ctx(admin), (tx) => saveEntry(tx, { ...entry, title: 'Одометр врёт' }))
    ).entry;
    expect(await found('одометр')).toEqual([]);
    current = await inTransaction(await api.ctx(admin), (tx) => publishEntry(tx, current));
    expect(await found('одометр')).toEqual([entry.id]);
    expect(await found('тахограф')).toEqual([]);

    current = await inTransaction(await api.ctx(admin), (tx) => archiveEntry(tx, current));
    expect(await found('одометр')).toEqual([]);
    await inTransaction(await api.ctx(admin), (tx) => binEntry(tx, current));
    expect(await found('одометр')).toEqual([]);
  });

  test('a change by hand in SQL, and not one that was rolled back', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Иммобилайзер' });
    await api.index();
    await api.db.query(`UPDATE entry SET tags = '{охранная-система}' WHERE id = $1`, [entry.id]);
    expect(await found('охранная')).toContain(entry.id);
    const before = await pending();
    await expect(
      api.db.transaction(async (tx) => {
        await tx.query(`UPDATE entry SET tags = '{потерянный}' WHERE id = $1`, [entry.id]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await pending()).toBe(before);
  });

  test('a vehicle’s new alias, and the entries about that vehicle', async () => {
    const make = await api.db
      .getRepository(Make)
      .save({ name: 'GAZ', nameCyrillic: 'ГАЗ', slug: 'gaz', aliases: [] });
    const model = await api.db
      .getRepository(VehicleModel)
      .save({ makeId: make.id, name: 'Sobol', nameCyrillic: 'Соболь', slug: 'sobol', aliases: [] });
    const entry = await buildEntry(api, {
      sectionId: section.id,
      title: 'Точка зажигания',
      vehicles: [{ makeId: make.id, modelId: model.id }],
    });
    expect(await found('соболь')).toEqual(expect.arrayContaining([model.id, entry.id]));
    await api.db.getRepository(VehicleModel).update(model.id, { aliases: ['баргузин'] });
    expect(await found('баргузин')).toEqual(expect.arrayContaining([model.id, entry.id]));
    await api.db.getRepository(Generation).save({ modelId: model.id, name: 'Квант', aliases: [] });
    expect(await found('квант')).toContain(model.id);
  });

  test('a device’s new name, in the entries about it', async () => {
    const data = { type: 'TRACKER', model: 'Альфа' };
    const device = await buildEntry(api, {
      kind: 'EQUIPMENT',
      sectionId: section.id,
      title: 'Трекер Альфа',
      data,
    });
    const ticket = await buildEntry(api, {
      sectionId: section.id,
      title: 'Нет связи ночью',
      equipment: [device.id],
    });
    const saved = await inTransaction(await api.ctx(admin), (tx) =>
      saveEntry(tx, { ...device, title: 'Трекер Омикрон' }),
    );
    await inTransaction(await api.ctx(admin), (tx) => publishEntry(tx, saved.entry));
    expect(await found('омикрон')).toEqual(expect.arrayContaining([device.id, ticket.id]));
  });

  test('a section that is closed, for everything in it', async () => {
    const closing = await buildSection(api);
    const entry = await buildEntry(api, { sectionId: closing.id, title: 'Расценки' });
    await api.index();
    await api.db.getRepository(Section).update(closing.id, { audience: 'SECTION' as never });
    await api.index();
    const tokens = await api.app.search.query({
      text: 'расценки',
      acl: ['public'],
      staff: false,
      offset: 0,
      limit: 10,
    });
    expect(tokens.hits).toEqual([]);
    expect(await found('расценки')).toEqual([entry.id]);
  });
});

/** An index that does what it is told, or fails. */
function fakeIndex(upsert: (documents: SearchDocument[]) => Promise<void>): SearchIndex {
  return { name: 'embedded', upsert, remove: async () => {} } as unknown as SearchIndex;
}

describe('when the engine fails', () => {
  test('nothing is lost: the rows stay until it answers', async () => {
    await api.index();
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Мультиметр' });
    const upsert = vi.fn(() => Promise.reject(new SearchError('SERVER_UNREACHABLE', 'engine down')));
    for (let i = 0; i < attemptsBeforeGivingUp + 1; i++)
      await expect(indexBatch(api.db, fakeIndex(upsert), api.app.log)).rejects.toThrow('engine down');
    // Its several changes have become one when they were dealt out.
    expect(await pending()).toBe(1);
    // One call a round: an engine that is away is not asked again for every document.
    expect(upsert).toHaveBeenCalledTimes(attemptsBeforeGivingUp + 1);
    expect(await found('мультиметр')).toEqual([entry.id]);
    expect(await pending()).toBe(0);
  });

  test('one document that can’t be indexed does not hold up the others, and is set aside with its reason', async () => {
    await api.index();
    const poison = await buildEntry(api, { sectionId: section.id, title: 'Отрава' });
    const others = await Promise.all(
      [1, 2, 3].map((n) => buildEntry(api, { sectionId: section.id, title: `Здоровая ${n}` })),
    );
    const written: string[] = [];
    const picky = fakeIndex(async (documents) => {
      if (documents.some(({ id }) => id === poison.id)) throw new Error('can’t digest');
      written.push(...documents.map(({ id }) => id));
    });
    for (let i = 0; i < attemptsBeforeGivingUp + 1; i++) {
      await indexBatch(api.db, picky, api.app.log);
      await api.db.query('UPDATE search_outbox SET retry_at = NULL');
    }
    expect(written).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
    const { data } = await api.ask(`{ indexHealth { pending failed } }`, {}, admin);
    expect(data.indexHealth).toEqual({ pending: 0, failed: expect.any(Number) });
    expect(data.indexHealth.failed).toBeGreaterThan(0);
    await api.ask(`mutation { retryFailedDocuments { failed } }`, {}, admin);
    expect(await found('отрава')).toEqual([poison.id]);
  });

  test('of two workers the slower never overwrites what the other has read since', async () => {
    await api.index();
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Было' });
    const written: string[] = [];
    const [reached, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = fakeIndex(async ([document]) => {
      reached.resolve();
      await go.promise;
      written.push(document!.title);
    });
    const quick = fakeIndex(async ([document]) => void written.push(document!.title));
    const first = indexBatch(api.db, slow, api.app.log);
    await reached.promise;
    const saved = await inTransaction(await api.ctx(admin), (tx) =>
      saveEntry(tx, { ...entry, title: 'Стало' }),
    );
    await inTransaction(await api.ctx(admin), (tx) => publishEntry(tx, saved.entry));
    await indexBatch(api.db, quick, api.app.log);
    go.resolve();
    await first;
    await indexBatch(api.db, quick, api.app.log);
    expect(written.at(-1)).toBe('Стало');
    expect(await pending()).toBe(0);
  });

  test('the engine is waited for without a transaction or locked rows', async () => {
    await api.index();
    await buildEntry(api, { sectionId: section.id, title: 'Ожидание' });
    let idle = -1;
    const asking = fakeIndex(async () => {
      const [row] = await api.db.query(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      idle = row.count;
    });
    await indexBatch(api.db, asking, api.app.log);
    expect(idle).toBe(0);
  });

  test('pages that were rendered before the index caught up are told to go', async () => {
    await api.index();
    const runner = api.db.createQueryRunner();
    const client = await runner.connect();
    const heard: string[] = [];
    client.on('notification', ({ channel }: { channel: string }) => heard.push(channel));
    await buildEntry(api, { sectionId: section.id, title: 'Выдача' });
    await client.query('LISTEN content_changed');
    await api.index();
    await client.query('UNLISTEN content_changed');
    await runner.release();
    expect(heard).toContain('content_changed');
  });
});

describe('a rebuild', () => {
  test('fills an index from the tables alone, and reconciling then finds nothing', async () => {
    await api.index();
    const entry = await buildEntry(api, {
      sectionId: section.id,
      title: 'Перестройка',
      body: buildBody('с нуля'),
    });
    await api.db.query('DELETE FROM search_outbox');
    await rebuildIndex(api.db, copy, api.app.log);
    expect(await found('перестройка')).toEqual([entry.id]);
    expect(await reconcileIndex(api.db, copy)).toBe(0);
  });

  test('reconciling finds what went past the outbox', async () => {
    const lost = await buildEntry(api, { sectionId: section.id, title: 'Затерянная' });
    await api.db.query('DELETE FROM search_outbox');
    expect(await reconcileIndex(api.db, copy)).toBeGreaterThan(0);
    expect(await found('затерянная')).toEqual([lost.id]);
  });
});
