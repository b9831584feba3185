import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Entry } from '../entries/entry.entity.ts';
import { Governance } from '../entries/entry.enums.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { Audience, OrganisationRole, SectionRole } from './roles.ts';

/** The numbers are those of docs/permission-scenarios.md. */
const api = await testApi();

let client: Person,
  reader: Person,
  contributor: Person,
  publisher: Person,
  secondPublisher: Person,
  admin: Person;
let section: Section, below: Section, elsewhere: Section;

beforeAll(async () => {
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  [reader, contributor, publisher, secondPublisher] = [
    await buildPerson(api),
    await buildPerson(api),
    await buildPerson(api),
    await buildPerson(api),
  ];
  section = await buildSection(api, {
    members: [
      [reader, SectionRole.READER],
      [contributor, SectionRole.CONTRIBUTOR],
      [publisher, SectionRole.PUBLISHER],
      [secondPublisher, SectionRole.PUBLISHER],
    ],
  });
  below = await buildSection(api, { parentId: section.id });
  elsewhere = await buildSection(api);
});

const mutation = (name: string) =>
  `mutation ($id: UUID!, $version: Int!) { ${name}(id: $id, version: $version) { id version status } }`;
const save = `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version status governance audience } conflict { currentVersion theirs { title } } } }`;
const create = `mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id version } }`;

async function code(
  document: string,
  variables: Record<string, unknown>,
  as: Person | null,
): Promise<string> {
  const { errors } = await api.ask(document, variables, as);
  return errors[0]?.code ?? 'OK';
}

async function current(entry: { id: string }): Promise<{ id: string; version: number }> {
  const { id, version } = await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
  return { id, version };
}

