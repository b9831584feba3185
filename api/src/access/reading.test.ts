import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { textWithoutIds } from '../../test/text-without-ids.ts';
import { archiveEntry, binEntry } from '../entries/change-entry-status.ts';
import { createEntry } from '../entries/create-entry.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { inTransaction } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { Audience, OrganisationRole, SectionRole } from './roles.ts';

/** The numbers are those of docs/permission-scenarios.md. */
const api = await testApi();

let client: Person, staff: Person, reader: Person, contributor: Person, admin: Person, clientMember: Person;
let open: Section, staffOnly: Section, closed: Section, insideClosed: Section;

beforeAll(async () => {
  [client, staff, reader, contributor, admin, clientMember] = (await Promise.all([
    buildPerson(api, { role: OrganisationRole.CLIENT }),
    buildPerson(api),
    buildPerson(api),
    buildPerson(api),
    buildPerson(api, { role: OrganisationRole.ADMIN }),
    buildPerson(api, { role: OrganisationRole.CLIENT }),
  ])) as [Person, Person, Person, Person, Person, Person];
  open = await buildSection(api, { members: [[contributor, SectionRole.CONTRIBUTOR]] });
  staffOnly = await buildSection(api, { audience: Audience.STAFF });
  closed = await buildSection(api, {
    audience: Audience.SECTION,
    members: [
      [reader, SectionRole.READER],
      [clientMember, SectionRole.READER],
    ],
  });
  insideClosed = await buildSection(api, { parentId: closed.id });
});

const byId = `query ($id: UUID!) { entry(id: $id) { title html } }`;

