import type { RichDocument } from '@fieldlore/content';
import { describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { bodyOf, buildFile, buildPicture, onlyFor, pictureOf } from '../../test/file-factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { createEntry } from '../entries/create-entry.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
const author = await buildPerson(api);
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api, { members: [[author, SectionRole.PUBLISHER]] })).id;
const closed = (
  await buildSection(api, {
    audience: Audience.SECTION,
    members: [[author, SectionRole.PUBLISHER]],
  })
).id;

const model = await buildModel(api, { name: 'Next', slug: 'next' });
const tracker = await buildEquipment(api, {
  sectionId,
  title: 'Tracker',
  data: { steps: [{ text: 'Снять панель', needsPhoto: true }] },
});
const secret = await buildEquipment(api, { sectionId, title: 'Secret harness', audience: Audience.STAFF });
const members = await buildEquipment(api, {
  sectionId: closed,
  title: 'Members’ box',
  audience: Audience.SECTION,
});
for (const equipmentId of [tracker.id, secret.id, members.id])
  await buildFitment(api, { equipmentId, modelId: model.id });

const shown = await buildFile(api, author);
const forStaff = await buildFile(api, author, 'staff.png', await buildPicture(41));
const article = await inTransaction(await api.ctx(author), async (tx) =>
  publishEntry(
    tx,
    await createEntry(tx, {
      kind: 'ARTICLE',
      locale: Locale.ru,
      sectionId,
      title: 'How to connect',
      audience: Audience.CLIENTS,
      body: bodyOf(pictureOf(shown), onlyFor('STAFF', pictureOf(forStaff))),
    }),
  ),
);
const draft = await buildEntry(api, { sectionId, title: 'Draft', draft: true });

const PACK = `query ($of: OfflinePackInput!) {
  offlinePack(of: $of) {
    title pages { path kind number title revision bytes words { text keywords pins { line anchor } } } files { url bytes }
  }
}`;
const ask = async (of: object, as: Person | null) => await api.ask(PACK, { of }, as);

const titles = async (of: object, as: Person) =>
  (await ask(of, as)).data.offlinePack.pages.map(({ title }: { title: string }) => title);
const code = async (of: object, as: Person | null) => (await ask(of, as)).errors[0]?.code;

describe('a pack', () => {
  test('of a kit has its page and its devices, with what they are found by and what they take', async () => {
    const { data } = await ask({ kit: { modelId: model.id, year: 2019 } }, staff);
    const { title, pages } = data.offlinePack;
    expect(title).toMatch(/Next 2019$/);
    expect(pages[0]).toMatchObject({ kind: 'KIT', path: expect.stringMatching(/\/next\?year=2019$/) });
    expect(pages[0].words.text).toContain('Снять панель');
    expect(pages.map(({ kind }: { kind: string }) => kind)).toEqual(['KIT', 'EQUIPMENT', 'EQUIPMENT']);
    for (const { bytes } of pages) expect(bytes).toBeGreaterThan(1000);
  });

  test('says another revision once something is published, and the same until then', async () => {
    const one = { entries: [article.number] };
    const revision = async () => (await ask(one, staff)).data.offlinePack.pages[0].revision;
    expect(await revision()).toBe('1');
    expect(await revision()).toBe('1');
  });

  test('has what the pages show of fragments, and another revision once one of them says something else', async () => {
    const inFragment = await buildFile(api, author, 'fragment.png', await buildPicture(42));
    const publish = async (kind: 'FRAGMENT' | 'ARTICLE', body: RichDocument) =>
      await inTransaction(await api.ctx(author), async (tx) =>
        publishEntry(
          tx,
          await createEntry(tx, {
            kind,
            locale: Locale.ru,
            sectionId,
            title: kind,
            audience: Audience.CLIENTS,
            body,
          }),
        ),
      );
    const fragment = await publish('FRAGMENT', bodyOf(pictureOf(inFragment)));
    const page = await publish('ARTICLE', bodyOf({ type: 'fragment', attrs: { entry: fragment.id } }));
    const pack = async () => (await ask({ entries: [page.number] }, client)).data.offlinePack;
    const before = await pack();
    expect(before.pages).toHaveLength(1);
    expect(before.files).toMatchObject([{ url: expect.stringContaining(inFragment.id) }]);
    await inTransaction(await api.ctx(author), async (tx) => {
      const { id, version } = fragment;
      const { entry } = await saveEntry(tx, { id, version, body: buildBody('Иначе') });
      await publishEntry(tx, entry);
    });
    expect((await pack()).pages[0].revision).not.toBe(before.pages[0].revision);
    expect((await pack()).files).toEqual([]);
  });

  test('of more than fits is refused, with what to do', async () => {
    const { errors } = await ask({ entries: Array.from({ length: 101 }, (_, i) => i + 1) }, staff);
    expect(errors[0]?.fields).toMatchObject([{ message: expect.stringContaining('Сузьте список') }]);
  });
});

describe('O1 a pack holds what its reader may see, and nothing tells of the rest', () => {
  test('devices of a kit', async () => {
    const kit = { kit: { modelId: model.id } };
    expect(await titles(kit, author)).toContain('Members’ box');
    expect((await titles(kit, staff)).slice(1).toSorted()).toEqual(['Secret harness', 'Tracker']);
    expect(await titles(kit, client)).toEqual([expect.stringMatching(/Next$/), 'Tracker']);
    expect(JSON.stringify((await ask(kit, client)).data)).not.toContain('Secret');
  });

  test('entries by number: hidden ones and drafts are left out like what is not there', async () => {
    const all = { entries: [article.number, secret.number, members.number, draft.number, 999_999] };
    expect(await titles(all, staff)).toEqual(expect.arrayContaining(['How to connect', 'Secret harness']));
    expect(await titles(all, client)).toEqual(['How to connect']);
    expect(await code({ entries: [secret.number] }, client)).toBe('NOT_FOUND');
    expect(await code({ entries: [draft.number] }, staff)).toBe('NOT_FOUND');
  });

  test('files of a block above the reader', async () => {
    const files = async (as: Person) =>
      (await ask({ entries: [article.number] }, as)).data.offlinePack.files.map(
        ({ url }: { url: string }) => url,
      );
    expect(await files(client)).toEqual([expect.stringContaining(shown.id)]);
    expect(await files(staff)).toHaveLength(2);
  });

  test('what a page takes tells nothing of a block above the reader', async () => {
    const withBlock = async (text: string) => {
      const body = buildBody('Всем', { STAFF: text });
      const { number } = await buildEntry(api, { sectionId, audience: Audience.CLIENTS, body });
      const sizeFor = async (as: Person) =>
        (await ask({ entries: [number] }, as)).data.offlinePack.pages[0].bytes;
      return { client: await sizeFor(client), staff: await sizeFor(staff) };
    };
    const [short, long] = [await withBlock('Да'), await withBlock('Секрет '.repeat(300))];
    expect(long.client).toBe(short.client);
    expect(long.staff).toBeGreaterThan(short.staff);
  });

  test('visits are for staff', async () => {
    expect(await code({ myVisits: true }, client)).toBe('NOT_FOUND');
    expect(await code({ visit: '00000000-0000-4000-8000-000000000000' }, client)).toBe('NOT_FOUND');
  });

  test('nobody who is not signed in keeps anything', async () => {
    expect(await code({ entries: [article.number] }, null)).toBe('UNAUTHENTICATED');
    expect(await code({ kit: { modelId: model.id } }, null)).toBe('UNAUTHENTICATED');
  });
});
