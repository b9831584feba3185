import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { SectionRole } from '../access/roles.ts';
import { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';

const api = await testApi();
let olga: Person, pavel: Person, section: Section;

beforeAll(async () => {
  olga = await buildPerson(api);
  pavel = await buildPerson(api);
  section = await buildSection(api, {
    members: [
      [olga, SectionRole.PUBLISHER],
      [pavel, SectionRole.PUBLISHER],
    ],
  });
});

const create = `mutation ($input: CreateEntryInput!) { createEntry(input: $input) { id version } }`;

/** An answer with this code, published by its author; what went wrong comes back. */
async function publish(shortCode: string, scope: 'ALL' | 'PERSONAL', by: Person, locale = 'ru') {
  const data = {
    shortCode,
    scope,
    variants: [{ locale, channel: 'PLAIN', subject: '', text: 'Здравствуйте!' }],
    blanks: [],
  };
  const input = { kind: 'CANNED_ANSWER', sectionId: section.id, locale, title: shortCode, data };
  const created = await api.ask(create, { input }, by);
  expect(created.errors).toEqual([]);
  const { id } = created.data.createEntry as { id: string };
  return { id, errors: await step('publishEntry', id, by) };
}

async function step(name: string, id: string, by: Person) {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  const mutation = `mutation ($id: UUID!, $version: Int!) { ${name}(id: $id, version: $version) { status } }`;
  return (await api.ask(mutation, { id, version }, by)).errors;
}

describe('a short code', () => {
  test('is one shared answer in a language', async () => {
    expect((await publish('zdr', 'ALL', olga)).errors).toEqual([]);
    expect((await publish('zdr', 'ALL', olga, 'en')).errors).toEqual([]);
    expect((await publish('zdr', 'ALL', pavel)).errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('Общий готовый ответ') as string },
    ]);
  });

  test('may be everybody’s own besides, and each has one of it', async () => {
    expect((await publish('moy', 'ALL', olga)).errors).toEqual([]);
    expect((await publish('moy', 'PERSONAL', olga)).errors).toEqual([]);
    expect((await publish('moy', 'PERSONAL', pavel)).errors).toEqual([]);
    expect((await publish('moy', 'PERSONAL', pavel)).errors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('У вас уже есть') as string },
    ]);
  });

  test.each(['archiveEntry', 'binEntry'])('is free after %s, and taken again by restoring', async (away) => {
    const code = `code-${away.toLowerCase()}`;
    const { id: first } = await publish(code, 'ALL', olga);
    expect(await step(away, first, olga)).toEqual([]);
    const second = await publish(code, 'ALL', pavel);
    expect(second.errors).toEqual([]);
    expect(await step('restoreEntry', first, olga)).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await step(away, second.id, pavel)).toEqual([]);
    expect(await step('restoreEntry', first, olga)).toEqual([]);
    expect((await publish(code, 'ALL', pavel)).errors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('of an answer in the archive is not taken by a way through the bin', async () => {
    const { id } = await publish('dolgiy-put', 'ALL', olga);
    for (const away of ['archiveEntry', 'binEntry', 'restoreEntry'])
      expect(await step(away, id, olga), away).toEqual([]);
    expect(await api.db.getRepository(Entry).findOneByOrFail({ id })).toMatchObject({ status: 'ARCHIVED' });
    expect((await publish('dolgiy-put', 'ALL', pavel)).errors).toEqual([]);
  });
});
