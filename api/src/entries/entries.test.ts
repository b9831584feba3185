import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { Entry } from './entry.entity.ts';

const api = await testApi();
let publisher: Person, admin: Person, section: Section;

beforeAll(async () => {
  publisher = await buildPerson(api);
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  section = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
});

const create = `mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id number slug version status } }`;
const save = `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version slug status tags } conflict { currentVersion } } }`;
const step = (name: string) =>
  `mutation ($id: UUID!, $version: Int!) { ${name}(id: $id, version: $version) { version status title deletedAt draft { number } } }`;

async function run(name: string, id: string, as = publisher) {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  return await api.ask(step(name), { id, version }, as);
}

async function change(id: string, input: Record<string, unknown>, as = publisher) {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  return await api.ask(save, { input: { id, version, ...input } }, as);
}

describe('the way of an entry', () => {
  test('written, published, changed, discarded, archived, restored, binned, restored', async () => {
    const { data } = await api.ask(
      create,
      {
        input: {
          kind: 'ARTICLE',
          sectionId: section.id,
          locale: 'ru',
          title: 'Тарировка бака',
          body: buildBody('Слейте топливо.'),
        },
      },
      publisher,
    );
    const { id, number } = data.createEntry;
    expect(data.createEntry).toMatchObject({ slug: 'tarirovka-baka', status: 'DRAFT' });
    expect(number).toBeGreaterThan(1000);
    expect((await run('publishEntry', id)).data.publishEntry).toMatchObject({
      status: 'PUBLISHED',
      draft: null,
    });
    await change(id, { title: 'Тарировка бака трактора' });
    expect((await run('discardDraft', id)).data.discardDraft).toMatchObject({
      title: 'Тарировка бака',
      draft: null,
    });
    expect((await run('archiveEntry', id)).data.archiveEntry.status).toBe('ARCHIVED');
    expect((await run('restoreEntry', id)).data.restoreEntry.status).toBe('PUBLISHED');
    expect((await run('binEntry', id)).data.binEntry.deletedAt).not.toBeNull();
    expect((await run('restoreEntry', id)).data.restoreEntry).toMatchObject({
      status: 'PUBLISHED',
      deletedAt: null,
    });
  });

  test('an old address answers with the entry under its new one, and is nobody else’s', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Прежний адрес' });
    const old = entry.slug;
    await change(entry.id, { slug: 'novyj-adres' });
    const { data } = await api.ask(
      `query ($slug: String!) { entry(kind: ARTICLE, slug: $slug) { id slug } }`,
      { slug: old },
    );
    expect(data.entry).toEqual({ id: entry.id, slug: 'novyj-adres' });
    const other = await buildEntry(api, { sectionId: section.id, title: 'Прежний адрес' });
    expect(other.slug).toBe(`${old}-2`);
    expect((await change(other.id, { slug: old })).errors[0]).toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: 'slug' }],
    });
  });

  test('an address that is none is refused with one that would do', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const { errors } = await change(entry.id, { slug: 'Новый Адрес!' });
    expect(errors[0]!.fields![0]).toEqual({
      path: 'slug',
      message: 'Адрес: строчные латинские буквы, цифры и дефисы. Например: novyy-adres',
    });
  });

  test('a revision of long ago becomes the draft, and the history keeps everything', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, title: 'Первая' });
    for (const title of ['Вторая', 'Третья']) {
      await change(entry.id, { title });
      await run('publishEntry', entry.id);
    }
    const history = `query ($id: UUID!) { entry(id: $id) { version revisions { nodes { id number title } } } }`;
    const { data } = await api.ask(history, { id: entry.id }, publisher);
    const titles = data.entry.revisions.nodes.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(['Третья', 'Вторая', 'Первая']);
    const restore = `mutation ($entryId: UUID!, $revisionId: UUID!, $version: Int!) { restoreRevision(entryId: $entryId, revisionId: $revisionId, version: $version) { title draft { title } } }`;
    const restored = await api.ask(
      restore,
      { entryId: entry.id, revisionId: data.entry.revisions.nodes[2].id, version: data.entry.version },
      publisher,
    );
    expect(restored.data.restoreRevision).toEqual({ title: 'Третья', draft: { title: 'Первая' } });
  });

  test('saves of one sitting are one revision, of two people two', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    await change(entry.id, { title: 'Раз' });
    await change(entry.id, { title: 'Два' });
    await change(entry.id, { title: 'Три' }, admin);
    const { data } = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { revisions { nodes { title } } } }`,
      { id: entry.id },
      publisher,
    );
    expect(data.entry.revisions.nodes.map(({ title }: { title: string }) => title)).toEqual([
      'Три',
      'Два',
      expect.any(String),
    ]);
  });

  test('tags meet, whatever their spelling', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    const { data } = await change(entry.id, { tags: [' Топливо', 'топливо', 'CAN  шина', ''] });
    expect(data.saveEntry.entry.tags).toEqual(
      ['топливо', 'can шина'].toSorted((a, b) => a.localeCompare(b, 'ru')),
    );
  });

  test('a language has one twin', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const twin = {
      kind: 'ARTICLE',
      sectionId: section.id,
      locale: 'en',
      title: 'Twin',
      translationOf: entry.id,
    };
    expect((await api.ask(create, { input: twin }, publisher)).errors).toEqual([]);
    expect((await api.ask(create, { input: twin }, publisher)).errors[0]!.code).toBe('CONFLICT');
  });
});

describe('use', () => {
  const use = `mutation ($id: UUID!, $outcome: UseOutcome!, $useId: UUID) { recordUse(entryId: $id, outcome: $outcome, useId: $useId) { confidence reviewAt version uses { solved partly wrong } } }`;

  test('helping three times proves an entry, "wrong" doubts it and calls for a review today', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
    const once = async (outcome: string) =>
      (await api.ask(use, { id: entry.id, outcome }, publisher)).data.recordUse;
    await once('SOLVED');
    expect((await once('SOLVED')).confidence).toBe('NOT_VALIDATED');
    expect((await once('SOLVED')).confidence).toBe('VALIDATED');
    const doubted = await once('WRONG');
    expect(doubted).toEqual({
      confidence: 'NOT_VALIDATED',
      reviewAt: new Date().toISOString().slice(0, 10),
      version: entry.version,
      uses: { solved: 3, partly: 0, wrong: 1 },
    });
    expect((await api.ask(use, { id: entry.id, outcome: 'SOLVED' })).errors[0]!.code).toBe('UNAUTHENTICATED');
  });

  test('that a device sends several times, at once too, counts once', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
    const given = { id: entry.id, outcome: 'SOLVED', useId: randomUUID() };
    await Promise.all(Array.from({ length: 4 }, () => api.ask(use, given, publisher)));
    const { data, errors } = await api.ask(use, given, publisher);
    expect(errors).toEqual([]);
    expect(data.recordUse).toMatchObject({ confidence: 'NOT_VALIDATED', uses: { solved: 1 } });
  });
});

test('what is due for review is listed for those who work on it, and for nobody else', async () => {
  const stale = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
  await change(stale.id, { reviewAt: '2020-01-01' });
  const later = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
  await change(later.id, { reviewAt: '2120-01-01' });
  const due = async (as: Person | null) => {
    const { data } = await api.ask(`{ entries(first: 200, reviewDue: true) { nodes { id } } }`, {}, as);
    return data.entries.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await due(publisher)).toContain(stale.id);
  expect(await due(publisher)).not.toContain(later.id);
  expect(await due(null)).toEqual([]);
});

describe('bad input', () => {
  const at = async (input: Record<string, unknown>) => {
    const { errors } = await api.ask(
      create,
      { input: { sectionId: section.id, locale: 'ru', title: 'Плохая', ...input } },
      publisher,
    );
    return errors[0]?.fields?.map(({ path }) => path);
  };

  test('names the place in the body, the data and the template, and saves nothing', async () => {
    const before = await api.db.getRepository(Entry).count();
    expect(await at({ kind: 'ARTICLE', title: '   ' })).toEqual(['title']);
    expect(await at({ kind: 'ARTICLE', body: { type: 'doc', content: [{ type: 'script' }] } })).toEqual([
      'body',
    ]);
    expect(await at({ kind: 'EQUIPMENT', data: { type: 'SPACESHIP', model: 'X' } })).toEqual(['data.type']);
    expect(
      await at({
        kind: 'DIAGRAM',
        data: {
          connectors: [{ id: 'X1', pins: [] }],
          connections: [{ from: { connector: 'X1', pin: '9' } }],
        },
      }),
    ).toEqual(['data.connections.0.from']);
    const variants = [{ locale: 'ru', channel: 'PLAIN', text: 'Здравствуйте, {{client.nme}}' }];
    expect(await at({ kind: 'CANNED_ANSWER', data: { shortCode: 'hi', variants } })).toEqual([
      'data.variants.0.text',
    ]);
    expect(await api.db.getRepository(Entry).count()).toBe(before);
  });

  test('a javascript: link is text in every shape of the body', async () => {
    const body = buildBody('');
    body.content = [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'нажми', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
    ];
    const input = { kind: 'ARTICLE', sectionId: section.id, locale: 'ru', title: 'Ссылка', body };
    const { data } = await api.ask(create, { input }, publisher);
    const shown = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { html body } }`,
      { id: data.createEntry.id },
      publisher,
    );
    expect(shown.data.entry.html).toBe('<p>нажми</p>');
    expect(JSON.stringify(shown.data.entry.body)).not.toContain('javascript:');
  });
});

