import { randomUUID } from 'node:crypto';
import { emptyDocument } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { archiveEntry, binEntry, restoreEntry } from '../entries/change-entry-status.ts';
import { createEntry } from '../entries/create-entry.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { bodyOf, buildFile, buildPicture, linkTo, onlyFor, pictureOf } from '../../test/file-factories.ts';
import { testHttp } from '../../test/http.ts';
import type { StoredFile } from './file.entity.ts';
import { filePath } from './file-url.ts';
import { filesRouter } from './files.router.ts';

const api = await testApi();
const http = await testHttp(api, filesRouter(api.app));

const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
const author = await buildPerson(api);
const colleague = await buildPerson(api);
const outsider = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const section = await buildSection(api, {
  members: [
    [author, SectionRole.PUBLISHER],
    [colleague, SectionRole.CONTRIBUTOR],
  ],
});
const closed = await buildSection(api, {
  audience: Audience.SECTION,
  members: [[author, SectionRole.PUBLISHER]],
});
const everybody = { nobody: null, client, outsider, colleague, author, admin };
type Who = keyof typeof everybody;

/** Who gets the file, asked in every way there is (F3): a way that answers differently is a leak of its own. */
async function readersOf(file: StoredFile): Promise<Who[]> {
  const readers: Who[] = [];
  for (const [who, person] of Object.entries(everybody) as [Who, Person | null][]) {
    const path = filePath(file);
    const answers = await Promise.all([
      http.fetch(path, person),
      http.fetch(`/files/${file.id}`, person),
      http.fetch(`/files/${file.id.toUpperCase()}/other-name.png`, person),
      http.fetch(path, person, { method: 'HEAD' }),
      http.fetch(path, person, { headers: { range: 'bytes=0-3' } }),
      // fetch would ask caches to keep out of it, and then there is no 304.
      http.fetch(path, person, {
        headers: { 'if-none-match': `"${file.sha256}"`, 'cache-control': 'max-age=0' },
      }),
      http.fetch(path, person, { headers: { range: 'bytes=99999999-' } }),
      http.fetch(`${path}?w=320`, person),
      http.fetch(`${path}?w=320`, person, { method: 'HEAD' }),
    ]);
    const statuses = answers.map((answer) => answer.status);
    const asked = await api.ask(`query ($id: UUID!) { file(id: $id) { id } }`, { id: file.id }, person);
    const isOpen = statuses[0] === 200;
    expect(statuses, who).toEqual(
      isOpen ? [200, 200, 200, 200, 206, 304, 416, 200, 200] : statuses.map(() => 404),
    );
    expect(asked.data.file !== null, who).toBe(isOpen);
    if (isOpen) readers.push(who);
    else await Promise.all(answers.map(expectSilence));
  }
  return readers;
}

/** A refusal tells nothing: no name, no size, no fingerprint. */
async function expectSilence(answer: Response): Promise<void> {
  expect(await answer.text()).not.toContain('png');
  for (const name of ['etag', 'content-range', 'content-disposition', 'accept-ranges'])
    expect(answer.headers.get(name), name).toBeNull();
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

let colours = 0x100000;
/** Bytes of its own, so that no answer can come from another file's thumbnail. */
async function upload(as: Person = author): Promise<StoredFile> {
  return await buildFile(api, as, 'photo.png', await buildPicture(40, 30, `#${(colours++).toString(16)}`));
}

async function change(entry: Entry, action: typeof archiveEntry): Promise<void> {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
  await inTransaction(await api.ctx(admin), (tx) => action(tx, { id: entry.id, version }));
}

async function save(entry: Entry, body: unknown, as = admin): Promise<void> {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
  await inTransaction(await api.ctx(as), (tx) => saveEntry(tx, { id: entry.id, version, body }));
}

const staffOnly = ['outsider', 'colleague', 'author', 'admin'];
const workers = ['colleague', 'author', 'admin'];

describe('a file opens to', () => {
  it('F2 its uploader alone while no entry shows it', async () => {
    expect(await readersOf(await upload())).toEqual(['author']);
  });

  it('F2 who works in the section, while only a draft shows it', async () => {
    const file = await upload(colleague);
    await buildDraft(bodyOf(pictureOf(file)), colleague);
    expect(await readersOf(file)).toEqual(workers);
  });

  it('F1 everybody, when a public entry shows it', async () => {
    const file = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(file)));
    expect(await readersOf(file)).toEqual(Object.keys(everybody));
  });

  it('F1 signed-in people and staff, by the block of a public entry it stands in', async () => {
    const [clients, staff, both] = [await upload(admin), await upload(admin), await upload(admin)];
    await buildEntryAs(
      admin,
      bodyOf(
        pictureOf(both),
        onlyFor('CLIENTS', pictureOf(clients)),
        onlyFor('STAFF', pictureOf(staff), linkTo(both)),
      ),
    );
    expect(await readersOf(clients)).toEqual(['client', ...staffOnly]);
    expect(await readersOf(staff)).toEqual(staffOnly);
    expect(await readersOf(both)).toEqual(Object.keys(everybody));
  });

  it('F1 the audience of the entry, however open its block', async () => {
    const file = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(file)), { audience: Audience.STAFF });
    expect(await readersOf(file)).toEqual(staffOnly);
  });

  it('F1 members alone, in a closed section', async () => {
    const file = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(file)), { sectionId: closed.id });
    expect(await readersOf(file)).toEqual(['author', 'admin']);
  });

  it('F1 the readers of each entry that shows it', async () => {
    const file = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(file)), { sectionId: closed.id });
    await buildEntryAs(admin, bodyOf(pictureOf(file)), { audience: Audience.CLIENTS });
    expect(await readersOf(file)).toEqual(['client', ...staffOnly]);
  });
});

