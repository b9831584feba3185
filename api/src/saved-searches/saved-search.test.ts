import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let client: Person, staff: Person;

beforeAll(async () => {
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  staff = await buildPerson(api);
});

const save = `mutation ($input: SaveSearchInput!) { saveSearch(input: $input) { id name text filter sort } }`;
const list = `{ savedSearches { id name text } }`;
const given = { name: ' Схемы ГАЗ ', text: 'can-h', filter: { kind: ['DIAGRAM'], make: ['gaz'], tag: [] } };

test('S9: anybody signed in keeps searches, and sees and deletes only their own', async () => {
  const { data } = await api.ask(save, { input: given }, client);
  expect(data.saveSearch).toEqual({
    id: expect.any(String),
    name: 'Схемы ГАЗ',
    text: 'can-h',
    filter: { kind: ['DIAGRAM'], make: ['gaz'] },
    sort: 'relevance',
  });
  const { id } = data.saveSearch;
  expect((await api.ask(list, {}, client)).data.savedSearches).toHaveLength(1);
  expect((await api.ask(list, {}, staff)).data.savedSearches).toEqual([]);
  expect((await api.ask(list)).data.savedSearches).toEqual([]);

  const remove = `mutation ($id: UUID!) { deleteSavedSearch(id: $id) }`;
  expect((await api.ask(remove, { id }, staff)).errors[0]!.code).toBe('NOT_FOUND');
  expect((await api.ask(remove, { id })).errors[0]!.code).toBe('UNAUTHENTICATED');
  expect((await api.ask(remove, { id }, client)).data.deleteSavedSearch).toBe(true);
  expect((await api.ask(list, {}, client)).data.savedSearches).toEqual([]);
});

test('the same name again replaces what was kept under it', async () => {
  await api.ask(save, { input: given }, staff);
  await api.ask(save, { input: { ...given, text: 'can-l' } }, staff);
  expect((await api.ask(list, {}, staff)).data.savedSearches).toMatchObject([
    { name: 'Схемы ГАЗ', text: 'can-l' },
  ]);
});

test.each([
  ['no name', { name: ' ', text: 'can' }, 'name'],
  ['a name too long', { name: 'а'.repeat(81), text: 'can' }, 'name'],
  ['nothing to look for', { name: 'Пусто', text: ' ' }, 'text'],
  ['a text too long', { name: 'Длинно', text: 'а'.repeat(501) }, 'text'],
])('a search with %s is refused at its field', async (_what, input, path) => {
  const { errors } = await api.ask(save, { input }, staff);
  expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
});

test('nobody keeps searches without signing in, nor more than fifty', async () => {
  expect((await api.ask(save, { input: given })).errors[0]!.code).toBe('UNAUTHENTICATED');
  const keen = await buildPerson(api);
  for (let n = 0; n < 50; n++) await api.ask(save, { input: { name: `Поиск ${n}`, text: 'can' } }, keen);
  expect((await api.ask(save, { input: given }, keen)).errors[0]!.message).toContain('50');
  expect((await api.ask(save, { input: { name: 'Поиск 1', text: 'lin' } }, keen)).errors).toEqual([]);
});
