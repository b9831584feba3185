import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let client: Person, reader: Person, contributor: Person;

beforeAll(async () => {
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  reader = await buildPerson(api);
  contributor = await buildPerson(api);
  await buildSection(api, { members: [[contributor, SectionRole.CONTRIBUTOR]] });
  const gaz = await buildMake(api, { name: 'ГАЗ', aliases: ['GAZ'] });
  await buildModel(api, { makeId: gaz.id, name: 'GAZelle Next', nameCyrillic: 'ГАЗель Next' });
});

const add = async (input: Record<string, unknown>, as: Person | null = contributor) =>
  await api.ask(
    `mutation ($input: AddVehicleInput!) {
      addVehicle(input: $input) { name slug yearFrom yearTo aliases make { name slug } }
    }`,
    { input },
    as,
  );

test('a model joins the make that has the name, with what people call it, and is recognised at once', async () => {
  const { data } = await add({ make: 'Gaz', model: '66', yearFrom: 1964, yearTo: 1999 });
  expect(data.addVehicle).toMatchObject({ name: '66', slug: '66', yearTo: 1999, make: { name: 'ГАЗ' } });
  const { data: found } = await api.ask(`{ recognizeVehicle(text: "шишига 1980") { label } }`);
  expect(found.recognizeVehicle[0].label).toBe('ГАЗ 66, 1980');
});

test('a make that is missing is added with its model', async () => {
  const { data } = await add({ make: 'Тонар', model: '7502' });
  expect(data.addVehicle).toMatchObject({ name: '7502', make: { name: 'Тонар', slug: 'tonar' } });
});

test('what is there under another name is not added twice', async () => {
  const { errors } = await add({ make: 'GAZ', model: 'газель next' });
  expect(errors[0]).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('GAZelle Next') });
});

test('what is there under the Cyrillic name or a nickname of the new one is not added twice', async () => {
  const cyrillic = await add({ make: 'GAZ', model: 'Next GAZelle', nameCyrillic: 'ГАЗЕЛЬ Next' });
  expect(cyrillic.errors[0]).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('GAZelle Next'),
  });
  const lada = await buildMake(api, { name: 'Lada' });
  await buildModel(api, { makeId: lada.id, name: 'Жигули семёрка', aliases: ['Семёрка'] });
  // People call a 2107 «семёрка», and so it would be called here.
  const nickname = await add({ make: 'Lada', model: '2107' });
  expect(nickname.errors[0]).toMatchObject({ code: 'CONFLICT', fields: [{ path: 'model' }] });
  expect((await api.ask(`{ make(slug: "${lada.slug}") { modelCount } }`)).data.make.modelCount).toBe(1);
});

test('an address that is cut to what another model has gets a number', async () => {
  const slugs = [];
  const long = 'полуприцеп '.repeat(9);
  for (const end of ['лесовоз', 'щеповоз'])
    slugs.push((await add({ make: 'Лесник', model: `${long}${end}` })).data.addVehicle.slug);
  expect(slugs[1]).toBe(`${slugs[0]}-2`);
});

test('what is wrong is named by its field', async () => {
  const { errors } = await add({ make: ' ', model: '—', yearFrom: 2010, yearTo: 2001 });
  expect(errors[0]!.code).toBe('BAD_USER_INPUT');
  expect((await add({ make: ' ', model: 'x' })).errors[0]!.fields?.map(({ path }) => path)).toEqual(['make']);
  expect(
    (await add({ make: 'GAZ', model: '—', yearFrom: 2010, yearTo: 2001 })).errors[0]!.fields?.map(
      ({ path }) => path,
    ),
  ).toEqual(['yearTo', 'model']);
});

test('K5: only who writes somewhere adds, and a refusal adds nothing, not even the make', async () => {
  const codes = [];
  for (const person of [null, client, reader])
    codes.push((await add({ make: 'Чужая', model: 'Модель' }, person)).errors[0]!.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  expect((await api.ask(`{ makes(text: "Чужая") { name } }`)).data.makes).toEqual([]);
});