describe('a file closes', () => {
  it('F1 for all but its author with a personal entry, even for admins', async () => {
    const file = await upload(author);
    const entry = await buildEntryAs(author, bodyOf(pictureOf(file)));
    await api.db.getRepository(Entry).update(entry.id, { personalTo: author.id });
    expect(await readersOf(file)).toEqual(['author']);
  });

  it('F4 for all but staff with the archive, and opens again with it', async () => {
    const file = await upload(admin);
    const entry = await buildEntryAs(admin, bodyOf(pictureOf(file)));
    await change(entry, archiveEntry);
    expect(await readersOf(file)).toEqual(staffOnly);
    await change(entry, restoreEntry);
    expect(await readersOf(file)).toEqual(Object.keys(everybody));
  });

  it('F4 for all but who works in the section with the bin', async () => {
    const file = await upload(admin);
    await change(await buildEntryAs(admin, bodyOf(pictureOf(file))), binEntry);
    expect(await readersOf(file)).toEqual(workers);
  });

  it('F5 for readers with the revision that shows it no longer, not for who sees the history', async () => {
    const file = await upload(admin);
    const entry = await buildEntryAs(admin, bodyOf(pictureOf(file)));
    await save(entry, emptyDocument());
    expect(await readersOf(file)).toEqual(Object.keys(everybody));
    await change(entry, publishEntry);
    expect(await readersOf(file)).toEqual(workers);
  });

  it('F5 for readers when its block narrows', async () => {
    const file = await upload(admin);
    const entry = await buildEntryAs(admin, bodyOf(pictureOf(file)));
    await save(entry, bodyOf(onlyFor('STAFF', pictureOf(file))));
    await change(entry, publishEntry);
    expect(await readersOf(file)).toEqual(staffOnly);
  });
});

describe('a file that somebody may not see', () => {
  it('F6 does not open by being named in a draft of their own', async () => {
    const secret = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(secret)), { sectionId: closed.id });
    await buildDraft(bodyOf(pictureOf(secret)), colleague);
    expect(await readersOf(secret)).toEqual(['author', 'admin']);
  });

  it('F6 does not open when somebody who may see it publishes that draft', async () => {
    const secret = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(secret)), { sectionId: closed.id });
    const draft = await buildDraft(bodyOf(pictureOf(secret)), colleague);
    await change(draft, publishEntry);
    expect(await readersOf(secret)).toEqual(['author', 'admin']);
  });

  it('F6 tells neither its name nor its size to who named its id', async () => {
    const secret = await buildFile(api, admin, 'dismissals.txt', Buffer.from('secret'));
    const photo = await upload(admin);
    await buildEntryAs(admin, bodyOf(linkTo(secret), pictureOf(photo)), { sectionId: closed.id });
    const draft = await buildDraft(bodyOf(linkTo(secret), pictureOf(photo)), colleague);
    const shown = `query ($id: UUID) { entry(id: $id) { html attachments { name } draft { html } } }`;
    const { data } = await api.ask(shown, { id: draft.id }, colleague);
    expect(data.entry.attachments).toEqual([]);
    for (const html of [data.entry.html, data.entry.draft.html]) expect(html).not.toContain('/files/');
    expect((await api.ask(shown, { id: draft.id }, author)).data.entry.attachments).toHaveLength(1);
  });

  it('F7 is in nobody’s list', async () => {
    const secret = await upload(admin);
    await buildEntryAs(admin, bodyOf(pictureOf(secret)), { sectionId: closed.id });
    const list = async (as: Person) =>
      (await api.ask('{ files(first: 200) { nodes { id } } }', {}, as)).data.files.nodes.map(
        (file: { id: string }) => file.id,
      );
    expect(await list(author)).toContain(secret.id);
    expect(await list(outsider)).not.toContain(secret.id);
    expect((await api.ask('{ files { nodes { id } } }', {}, client)).errors[0]?.code).toBe('FORBIDDEN');
    expect((await api.ask('{ files { nodes { id } } }')).errors[0]?.code).toBe('UNAUTHENTICATED');
  });

  it('F7 is not among the attachments of an entry they may see', async () => {
    const [open, secret] = [
      await buildFile(api, admin, 'open.txt', Buffer.from('open')),
      await buildFile(api, admin, 'secret.txt', Buffer.from('secret')),
    ];
    const entry = await buildEntryAs(
      admin,
      bodyOf(linkTo(open), pictureOf(await upload(admin)), onlyFor('STAFF', linkTo(secret))),
    );
    const attachments = async (as: Person | null) =>
      (await api.ask('query ($id: UUID) { entry(id: $id) { attachments { name } } }', { id: entry.id }, as))
        .data.entry.attachments;
    expect(await attachments(null)).toEqual([{ name: 'open.txt' }]);
    expect(await attachments(outsider)).toEqual([{ name: 'open.txt' }, { name: 'secret.txt' }]);
  });
});

async function buildEntryAs(
  as: Person,
  body: unknown,
  where: { sectionId?: string; audience?: Audience } = {},
): Promise<Entry> {
  const entry = await buildDraft(body, as, where);
  return await inTransaction(await api.ctx(as), (tx) => publishEntry(tx, entry));
}

async function buildDraft(
  body: unknown,
  as: Person,
  where: { sectionId?: string; audience?: Audience } = {},
): Promise<Entry> {
  return await inTransaction(await api.ctx(as), (tx) =>
    createEntry(tx, {
      kind: EntryKind.ARTICLE,
      locale: Locale.ru,
      title: `Article ${randomUUID()}`,
      sectionId: section.id,
      audience: Audience.PUBLIC,
      body,
      ...where,
    }),
  );
}