test('a rich answer is stored without what could run, and keeps its blanks', async () => {
  const text =
    '<p onclick="steal()">Добрый день, {{client.name}}!</p><script>steal()</script><a href="javascript:steal()">сюда</a> <a href="{{ticket.link}}">заявка</a>';
  const data = {
    shortCode: 'safe',
    variants: [{ locale: 'ru', channel: 'RICH', text }],
    blanks: [{ name: 'client.name' }, { name: 'ticket.link' }],
  };
  const input = { kind: 'CANNED_ANSWER', sectionId: section.id, locale: 'ru', title: 'Ответ', data };
  const created = await api.ask(create, { input }, publisher);
  const shown = await api.ask(
    `query ($id: UUID!) { entry(id: $id) { cannedAnswer { variants { text } } draft { data } } }`,
    { id: created.data.createEntry.id },
    publisher,
  );
  expect(JSON.stringify(shown.data)).not.toMatch(/steal|script|onclick/);
  expect(shown.data.entry.cannedAnswer.variants[0].text).toContain('<a href="{{ticket.link}}"');
  expect(shown.data.entry.cannedAnswer.variants[0].text).toContain('{{client.name}}');
});

describe('no statement for each row', () => {
  const page = `query ($first: Int!) { entries(first: $first, sectionId: "SECTION") { nodes {
    id title excerpt html section { names { ru } ancestors { id } } owner { name } translations { title } vehicles { make { name } model { name } }
    aboutEquipment { title } uses { solved } viewerCan { edit publish } equipment { relations { equipment { title } } } draft { number }
  } pageInfo { hasNextPage } totalCount } }`;

  test('a list of 40 costs the statements of a list of 4', async () => {
    const crowded = await buildSection(api);
    for (let n = 0; n < 40; n++)
      await buildEntry(api, {
        sectionId: crowded.id,
        kind: 'EQUIPMENT',
        data: { type: 'RELAY', model: `R${n}` },
      });
    const query = page.replace('SECTION', crowded.id);
    const few = await countStatements(() => api.ask(query, { first: 4 }, publisher));
    const many = await countStatements(() => api.ask(query, { first: 40 }, publisher));
    expect(many).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
  });

  test('one entry page costs few statements', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, body: buildBody('текст') });
    const query = `query ($id: UUID!) { entry(id: $id) { title html outline { text } section { names { ru } ancestors { id } } translations { title } vehicles { make { name } } aboutEquipment { title } backlinks { title } uses { solved } viewerCan { edit } } }`;
    const count = await countStatements(() => api.ask(query, { id: entry.id }));
    expect(count).toBeLessThanOrEqual(9);
  });
});

