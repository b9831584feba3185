import type { RichDocument } from '@fieldlore/content';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddingServer } from '../../../search/test/embedding-server.ts';
import { testApi, type TestApi } from '../../test/api.ts';
import { apiOnEachEngine } from '../../test/engines.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { rebuildIndex } from '../indexing/rebuild-index.ts';
import { entryDocuments } from '../indexing/search-documents.ts';
import type { Person } from '../people/person.entity.ts';
import { SectionTree } from '../sections/section-tree.ts';
import type { Section } from '../sections/section.entity.ts';
import { EntryEmbedding } from './entry-embedding.entity.ts';
import { openModel } from './open-model.ts';
import { readNextEntries } from './read-meaning.ts';
import { withVectors } from './with-vectors.ts';

/** Its vectors count runs of letters: words with a common part inside are near, and no stem is the same. */
const model = await EmbeddingServer.start({ dimensions: 256 });
afterAll(() => model.end());

const environment = {
  EMBEDDINGS_URL: model.url,
  EMBEDDINGS_MODEL: 'letters',
  EMBEDDINGS_DIMENSIONS: String(model.dimensions),
};

const question = `query ($text: String!, $verbatim: Boolean = false) {
  search(text: $text, verbatim: $verbatim) {
    total
    hits { title { text } reason { kind } }
    facets { name counts { value count } }
  }
}`;
/** Near to whatever is about a «мотор», by words that no page has. */
const aboutMotors = 'надмоторное подмоторье замоторить умотористый';

const health = '{ indexHealth { meaning { model read waiting error } } }';

async function readAll(api: TestApi): Promise<void> {
  const { embeddings } = api.app.config;
  await api.index();
  while (await readNextEntries(api.app, openModel(embeddings!), embeddings!.space));
  await api.index();
}

