import type { RichDocument } from '@fieldlore/content';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { archiveEntry } from '../entries/change-entry-status.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';

/** P6 is the number in docs/permission-scenarios.md. */
const api = await testApi();
let client: Person, staff: Person, contributor: Person, admin: Person, section: Section;

beforeAll(async () => {
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  staff = await buildPerson(api);
  contributor = await buildPerson(api);
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  section = await buildSection(api, { members: [[contributor, SectionRole.CONTRIBUTOR]] });
});

const wiring = (pin: string, does: string) => ({
  connectors: [
    { id: 'X17', name: 'Тайный разъём', kind: 'DEVICE', pins: [{ label: pin, function: does }] },
    { id: 'X9', kind: 'VEHICLE', pins: [{ label: '15' }] },
  ],
  cables: [{ id: 'W1', wires: [{ id: '1', colour: { main: 'BU', stripe: 'WH' } }] }],
  connections: [
    { from: { connector: 'X17', pin }, wire: { cable: 'W1', wire: '1' }, to: { connector: 'X9', pin: '15' } },
  ],
});

const buildDiagram = (audience = Audience.PUBLIC): Promise<Entry> =>
  buildEntry(api, {
    kind: 'DIAGRAM',
    sectionId: section.id,
    title: 'Питание трекера',
    audience,
    data: wiring('T73', 'Зажигание'),
  });

/** Shows a diagram whole, one connector of it, and a pin in a sentence. */
const showing = ({ id: entry }: Entry): RichDocument => {
  const body = buildBody('начало');
  body.content.push(
    { type: 'diagram', attrs: { entry, connector: null } },
    { type: 'diagram', attrs: { entry, connector: 'X17' } },
    { type: 'paragraph', content: [{ type: 'pin', attrs: { entry, connector: 'X17', pin: 'T73' } }] },
  );
  return body;
};

const parts = `query ($id: UUID!) { entry(id: $id) { html body excerpt outline { text } } }`;

async function read(entry: Entry, person: Person | null): Promise<{ html: string; all: string }> {
  const { data } = await api.ask(parts, { id: entry.id }, person);
  return { html: data.entry.html, all: JSON.stringify(data) };
}

async function republish(entry: Entry, data: unknown): Promise<void> {
  await inTransaction(await api.ctx(admin), async (tx) => {
    const saved = await saveEntry(tx, { id: entry.id, version: entry.version, data });
    await publishEntry(tx, saved.entry);
  });
}

describe('a diagram shown in an article', () => {
  test('is drawn, told in words, and lights its pin on its own page', async () => {
    const diagram = await buildDiagram();
    const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
    const { html } = await read(article, null);
    expect(html.match(/<svg [^>]*class="fl-drawing"/g)).toHaveLength(2);
    expect(html).toContain(`№ ${diagram.number}, редакция 1`);
    expect(html).toContain(`href="/diagrams/${diagram.slug}#X17-T73"`);
    expect(html).toContain('синий с белой полосой');
  });

  test('is what is published when the page is read, and kept pages are told to go', async () => {
    const diagram = await buildDiagram();
    const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
    await inTransaction(await api.ctx(contributor), (tx) =>
      saveEntry(tx, { id: diagram.id, version: diagram.version, data: wiring('T73', 'Черновик') }),
    );
    expect((await read(article, null)).html, 'a draft is nobody’s yet').toMatch(/Зажигание.*редакция 1/s);

    const runner = api.db.createQueryRunner();
    const listener = await runner.connect();
    const heard: string[] = [];
    listener.on('notification', ({ channel }: { channel: string }) => heard.push(channel));
    await listener.query('LISTEN content_changed');
    const { version } = await api.db.getRepository('Entry').findOneByOrFail({ id: diagram.id });
    await republish({ ...diagram, version }, wiring('74', 'Масса'));
    await listener.query('UNLISTEN content_changed');
    await runner.release();
    expect(heard).toContain('content_changed');

    const { html } = await read(article, null);
    expect(html).toContain(`№ ${diagram.number}, редакция 3`);
    expect(html).toContain('Масса');
    expect(html).toContain('X17:T73 — такого вывода в схеме больше нет');
    expect(html).not.toMatch(/Зажигание|битая ссылка/);
    expect((await read(article, staff)).html).toContain('битая ссылка');
  });

  test('names the article among those that link to it', async () => {
    const diagram = await buildDiagram();
    const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
    const query = `query ($id: UUID!) { entry(id: $id) { backlinks { id } } }`;
    const { data } = await api.ask(query, { id: diagram.id });
    expect(data.entry.backlinks).toEqual([{ id: article.id }]);
  });

  test('costs the same statements whether it is one or ten', async () => {
    const diagrams = await Promise.all(Array.from({ length: 10 }, () => buildDiagram()));
    const bodies = diagrams.map(showing);
    const all = { ...bodies[0]!, content: bodies.flatMap(({ content }) => content) };
    const one = await buildEntry(api, { sectionId: section.id, body: bodies[0]! });
    const ten = await buildEntry(api, { sectionId: section.id, body: all });
    const count = (entry: Entry) => countStatements(() => read(entry, null));
    expect(await count(ten)).toBe(await count(one));
  });
});