/** Who of these can open the entry; each of the others must get NOT_FOUND and nothing else. */
async function readers(
  entry: Entry,
  query = byId,
  variables: Record<string, unknown> = { id: entry.id },
): Promise<string[]> {
  const everybody = { anonymous: null, client, staff, reader, contributor, admin, clientMember };
  const able: string[] = [];
  for (const [name, person] of Object.entries(everybody)) {
    const { data, errors } = await api.ask(query, variables, person);
    if (data?.entry) able.push(name);
    else expect(errors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  }
  return able;
}

describe('reading one entry', () => {
  test('R1 a PUBLIC entry in a PUBLIC section is everybody’s', async () => {
    expect(
      await readers(await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC })),
    ).toHaveLength(7);
  });

  test('R2 a CLIENTS entry is for anybody signed in', async () => {
    const able = await readers(await buildEntry(api, { sectionId: open.id, audience: Audience.CLIENTS }));
    expect(able).toEqual(['client', 'staff', 'reader', 'contributor', 'admin', 'clientMember']);
  });

  test('R3 a STAFF entry is for staff', async () => {
    const able = await readers(await buildEntry(api, { sectionId: open.id, audience: Audience.STAFF }));
    expect(able).toEqual(['staff', 'reader', 'contributor', 'admin']);
  });

  test('R4 a SECTION entry is for members of its section or of one above', async () => {
    expect(
      await readers(await buildEntry(api, { sectionId: closed.id, audience: Audience.SECTION })),
    ).toEqual(['reader', 'admin', 'clientMember']);
    expect(
      await readers(await buildEntry(api, { sectionId: insideClosed.id, audience: Audience.PUBLIC })),
    ).toEqual(['reader', 'admin', 'clientMember']);
  });

  test('R5 a PUBLIC entry in a STAFF section is as closed as the section', async () => {
    const able = await readers(await buildEntry(api, { sectionId: staffOnly.id, audience: Audience.PUBLIC }));
    expect(able).toEqual(['staff', 'reader', 'contributor', 'admin']);
  });

  test('R6 a client who reads a closed section sees no STAFF entry in it', async () => {
    expect(await readers(await buildEntry(api, { sectionId: closed.id, audience: Audience.STAFF }))).toEqual([
      'reader',
      'admin',
    ]);
  });

  test('R7 a draft is for contributors of its section, whatever its address', async () => {
    const draft = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC, draft: true });
    expect(await readers(draft)).toEqual(['contributor', 'admin']);
    expect(
      await readers(draft, `query ($n: Int!) { entry(number: $n) { title } }`, { n: draft.number }),
    ).toEqual(['contributor', 'admin']);
    expect(
      await readers(draft, `query ($s: String!) { entry(kind: ARTICLE, slug: $s) { title } }`, {
        s: draft.slug,
      }),
    ).toEqual(['contributor', 'admin']);
  });

  test('R8 readers get the published revision while a newer draft is written', async () => {
    const entry = await buildEntry(api, {
      sectionId: open.id,
      title: 'Выпущено',
      body: buildBody('старый текст'),
      audience: Audience.PUBLIC,
    });
    await inTransaction(await api.ctx(contributor), (tx) =>
      saveEntry(tx, { id: entry.id, version: entry.version, title: 'Новое', body: buildBody('новый текст') }),
    );
    for (const person of [null, client, staff]) {
      const { data } = await api.ask(
        `query ($id: UUID!) { entry(id: $id) { title html excerpt draft { title } } }`,
        { id: entry.id },
        person,
      );
      expect(data.entry).toEqual({
        title: 'Выпущено',
        html: '<p>старый текст</p>',
        excerpt: 'старый текст',
        draft: null,
      });
    }
    const { data } = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { title draft { title } } }`,
      { id: entry.id },
      contributor,
    );
    expect(data.entry).toEqual({ title: 'Выпущено', draft: { title: 'Новое' } });
  });

  test('R9 an archived entry opens for staff and is in nobody’s list', async () => {
    const entry = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC });
    await inTransaction(await api.ctx(admin), (tx) => archiveEntry(tx, entry));
    expect(await readers(entry)).toEqual(['staff', 'reader', 'contributor', 'admin']);
    for (const person of [null, client, staff, admin]) expect(await listed(person)).not.toContain(entry.id);
  });

  test('R10 a binned entry is NOT_FOUND for all but contributors', async () => {
    const entry = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC });
    await inTransaction(await api.ctx(admin), (tx) => binEntry(tx, entry));
    expect(await readers(entry)).toEqual(['contributor', 'admin']);
  });

  test('R11 a personal canned answer is its author’s alone', async () => {
    const answer = await inTransaction(await api.ctx(contributor), async (tx) => {
      const draft = await createEntry(tx, {
        kind: 'CANNED_ANSWER',
        locale: Locale.ru,
        sectionId: open.id,
        title: 'Мой ответ',
        data: {
          shortCode: 'my-own',
          scope: 'PERSONAL',
          variants: [{ locale: 'ru', channel: 'PLAIN', text: 'секрет' }],
        },
      });
      return await publishEntry(tx, draft);
    });
    expect(await readers(answer)).toEqual(['contributor']);
    await api.index();
    const found = await api.ask(`{ search(text: "секрет") { total hits { entry { id } } } }`, {}, admin);
    expect(found.data.search.total).toBe(0);
    const own = await api.ask(`{ search(text: "секрет") { total } }`, {}, contributor);
    expect(own.data.search.total).toBe(1);
  });
});

async function listed(person: Person | null): Promise<string[]> {
  const { data } = await api.ask(`{ entries(first: 200) { nodes { id } } }`, {}, person);
  return data.entries.nodes.map(({ id }: { id: string }) => id);
}

describe('parts of an entry', () => {
  const parts = `query ($id: UUID!) { entry(id: $id) { html body outline { text } excerpt } }`;

  test('P1, P2 blocks above the reader are missing from every shape of the body', async () => {
    const entry = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      body: buildBody('для всех', { CLIENTS: 'клиентам' }, { STAFF: 'пароль 4711' }),
    });
    const read = async (person: Person | null) =>
      textWithoutIds((await api.ask(parts, { id: entry.id }, person)).data.entry);
    expect(await read(null)).not.toMatch(/клиентам|4711/);
    expect(await read(client)).toContain('клиентам');
    expect(await read(client)).not.toContain('4711');
    expect(await read(staff)).toContain('4711');
    // The excerpt is one text for all readers, so it holds only what all may read.
    expect((await api.ask(parts, { id: entry.id }, staff)).data.entry.excerpt).toBe('для всех');
  });

  test('P3, P4 a hidden fragment is left out and a link to a hidden entry is plain text', async () => {
    const fragment = await buildEntry(api, {
      kind: 'FRAGMENT',
      sectionId: open.id,
      audience: Audience.STAFF,
      body: buildBody('тайный фрагмент'),
    });
    const secret = await buildEntry(api, {
      sectionId: staffOnly.id,
      audience: Audience.STAFF,
      title: 'Тайна',
    });
    const body = buildBody('начало');
    body.content.push({ type: 'fragment', attrs: { entry: fragment.id } });
    body.content.push({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'ссылка', marks: [{ type: 'link', attrs: { href: `entry:${secret.id}` } }] },
      ],
    });
    const entry = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC, body });
    const read = async (person: Person | null) =>
      (await api.ask(byId, { id: entry.id }, person)).data.entry.html as string;
    expect(await read(null)).toBe('<p>начало</p><p>ссылка</p>');
    expect(await read(staff)).toContain('тайный фрагмент');
    expect(await read(staff)).toContain(`<a href="/wiki/${secret.slug}">`);
  });

  test('P5 history is for contributors, the owner for those signed in', async () => {
    const entry = await buildEntry(api, { sectionId: open.id, audience: Audience.PUBLIC });
    const history = `query ($id: UUID!) { entry(id: $id) { revisions { nodes { title } } } }`;
    for (const person of [null, client, staff, reader]) {
      const { data, errors } = await api.ask(history, { id: entry.id }, person);
      expect(data?.entry ?? null).toBeNull();
      expect(errors[0]!.code).toBe(person ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
    expect((await api.ask(history, { id: entry.id }, contributor)).data.entry.revisions.nodes).toHaveLength(
      1,
    );
    const owner = `query ($id: UUID!) { entry(id: $id) { owner { name email } } }`;
    expect((await api.ask(owner, { id: entry.id })).data.entry.owner).toBeNull();
    expect((await api.ask(owner, { id: entry.id }, staff)).data.entry.owner.email).toBeNull();
  });
});

describe('lists, search and counts', () => {
  test('L1 lists and counts hold only what the viewer may see', async () => {
    const section = await buildSection(api);
    const shown = await buildEntry(api, {
      sectionId: section.id,
      audience: Audience.PUBLIC,
      tags: ['видимая'],
    });
    const hidden = await buildEntry(api, {
      sectionId: section.id,
      audience: Audience.STAFF,
      tags: ['скрытая'],
      translationOf: shown.id,
      locale: Locale.en,
    });
    const query = `query ($slug: String!, $id: UUID!) { section(slug: $slug) { entryCount } entries(sectionId: $id) { totalCount nodes { id translations { id } } } tags }`;
    const forClient = (await api.ask(query, { slug: section.slug, id: section.id }, client)).data;
    expect(forClient.section.entryCount).toBe(1);
    expect(forClient.entries).toEqual({ totalCount: 1, nodes: [{ id: shown.id, translations: [] }] });
    expect(forClient.tags).not.toContain('скрытая');
    const forStaff = (await api.ask(query, { slug: section.slug, id: section.id }, staff)).data;
    expect(forStaff.section.entryCount).toBe(2);
    expect(forStaff.entries.nodes.find(({ id }: { id: string }) => id === shown.id).translations).toEqual([
      { id: hidden.id },
    ]);
  });

  test('L2, L3 search hits, totals and facet counts obey the audience, down to the block', async () => {
    const open_ = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Гайка публичная',
      body: buildBody('гайка', { STAFF: 'шплинт' }),
      tags: ['гайки'],
    });
    await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.STAFF,
      title: 'Гайка служебная',
      tags: ['гайки-служебные'],
    });
    await api.index();
    const query = `query ($text: String!) { search(text: $text) { total hits { entry { id } } facets { name counts { value count } } } suggest(text: $text) { href } }`;
    const forClient = (await api.ask(query, { text: 'гайка' }, client)).data;
    expect(forClient.search.total).toBe(1);
    expect(forClient.search.hits).toEqual([{ entry: { id: open_.id } }]);
    expect(JSON.stringify(forClient.search.facets)).not.toContain('гайки-служебные');
    expect(forClient.suggest).toHaveLength(1);
    expect((await api.ask(query, { text: 'гайка' }, staff)).data.search.total).toBe(2);
    expect((await api.ask(query, { text: 'шплинт' }, client)).data.search.total).toBe(0);
    expect((await api.ask(query, { text: 'шплинт' }, staff)).data.search.total).toBe(1);
  });

  test('L2, L3 an open entry tells clients neither its hidden device nor the numbers of its tickets', async () => {
    const device = await buildEntry(api, {
      kind: 'EQUIPMENT',
      sectionId: open.id,
      audience: Audience.STAFF,
      title: 'Прототип Фарватер',
      data: { type: 'TRACKER', model: 'Фарватер' },
    });
    await buildEntry(api, {
      kind: 'SOLVED_TICKET',
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Полярность перепутана',
      data: { issue: 'нет связи', tickets: ['HD-77123'] },
      equipment: [device.id],
    });
    await api.index();
    const query = `query ($text: String!) { search(text: $text) { total facets { name counts { value } } } }`;
    const total = async (text: string, as: Person | null) =>
      (await api.ask(query, { text }, as)).data.search.total;
    expect([await total('фарватер', client), await total('фарватер', staff)]).toEqual([0, 2]);
    expect([await total('HD-77123', client), await total('HD-77123', staff)]).toEqual([0, 1]);
    const facets = async (as: Person) =>
      JSON.stringify((await api.ask(query, { text: 'полярность' }, as)).data.search.facets);
    expect(await facets(client)).not.toContain(device.id);
    expect(await facets(staff)).toContain(device.id);
  });

  test('L4 narrowing an audience closes an entry at once, before the index knows', async () => {
    const entry = await buildEntry(api, {
      sectionId: open.id,
      audience: Audience.PUBLIC,
      title: 'Карбюратор',
    });
    await api.index();
    await inTransaction(await api.ctx(admin), (tx) =>
      saveEntry(tx, { id: entry.id, version: entry.version, audience: Audience.STAFF }),
    );
    const { data } = await api.ask(`{ search(text: "карбюратор") { hits { entry { id } } } }`, {}, client);
    expect(data.search.hits).toEqual([]);
  });

  test('L5 pins obey the audience', async () => {
    const data = { connectors: [{ id: 'X1', pins: [{ label: '7', function: 'Тайный сигнал' }] }] };
    await buildEntry(api, { kind: 'DIAGRAM', sectionId: open.id, audience: Audience.STAFF, data });
    const query = `{ pins(text: "тайный сигнал") { label entry { id } } }`;
    expect((await api.ask(query, {}, client)).data.pins).toEqual([]);
    expect((await api.ask(query, {}, staff)).data.pins).toHaveLength(1);
  });
});
