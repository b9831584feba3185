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

  test('C3 under FOUR_EYES who wrote the draft can’t publish it though another submitted it', async () => {
    const entry = await buildEntry(api, {
      sectionId: section.id,
      governance: Governance.FOUR_EYES,
      draft: true,
    });
    await api.ask(save, { input: { ...(await current(entry)), title: 'Моё' } }, publisher);
    await api.ask(mutation('submitEntry'), await current(entry), contributor);
    const rights = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { viewerCan { publish } } }`,
      { id: entry.id },
      publisher,
    );
    expect(rights.data.entry.viewerCan.publish).toBe(false);
    expect(await code(mutation('publishEntry'), await current(entry), publisher)).toBe('FORBIDDEN');
    expect(await code(mutation('publishEntry'), await current(entry), secondPublisher)).toBe('OK');
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
      { ownerId: null },
      { reviewAt: null },
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

  test('C8 a diagram that becomes safety-critical takes four eyes, whatever the same save asks for', async () => {
    const diagram = await buildEntry(api, { kind: 'DIAGRAM', sectionId: section.id, data: {} });
    const saved = await api.ask(
      save,
      { input: { ...(await current(diagram)), data: { safetyCritical: true }, governance: 'OPEN' } },
      publisher,
    );
    expect(saved.data.saveEntry.entry.governance).toBe('FOUR_EYES');
    expect(await code(mutation('publishEntry'), await current(diagram), publisher)).toBe('FORBIDDEN');
  });

  test('C8 a safety-critical revision that is restored takes four eyes again', async () => {
    const diagram = await buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId: section.id,
      data: { safetyCritical: true },
      draft: true,
    });
    const critical = diagram.draftRevisionId;
    for (const change of [{ data: { safetyCritical: false } }, { governance: 'OPEN' }])
      await api.ask(save, { input: { ...(await current(diagram)), ...change } }, admin);
    const restored = await api.ask(
      `mutation ($id: UUID!, $revision: UUID!, $version: Int!) { restoreRevision(entryId: $id, revisionId: $revision, version: $version) { governance } }`,
      { ...(await current(diagram)), revision: critical },
      publisher,
    );
    expect(restored.data.restoreRevision.governance).toBe('FOUR_EYES');
  });

  test('C9 an archived entry comes back by a publisher only, not by submitting a draft of it', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, audience: Audience.PUBLIC });
    await api.ask(mutation('archiveEntry'), await current(entry), publisher);
    await api.ask(save, { input: { ...(await current(entry)), title: 'Снова' } }, contributor);
    expect(await code(mutation('submitEntry'), await current(entry), contributor)).toBe('FORBIDDEN');
    expect(await code(mutation('discardDraft'), await current(entry), contributor)).toBe('OK');
    expect(await code(mutation('restoreEntry'), await current(entry), contributor)).toBe('FORBIDDEN');
    expect(await code(`query ($id: UUID!) { entry(id: $id) { title } }`, { id: entry.id }, client)).toBe(
      'NOT_FOUND',
    );
  });

  test('C10 a client is a reader of a section at the most, whatever role they were given', async () => {
    const former = await buildPerson(api, { role: OrganisationRole.CLIENT });
    const home = await buildSection(api, { members: [[former, SectionRole.PUBLISHER]] });
    const draft = await buildEntry(api, { sectionId: home.id, draft: true });
    const published = await buildEntry(api, { sectionId: home.id, audience: Audience.PUBLIC });
    const read = `query ($id: UUID!) { entry(id: $id) { draft { id } workingRevision { body } } }`;
    expect(await code(read, { id: draft.id }, former)).toBe('NOT_FOUND');
    expect((await api.ask(read, { id: published.id }, former)).data.entry).toEqual({
      draft: null,
      workingRevision: null,
    });
    expect(await code(mutation('archiveEntry'), await current(published), former)).toBe('FORBIDDEN');
  });

  test('C11 what was personal is shared with the team by a publisher only, and not before it is published', async () => {
    const answer = (scope: string) => ({
      shortCode: 'privet',
      scope,
      variants: [{ locale: 'ru', channel: 'PLAIN', subject: '', text: `Здравствуйте, ${scope}` }],
    });
    const created = await api.ask(
      create,
      {
        input: {
          kind: 'CANNED_ANSWER',
          sectionId: section.id,
          locale: 'ru',
          title: 'Приветствие',
          data: answer('PERSONAL'),
        },
      },
      contributor,
    );
    const at = created.data.createEntry as { id: string };
    expect(await code(mutation('publishEntry'), await current(at), contributor)).toBe('OK');
    await api.ask(save, { input: { ...(await current(at)), data: answer('TEAM') } }, contributor);
    const read = `query ($id: UUID!) { entry(id: $id) { cannedAnswer { scope } } }`;
    expect(await code(read, { id: at.id }, publisher)).toBe('NOT_FOUND');
    expect(await code(mutation('publishEntry'), await current(at), contributor)).toBe('FORBIDDEN');

    await api.db.query(
      `UPDATE section_member SET role = 'PUBLISHER' WHERE section_id = $1 AND person_id = $2`,
      [section.id, contributor.id],
    );
    expect(await code(mutation('publishEntry'), await current(at), contributor)).toBe('OK');
    await api.db.query(
      `UPDATE section_member SET role = 'CONTRIBUTOR' WHERE section_id = $1 AND person_id = $2`,
      [section.id, contributor.id],
    );
    expect((await api.ask(read, { id: at.id }, publisher)).data.entry.cannedAnswer.scope).toBe('TEAM');

    // And back: a contributor's draft takes nothing away from the team.
    await api.ask(save, { input: { ...(await current(at)), data: answer('PERSONAL') } }, contributor);
    expect(await code(read, { id: at.id }, publisher)).toBe('OK');
    expect(await code(mutation('publishEntry'), await current(at), contributor)).toBe('FORBIDDEN');
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

  test('restoring an older revision keeps what was being written in the history', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const old = entry.publishedRevisionId;
    await api.ask(save, { input: { ...(await current(entry)), title: 'Почти дописано' } }, contributor);
    await api.ask(
      `mutation ($id: UUID!, $revision: UUID!, $version: Int!) { restoreRevision(entryId: $id, revisionId: $revision, version: $version) { version } }`,
      { ...(await current(entry)), revision: old },
      contributor,
    );
    const { data } = await api.ask(
      `query ($id: UUID!) { entry(id: $id) { revisions { nodes { title } } } }`,
      { id: entry.id },
      contributor,
    );
    expect(data.entry.revisions.nodes.map(({ title }: { title: string }) => title)).toEqual([
      entry.title,
      'Почти дописано',
      entry.title,
    ]);
  });

  test('publishing what changed meanwhile is a conflict, not a publication of the other’s text', async () => {
    const entry = await buildEntry(api, { sectionId: section.id, draft: true });
    const loaded = await current(entry);
    await api.ask(save, { input: { ...loaded, title: 'Поправлено' } }, contributor);
    expect(await code(mutation('publishEntry'), loaded, publisher)).toBe('CONFLICT');
  });
});