describe('P6 of a diagram that the viewer may not see', () => {
  const traces = /X17|T73|Тайный|Питание трекера|Зажигание|svg|diagrams\//;

  async function expectClosed(article: Entry, person: Person | null): Promise<string> {
    const { html, all } = await read(article, person);
    expect(all).not.toMatch(traces);
    expect(html).toContain('не открыта или которой больше нет');
    return html;
  }

  test('neither html nor body, outline or excerpt of the article names anything', async () => {
    const diagram = await buildDiagram(Audience.STAFF);
    const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
    for (const person of [null, client]) {
      await expectClosed(article, person);
      expect((await read(article, person)).all).not.toContain(diagram.id);
    }
    expect((await read(article, staff)).html).toMatch(traces);
  });

  test('a closed one, a draft, an archived one and one that never was look the same', async () => {
    const closed = await buildDiagram(Audience.STAFF);
    const archived = await buildDiagram();
    await inTransaction(await api.ctx(admin), (tx) => archiveEntry(tx, archived));
    const draft = await buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId: section.id,
      data: wiring('T73', 'Зажигание'),
      draft: true,
    });
    const never = { ...draft, id: '0190a0a0-1111-4222-8333-444455556666' };
    const seen = new Set<string>();
    for (const diagram of [closed, archived, draft, never]) {
      const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
      seen.add(await expectClosed(article, client));
    }
    expect(seen.size).toBe(1);
  });

  test('nor through a fragment that shows it', async () => {
    const diagram = await buildDiagram(Audience.STAFF);
    const fragment = await buildEntry(api, {
      kind: 'FRAGMENT',
      sectionId: section.id,
      body: showing(diagram),
    });
    const body = buildBody('начало');
    body.content.push({ type: 'fragment', attrs: { entry: fragment.id } });
    await expectClosed(await buildEntry(api, { sectionId: section.id, body }), client);
  });

  test('nor is another kind of entry shown as a diagram', async () => {
    const other = await buildEntry(api, { sectionId: section.id, title: 'Просто статья' });
    const article = await buildEntry(api, { sectionId: section.id, body: showing(other) });
    expect((await read(article, admin)).html).not.toContain('Просто статья');
  });

  test('and search does not find the article by words of it', async () => {
    const diagram = await buildDiagram(Audience.STAFF);
    const article = await buildEntry(api, { sectionId: section.id, body: showing(diagram) });
    await api.index();
    const query = `query { search(text: "X17 Зажигание") { hits { entry { id } } } }`;
    const { data } = await api.ask(query, {}, client);
    const ids = data.search.hits.map(({ entry }: { entry: { id: string } | null }) => entry?.id);
    expect(ids).not.toContain(article.id);
  });
});