describe.each(await apiOnEachEngine('meaning', environment))('on $engine', ({ api }) => {
  let client: Person, member: Person, admin: Person, writer: Person;
  let open: Section;
  let motor: Entry;

  beforeAll(async () => {
    client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    member = await buildPerson(api);
    writer = await buildPerson(api);
    admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    open = await buildSection(api, { members: [[writer, SectionRole.PUBLISHER]] });
    const closed = await buildSection(api, {
      audience: Audience.SECTION,
      members: [[member, SectionRole.READER]],
    });
    motor = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Моторный отсек',
      body: buildBody('Мотор, мотор.', { STAFF: 'Скидка: мискантус.' }),
    });
    await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC, title: 'Гарантия' });
    await buildEntry(api, {
      sectionId: closed.id,
      audience: Audience.SECTION,
      title: 'Секретный мотор',
      body: buildBody('Мотор мотор мотор.'),
    });
  });

  beforeEach(() => {
    model.mood = {};
  });

  const rewrite = async (body: RichDocument) => {
    motor = await inTransaction(await api.ctx(writer), async (tx) => {
      const { entry } = await saveEntry(tx, { id: motor.id, version: motor.version, body });
      return await publishEntry(tx, entry);
    });
  };

  const ask = async (text: string, as: Person | null, verbatim = false) => {
    const { data, errors } = await api.ask(question, { text, verbatim }, as);
    expect(errors).toEqual([]);
    const { hits, total, facets } = data.search as {
      total: number;
      hits: { title: { text: string }[]; reason: { kind: string } | null }[];
      facets: { name: string; counts: { value: string; count: number }[] }[];
    };
    const titles = hits.map(({ title }) => title.map((part) => part.text).join(''));
    return { hits, titles, total, facets };
  };

  test('until a model has read an entry, it is found by its words as ever', async () => {
    await api.index();
    expect((await ask('моторный отсек', client)).titles).toEqual(['Моторный отсек']);
    expect((await ask(aboutMotors, client)).titles).toEqual([]);
    const { data } = await api.ask(health, {}, admin);
    expect(data.indexHealth.meaning).toEqual({ model: 'letters', read: 0, waiting: 3, error: null });
  });

  test('an entry that was read is found without a common word, and the hit says why', async () => {
    await readAll(api);
    const { hits, titles } = await ask(aboutMotors, client);
    expect(titles[0]).toBe('Моторный отсек');
    expect(hits[0]!.reason).toEqual({ kind: 'MEANING' });
    const { data } = await api.ask(health, {}, admin);
    expect(data.indexHealth.meaning).toEqual({ model: 'letters', read: 3, waiting: 0, error: null });
  });

  test('S11: what a viewer may not see is not found, counted or facetted, however near', async () => {
    for (const viewer of [null, client]) {
      const { titles, total, facets } = await ask(aboutMotors, viewer);
      expect(titles).not.toContain('Секретный мотор');
      expect(total).toBe(titles.length);
      for (const { counts } of facets)
        for (const { count } of counts) expect(count).toBeLessThanOrEqual(titles.length);
    }
    expect((await ask(aboutMotors, member)).titles).toContain('Секретный мотор');
  });

  test('S11: what only staff may read of an entry is read by no model', () => {
    expect(model.texts.some((text) => text.includes('Мотор, мотор'))).toBe(true);
    expect(model.texts.filter((text) => /мискантус|Скидка/.test(text))).toEqual([]);
  });

  test('S11: a text that was closed to readers brings the entry near to nothing any more, read again or not', async () => {
    const secret = 'натритикалить перетритикалевый подтритикалье обтритикален';
    await rewrite(buildBody('Тритикале, тритикале.'));
    await readAll(api);
    // The first answer of a model may be late on a busy machine; then it is kept for the next who asks.
    await expect.poll(async () => (await ask(secret, client)).titles[0]).toBe('Моторный отсек');
    await rewrite(buildBody('Пусто.', { STAFF: 'Тритикале, тритикале.' }));
    await api.index();
    expect((await ask(secret, client)).titles).not.toContain('Моторный отсек');
    await readAll(api);
    const stored = await api.db.getRepository(EntryEmbedding).findOneByOrFail({ entryId: motor.id });
    const vector = new Float32Array(new Uint8Array(stored.vectors!).buffer);
    expect(vector).toEqual(Float32Array.from(model.vector('Моторный отсек\nПусто.')));
    await rewrite(buildBody('Мотор, мотор.'));
    await readAll(api);
  });

  test('a rebuild asks no model', async () => {
    await ask(aboutMotors, client);
    const before = model.texts.length;
    await rebuildIndex(api.db, api.app.search.copies[0]!, api.app.log);
    expect((await ask(aboutMotors, client)).titles[0]).toBe('Моторный отсек');
    expect(model.texts.slice(before)).toEqual([]);
  });

  test('what is short, verbatim, sorted by date or still being typed is asked of no model', async () => {
    const before = model.asked.length;
    await ask('мотор', client);
    await ask('как прикрутить этот мотор', client, true);
    await api.ask('query ($text: String!) { search(text: $text, sort: "updated") { total } }', {
      text: 'куда прикрутить этот мотор',
    });
    await api.ask('query ($text: String!) { suggest(text: $text, limit: 5) { href } }', {
      text: 'чем прикрутить этот мотор',
    });
    expect(model.asked.length).toBe(before);
  });

  test('S11: what looks like somebody’s number is asked of no model', async () => {
    const before = model.texts.length;
    for (const number of ['+7 (912) 345-67-89', 'XTA210990Y2766389', 'А 123 ВС 77', 'ivan@example.ru'])
      await ask(`куда прикрутить мотор машине ${number}`, client);
    expect(model.texts.slice(before)).toEqual([]);
    await ask('куда прикрутить мотор машине соседа', client);
    expect(model.texts.slice(before)).toEqual(['куда прикрутить мотор машине соседа']);
  });

  test('a server that is away costs readers no answer, and what wanted reading still does when it is back', async () => {
    model.mood = { status: 503 };
    const late = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Компрессор',
    });
    await api.index();
    await expect(readAll(api)).rejects.toThrow('503');
    const away = await api.ask(health, {}, admin);
    expect(away.data.indexHealth.meaning).toMatchObject({ read: 3, waiting: 1 });
    expect(away.data.indexHealth.meaning.error).toContain('503');
    expect((await ask('компрессор', client)).titles).toEqual(['Компрессор']);
    expect((await ask('кто разбирал этот компрессор', client)).titles).toEqual(['Компрессор']);
    model.mood = {};
    await readAll(api);
    const back = await api.ask(health, {}, admin);
    expect(back.data.indexHealth.meaning).toMatchObject({ read: 4, waiting: 0, error: null });
    await api.db.query('UPDATE entry SET deleted_at = now() WHERE id = $1', [late.id]);
    await readAll(api);
  });

  test('a text that the server refuses holds up no other, and is tried again ever more rarely', async () => {
    model.mood = { refuse: (text) => text.includes('Прокладка') };
    const { id } = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Прокладка',
    });
    const other = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC, title: 'Поршень' });
    await readAll(api);
    const rows = api.db.getRepository(EntryEmbedding);
    expect((await rows.findOneByOrFail({ entryId: other.id })).vectors).not.toBeNull();
    const refused = await rows.findOneByOrFail({ entryId: id });
    expect(refused).toMatchObject({ vectors: null, attempts: 1 });
    expect(refused.error).toContain('400');
    expect(refused.dueAt!.getTime()).toBeGreaterThan(Date.now() + 30_000);
    // Indexed again meanwhile, as anything may cause: what failed is not tried sooner for that.
    await api.db.query(`INSERT INTO search_outbox (subject, subject_id) VALUES ('entry', $1)`, [id]);
    await api.index();
    expect((await rows.findOneByOrFail({ entryId: id })).dueAt).toEqual(refused.dueAt);
  });
});

test('another model reads everything again', async () => {
  const api = await testApi(undefined, environment);
  const section = await buildSection(api);
  const { id } = await buildEntry(api, { sectionId: section.id, title: 'Мотор' });
  await readAll(api);
  const db = api.db.manager;
  const { space } = api.app.config.embeddings!;
  const [document] = await entryDocuments(db, await SectionTree.load(db), [id]);
  const [known] = await withVectors(db, space, [document!]);
  expect(known!.vectors).toEqual([Float32Array.from(model.vector('Мотор'))]);
  const other = { id: 'another', dimensions: model.dimensions };
  expect((await withVectors(db, other, [document!]))[0]).not.toHaveProperty('vectors');
  const before = model.asked.length;
  while (await readNextEntries(api.app, openModel(api.app.config.embeddings!), other));
  expect(model.asked.length).toBe(before + 1);
  expect((await withVectors(db, other, [document!]))[0]!.vectors).toHaveLength(1);
});

test('without a model nothing is put down to be read', async () => {
  const api = await testApi();
  const section = await buildSection(api);
  await buildEntry(api, { sectionId: section.id, title: 'Мотор' });
  await api.index();
  expect(await api.db.getRepository(EntryEmbedding).count()).toBe(0);
  const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  expect((await api.ask(health, {}, admin)).data.indexHealth.meaning).toBeNull();
});