describe('changing entries', () => {
  test('C1 readers and clients change nothing, and nothing changes', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
    const at = { id: entry.id, version: entry.version };
    for (const person of [null, client, reader]) {
      const refused = person ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      for (const name of [
        'submitEntry',
        'publishEntry',
        'archiveEntry',
        'binEntry',
        'restoreEntry',
        'discardDraft',
      ])
        expect([name, await code(mutation(name), at, person)]).toEqual([name, refused]);
      expect(await code(save, { input: { ...at, title: 'чужое' } }, person)).toBe(refused);
      expect(
        await code(
          create,
          { input: { kind: 'ARTICLE', sectionId: section.id, locale: 'ru', title: 'чужое' } },
          person,
        ),
      ).toBe(refused);
    }
    expect(await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id })).toMatchObject({
      version: entry.version,
      title: entry.title,
    });
  });

  test('C2 a contributor saves and submits, and may not publish', async () => {
    const created = await api.ask(
      create,
      { input: { kind: 'ARTICLE', sectionId: section.id, locale: 'ru', title: 'Моё' } },
      contributor,
    );
    const at = created.data.createEntry as { id: string; version: number };
    expect(await code(mutation('publishEntry'), at, contributor)).toBe('FORBIDDEN');
    const submitted = await api.ask(mutation('submitEntry'), at, contributor);
    expect(submitted.data.submitEntry.status).toBe('IN_REVIEW');
    expect(await code(mutation('publishEntry'), await current(at), publisher)).toBe('OK');
  });

  test('C3 under FOUR_EYES whoever submitted can’t publish, even an admin; another publisher can', async () => {
    for (const author of [publisher, admin]) {
      const entry = await buildEntry(api, {
        sectionId: section.id,
        governance: Governance.FOUR_EYES,
        draft: true,
      });
      expect(await code(mutation('publishEntry'), await current(entry), author)).toBe('FORBIDDEN');
      expect(await code(mutation('submitEntry'), await current(entry), author)).toBe('OK');
      expect(await code(mutation('publishEntry'), await current(entry), author)).toBe('FORBIDDEN');
      expect(await code(mutation('publishEntry'), await current(entry), secondPublisher)).toBe('OK');
    }
  });

  test('C4 saving a submitted draft takes it out of review', async () => {
    const entry = await buildEntry(api, {
      sectionId: section.id,
      governance: Governance.FOUR_EYES,
      draft: true,
    });
    await api.ask(mutation('submitEntry'), await current(entry), contributor);
    const saved = await api.ask(
      save,
      { input: { ...(await current(entry)), body: buildBody('другое') } },
      contributor,
    );
    expect(saved.data.saveEntry.entry.status).toBe('DRAFT');
    expect(await code(mutation('publishEntry'), await current(entry), publisher)).toBe('FORBIDDEN');
  });

  test('C5 a contributor can’t widen, move or re-tag what is published', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, audience: Audience.STAFF });
    for (const change of [
      { audience: 'PUBLIC' },
      { sectionId: below.id },
      { tags: ['x'] },
      { slug: 'drugoe' },
    ])
      expect(await code(save, { input: { ...(await current(entry)), ...change } }, contributor)).toBe(
        'FORBIDDEN',
      );
    expect(await code(save, { input: { ...(await current(entry)), title: 'Черновик' } }, contributor)).toBe(
      'OK',
    );
  });

  test('C6, C7 a role holds in its section and below, and nowhere else', async () => {
    const inside = await buildEntry(api, { sectionId: below.id, audience: Audience.PUBLIC });
    expect(await code(mutation('archiveEntry'), await current(inside), publisher)).toBe('OK');
    const outside = await buildEntry(api, { sectionId: elsewhere.id, audience: Audience.PUBLIC });
    expect(await code(mutation('archiveEntry'), await current(outside), publisher)).toBe('FORBIDDEN');
    const deep = await buildPerson(api);
    const child = await buildSection(api, { parentId: section.id, members: [[deep, SectionRole.PUBLISHER]] });
    const above = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
    expect(await code(mutation('archiveEntry'), await current(above), deep)).toBe('FORBIDDEN');
    expect(
      await code(
        create,
        { input: { kind: 'ARTICLE', sectionId: child.id, locale: 'ru', title: 'Можно' } },
        deep,
      ),
    ).toBe('OK');
  });

  test('C8 only an admin lifts FOUR_EYES, and nobody from a safety-critical diagram', async () => {
    const entry = await buildEntry(api, {
      sectionId: section.id,
      governance: Governance.FOUR_EYES,
      draft: true,
    });
    expect(await code(save, { input: { ...(await current(entry)), governance: 'OPEN' } }, publisher)).toBe(
      'FORBIDDEN',
    );
    expect(
      (await api.ask(save, { input: { ...(await current(entry)), governance: 'OPEN' } }, admin)).data
        .saveEntry.entry.governance,
    ).toBe('OPEN');
    const diagram = await buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId: section.id,
      data: { safetyCritical: true },
      draft: true,
    });
    expect(
      (await api.ask(save, { input: { ...(await current(diagram)), governance: 'OPEN' } }, admin)).data
        .saveEntry.entry.governance,
    ).toBe('FOUR_EYES');
  });
});

describe('two people at once', () => {
  test('a stale save changes nothing and shows the other version', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    const loaded = await current(entry);
    await api.ask(
      save,
      { input: { ...loaded, title: 'Первый', body: buildBody('текст первого') } },
      contributor,
    );
    const late = await api.ask(
      save,
      { input: { ...loaded, title: 'Второй', body: buildBody('текст второго') } },
      publisher,
    );
    expect(late.data.saveEntry.conflict).toEqual({
      currentVersion: loaded.version + 1,
      theirs: { title: 'Первый' },
    });
    expect(await current(entry)).toEqual({ id: entry.id, version: loaded.version + 1 });
  });

  test('of two saves that start together one wins and the other hears of it', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    const loaded = await current(entry);
    const answers = await Promise.all(
      ['А', 'Б', 'В', 'Г'].map((title) => api.ask(save, { input: { ...loaded, title } }, contributor)),
    );
    expect(answers.filter(({ data }) => data.saveEntry.conflict === null)).toHaveLength(1);
    expect((await current(entry)).version).toBe(loaded.version + 1);
  });

  test('publishing what changed meanwhile is a conflict, not a publication of the other’s text', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    const loaded = await current(entry);
    await api.ask(save, { input: { ...loaded, title: 'Поправлено' } }, contributor);
    expect(await code(mutation('publishEntry'), loaded, publisher)).toBe('CONFLICT');
  });
});