describe('limits', () => {
  test('variables have their defaults, and what does not fit them is named', async () => {
    await buildEntry(api, { sectionId: section.id });
    const ask = `query ($first: Int! = 1, $kind: EntryKind) { entries(first: $first, kind: $kind) { nodes { id } } }`;
    const { data } = await api.ask(ask);
    expect(data.entries.nodes).toHaveLength(1);
    const missing = await api.ask('query ($first: Int!) { entries(first: $first) { nodes { id } } }');
    expect(missing.errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"$first" of required type "Int!"'),
    });
    const unknown = await api.ask(ask, { kind: 'NOVEL' });
    expect(unknown.errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('"$kind" got invalid value "NOVEL"'),
    });
  });

  test('a query too deep or too dear is refused before it runs, with the remedy', async () => {
    const deep = `{ entries { nodes { ${'backlinks { '.repeat(12)} id ${'} '.repeat(12)} } } }`;
    const refused = await api.ask(deep);
    expect(refused.errors[0]!.message).toContain('depth limit');
    const dear = await api.ask(
      `{ entries(first: 200) { nodes { backlinks(first: 100) { id title translations { id } } } } }`,
      {},
      null,
      Locale.en,
    );
    expect(dear.errors[0]).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Ask for fewer rows'),
    });
  });

  test('lists without a length, and searches by the hundred, are dear too', async () => {
    const around = `{ makes { models { make { models { make { models { name } } } } } } }`;
    expect((await api.ask(around)).errors[0]!.code).toBe('BAD_USER_INPUT');
    const pins = `{ entry(number: 1) { diagram { pins { entry { diagram { pins { entry { diagram { pins { label } } } } } } } } } }`;
    expect((await api.ask(pins)).errors[0]!.code).toBe('BAD_USER_INPUT');
    const searches = Array.from({ length: 200 }, (_, n) => `s${n}: search(text: "датчик ${n}") { total }`);
    expect((await api.ask(`{ ${searches.join(' ')} }`)).errors[0]!.code).toBe('BAD_USER_INPUT');
    const catalogue = await api.ask(`{ makes { name models { name generations { name yearFrom } } } }`);
    expect(catalogue.errors).toEqual([]);
  });

  test('a document of more words than any page has is not even read', async () => {
    const { errors } = await api.ask(`{ ${'viewer { isStaff } '.repeat(3000)} }`);
    expect(errors[0]!.code).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('a number of rows below zero is none', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const { data, errors } = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { backlinks(first: -1) { id } revisions(first: -5) { nodes { id } } } pins(text: "x", first: -1) { label } }`,
      { id: entry.id },
      publisher,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ entry: { backlinks: [], revisions: { nodes: [] } }, pins: [] });
  });

  test('a page is at most 200 long, and a cursor that is none is refused', async () => {
    expect((await api.ask(`{ entries(first: 201) { nodes { id } } }`)).errors[0]!.code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await api.ask(`{ entries(after: "x") { nodes { id } } }`)).errors[0]!.fields![0]!.path).toBe(
      'after',
    );
  });

  test('pages by cursor hold every entry once', async () => {
    const shelf = await buildSection(api);
    const ids = new Set<string>();
    for (let n = 0; n < 23; n++) ids.add((await buildEntry(api, { sectionId: shelf.id })).id);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($after: String) { entries(first: 5, after: $after, sectionId: "${shelf.id}") { nodes { id } pageInfo { hasNextPage endCursor } } }`;
      const { data }: { data: any } = await api.ask(query, { after }); // oxlint-disable-line typescript/no-explicit-any
      seen.push(...data.entries.nodes.map(({ id }: { id: string }) => id));
      if (!data.entries.pageInfo.hasNextPage) break;
      after = data.entries.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen)).toEqual(ids);
  });
});
