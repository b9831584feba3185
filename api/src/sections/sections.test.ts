import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Person } from '../people/person.entity.ts';
import { Section } from './section.entity.ts';

const api = await testApi();
let admin: Person;
beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
});

const save = `mutation ($input: SectionInput!) { saveSection(input: $input) { id slug parentId audience names { ru en } } }`;
const remove = `mutation ($id: UUID!) { deleteSection(id: $id) }`;

test('a section is added with an address of its name, as open as the one above', async () => {
  const above = await buildSection(api, { audience: Audience.STAFF });
  const { data } = await api.ask(
    save,
    { input: { names: { ru: 'Датчики', en: 'Fuel sensors' }, parentId: above.id } },
    admin,
  );
  expect(data.saveSection).toMatchObject({ slug: 'fuel-sensors', parentId: above.id, audience: 'STAFF' });
});

test('a section can’t go into itself or into what lies in it', async () => {
  const top = await buildSection(api);
  const middle = await buildSection(api, { parentId: top.id });
  const bottom = await buildSection(api, { parentId: middle.id });
  for (const parentId of [top.id, middle.id, bottom.id]) {
    const { errors } = await api.ask(save, { input: { id: top.id, parentId } }, admin);
    expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'parentId' }] });
  }
  expect(await api.db.getRepository(Section).findOneByOrFail({ id: top.id })).toMatchObject({
    parentId: null,
  });
});

test('two moves at once never close a circle', async () => {
  const a = await buildSection(api);
  const b = await buildSection(api);
  await Promise.all([
    api.ask(save, { input: { id: a.id, parentId: b.id } }, admin),
    api.ask(save, { input: { id: b.id, parentId: a.id } }, admin),
  ]);
  const rows = await api.db.getRepository(Section).findBy([{ id: a.id }, { id: b.id }]);
  expect(rows.filter(({ parentId }) => parentId !== null)).toHaveLength(1);
});

test('an address that is taken and a name that is missing are said in words', async () => {
  const taken = await buildSection(api);
  const names = { ru: 'Раздел', en: 'Section' };
  expect((await api.ask(save, { input: { slug: taken.slug, names } }, admin)).errors[0]).toMatchObject({
    code: 'CONFLICT',
    message: 'Такой адрес раздела уже занят. Выберите другой.',
  });
  expect(
    (await api.ask(save, { input: { slug: 'free', names: { ru: 'Есть', en: ' ' } } }, admin)).errors[0]!
      .fields![0]!.path,
  ).toBe('names');
});

test('only an empty section can be deleted', async () => {
  const section = await buildSection(api);
  const entry = await buildEntry(api, { sectionId: section.id });
  expect((await api.ask(remove, { id: section.id }, admin)).errors[0]!.code).toBe('CONFLICT');
  await api.db.query('DELETE FROM entry WHERE id = $1', [entry.id]);
  expect((await api.ask(remove, { id: section.id }, admin)).data.deleteSection).toBe(true);
});

test('a publisher manages their section and those below, and no other', async () => {
  const publisher = await buildPerson(api);
  const own = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
  const below = await buildSection(api, { parentId: own.id });
  const other = await buildSection(api);
  const rename = (id: string) =>
    api.ask(save, { input: { id, names: { ru: 'Новое', en: 'New' } } }, publisher);
  expect((await rename(below.id)).errors).toEqual([]);
  expect((await rename(other.id)).errors[0]!.code).toBe('FORBIDDEN');
  expect(
    (await api.ask(save, { input: { id: own.id, parentId: other.id } }, publisher)).errors[0]!.code,
  ).toBe('FORBIDDEN');
});

test('C12 a section leaves the closed ones above it by the hand of an admin only', async () => {
  const publisher = await buildPerson(api);
  const closed = await buildSection(api, { audience: Audience.SECTION });
  const inside = await buildSection(api, {
    parentId: closed.id,
    members: [[publisher, SectionRole.PUBLISHER]],
  });
  const top = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
  await api.db.query(`INSERT INTO section_member (section_id, person_id, role) VALUES ($1, $2, 'READER')`, [
    closed.id,
    publisher.id,
  ]);
  const leave = (id: string, as: Person) => api.ask(save, { input: { id, parentId: null } }, as);
  expect((await leave(inside.id, publisher)).errors[0]!.code).toBe('FORBIDDEN');
  expect((await leave(top.id, publisher)).errors).toEqual([]);
  expect((await leave(inside.id, admin)).data.saveSection.parentId).toBeNull();
});
