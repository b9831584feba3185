import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { createEntry } from '../entries/create-entry.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { Locale } from '../graphql/locale.ts';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { bodyOf, buildFile, buildPicture, pictureOf } from '../../test/file-factories.ts';
import { lockContent } from './content-lock.ts';
import { contentKey, thumbnailKey } from './file-keys.ts';
import { StoredFile } from './file.entity.ts';
import { removeUnusedFiles } from './remove-unused-files.ts';
import { findThumbnail } from './thumbnails.ts';

const api = await testApi();
const author = await buildPerson(api);
const section = await buildSection(api, { members: [[author, SectionRole.PUBLISHER]] });
const files = api.db.getRepository(StoredFile);
const day = 24 * 3600 * 1000;
const later = { ...api.app, now: () => new Date(Date.now() + 8 * day) };
const isKept = async (file: StoredFile) => [
  await files.existsBy({ id: file.id }),
  await api.app.files.exists(contentKey(file)),
];

it('removes a file that nothing shows after a week, with its thumbnails', async () => {
  const file = await buildFile(api, author, 'wide.png', await buildPicture(900, 10, '#000001'));
  await findThumbnail(api.app, file, 320);
  await removeUnusedFiles(api.app);
  expect(await isKept(file)).toEqual([true, true]);
  expect(await removeUnusedFiles(later)).toBe(1);
  expect(await isKept(file)).toEqual([false, false]);
  expect(await api.app.files.exists(thumbnailKey(file, 320))).toBe(false);
});

it('leaves bytes that another file shares', async () => {
  const old = await buildFile(api, author, 'old.txt', Buffer.from('shared words'));
  const used = await buildFile(api, author, 'used.txt', Buffer.from('shared words'));
  await draftWith(used);
  expect(await removeUnusedFiles(later)).toBe(1);
  expect(await isKept(old)).toEqual([false, true]);
  expect(await isKept(used)).toEqual([true, true]);
});

it('leaves the files of past revisions, which may be restored', async () => {
  const file = await buildFile(api, author, 'past.png', await buildPicture(10, 10, '#000002'));
  const ctx = await api.ctx(author);
  const entry = await inTransaction(ctx, async (tx) => publishEntry(tx, await draftWith(file)));
  const { entry: edited } = await inTransaction(ctx, (tx) =>
    saveEntry(tx, { id: entry.id, version: entry.version, body: bodyOf({ type: 'paragraph' }) }),
  );
  await inTransaction(ctx, (tx) => publishEntry(tx, edited));
  await removeUnusedFiles(later);
  expect(await isKept(file)).toEqual([true, true]);
});

it('leaves bytes that somebody stores again at this moment', async () => {
  const file = await buildFile(api, author, 'again.txt', Buffer.from('uploaded again'));
  await api.db.transaction(async (db) => {
    await lockContent(db, file.sha256);
    expect(await removeUnusedFiles(later)).toBe(0);
  });
  expect(await isKept(file)).toEqual([true, true]);
  expect(await removeUnusedFiles(later)).toBe(1);
});

it('goes through more files than it takes at a time', async () => {
  const one = await buildFile(api, author, 'many.txt', Buffer.from('many'));
  await files.insert(Array.from({ length: 450 }, () => ({ ...one, id: undefined })));
  expect(await removeUnusedFiles(later)).toBe(451);
  expect(await isKept(one)).toEqual([false, false]);
});

it('removes what a killed process left of uploads, not what is arriving', async () => {
  const incoming = join(api.app.config.dataDir, 'incoming');
  const [old, fresh] = [join(incoming, 'old'), join(incoming, 'fresh')];
  for (const path of [old, fresh]) writeFileSync(path, 'half');
  utimesSync(old, new Date(), new Date(Date.now() - 2 * day));
  await removeUnusedFiles(api.app);
  expect(existsSync(old)).toBe(false);
  expect(readdirSync(incoming)).toEqual(['fresh']);
});

async function draftWith(file: StoredFile) {
  return await inTransaction(await api.ctx(author), (tx) =>
    createEntry(tx, {
      kind: EntryKind.ARTICLE,
      locale: Locale.ru,
      sectionId: section.id,
      title: `With ${file.name}`,
      body: bodyOf(pictureOf(file)),
    }),
  );
}
