import { describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import {
  buildEquipment,
  buildFitment,
  buildGeneration,
  buildMake,
  buildModel,
} from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import type { FleetLineInput } from '../fleet/fleet.input.ts';
import type { Person } from '../people/person.entity.ts';
import type { OfflinePack } from './offline.types.ts';

const api = await testApi();
const staff = await buildPerson(api);
const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
const sectionId = (await buildSection(api)).id;

const kamaz = await buildMake(api, { name: 'KAMAZ', nameCyrillic: 'КАМАЗ', slug: 'kamaz' });
const lorry = await buildModel(api, { makeId: kamaz.id, name: '5490', slug: '5490', yearFrom: 2013 });
await buildGeneration(api, { modelId: lorry.id, name: 'NEO', yearFrom: 2019, yearTo: 2021 });
const bare = await buildModel(api, { makeId: kamaz.id, name: '43118', slug: '43118' });
const tracker = await buildEquipment(api, { sectionId, title: 'Tracker' });
const sensor = await buildEquipment(api, { sectionId, title: 'Fuel sensor' });
const secret = await buildEquipment(api, { sectionId, title: 'Secret harness', audience: Audience.STAFF });
await buildFitment(api, { equipmentId: tracker.id, modelId: lorry.id });
await buildFitment(api, {
  equipmentId: sensor.id,
  modelId: lorry.id,
  qualifiers: [{ key: 'tanks', value: '2' }],
});
await buildFitment(api, { equipmentId: secret.id, modelId: bare.id });

const PACK = `query ($of: OfflinePackInput!) {
  offlinePack(of: $of) {
    title pages { path kind title bytes words { text keywords codes } } files { url }
    fleet { number text quantity title path isUnknown }
  }
}`;
const ask = (lines: (string | FleetLineInput)[], as: Person | null = staff, name = 'Агро-Заря') =>
  api.ask(
    PACK,
    {
      of: { fleet: { name, lines: lines.map((line) => (typeof line === 'string' ? { text: line } : line)) } },
    },
    as,
  );
async function pack(lines: (string | FleetLineInput)[], as: Person = staff): Promise<OfflinePack> {
  const { data, errors } = await ask(lines, as);
  expect(errors).toEqual([]);
  return data.offlinePack;
}
const ofKind = ({ pages }: OfflinePack, wanted: string) => pages.filter(({ kind }) => kind === wanted);

describe('the pack of a fleet', () => {
  test('has each vehicle once, with what was answered of it, and tells of every line where its kit is', async () => {
    const twoTanks = { text: 'Камаз 5490 2018', options: [{ key: 'tanks', value: '2' }] };
    const kept = await pack(['Камаз 5490 2018 x2', twoTanks, 'КАМАЗ 5490, 2018', 'Прицеп']);
    expect(kept.title).toBe('Парк: Агро-Заря');
    expect(ofKind(kept, 'KIT').map(({ path }) => path)).toEqual([
      '/vehicles/kamaz/5490?year=2018',
      '/vehicles/kamaz/5490?year=2018&o.tanks=2',
    ]);
    expect(
      ofKind(kept, 'EQUIPMENT')
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Fuel sensor', 'Tracker']);
    const known = { path: '/vehicles/kamaz/5490?year=2018', title: 'KAMAZ 5490 2018', isUnknown: false };
    expect(kept.fleet).toEqual([
      { number: 1, text: 'Камаз 5490 2018', quantity: 2, ...known },
      {
        number: 2,
        text: 'Камаз 5490 2018',
        quantity: 1,
        ...known,
        path: `${known.path}&o.tanks=2`,
        title: 'KAMAZ 5490 2018, Баки: 2',
      },
      { number: 3, text: 'КАМАЗ 5490, 2018', quantity: 1, ...known },
      { number: 4, text: 'Прицеп', quantity: 1, path: null, title: null, isUnknown: false },
    ]);
  });

  test('has one page for a vehicle that is named in two ways', async () => {
    const generation = {
      text: '5490',
      modelId: lorry.id,
      year: 2020,
      options: [{ key: 'generation', value: 'NEO' }],
    };
    const kept = await pack(['Камаз 5490 2020', generation]);
    expect(ofKind(kept, 'KIT').map(({ title }) => title)).toEqual(['KAMAZ 5490 NEO 2020']);
    expect(new Set(kept.fleet.map(({ path }) => path)).size).toBe(1);
  });

  test('brings what is written about each of the models, however much there is about another', async () => {
    const write = (modelId: string, title: string) =>
      buildEntry(api, {
        sectionId,
        title,
        kind: EntryKind.ARTICLE,
        vehicles: [{ makeId: kamaz.id, modelId }],
      });
    await write(bare.id, 'Oldest, about the other');
    for (let i = 0; i < 100; i++) await write(lorry.id, `About the lorry ${i}`);
    const titles = (await pack(['Камаз 5490', 'Камаз 43118'])).pages.map(({ title }) => title);
    expect(titles).toContain('Oldest, about the other');
  });

  test('takes as many statements for two hundred lines as for a few', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        text: `Камаз ${['5490', '43118'][i % 2]} ${2013 + (i % 10)}`,
        options: [{ key: 'colour', value: String(i) }],
      }));
    const count = (many: number) => countStatements(() => pack(lines(many)));
    await count(2);
    const few = await count(10);
    expect(few).toBeLessThanOrEqual(20);
    expect(await count(200)).toBe(few);
  });

  test('of more vehicles than fit is refused with what to do, and so are more lines than are read', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        text: 'Камаз 5490',
        options: [{ key: 'colour', value: String(i) }],
      }));
    expect((await ask(lines(201))).errors[0]?.fields).toMatchObject([
      { path: 'of.fleet', message: expect.stringMatching(/201 разных машин.+200. Разделите/) },
    ]);
    expect((await ask(lines(501))).errors[0]?.message).toContain('501');
    const wrong = await ask([{ text: 'Камаз 5490', quantity: 0 }]);
    expect(wrong.errors[0]?.code).toBe('BAD_USER_INPUT');
    expect((await ask(['Камаз 5490'], staff, 'x'.repeat(201))).errors[0]?.code).toBe('BAD_USER_INPUT');
    expect((await ask(['Прицеп'])).errors[0]?.code).toBe('NOT_FOUND');
  });
});

describe('O1 the pack of a fleet holds what its reader may see', () => {
  test('a device above the reader is in no kit, and a vehicle that has only such is unknown', async () => {
    const lines = ['Камаз 43118', 'Камаз 5490'];
    expect(ofKind(await pack(lines), 'EQUIPMENT').map(({ title }) => title)).toContain('Secret harness');
    const kept = await pack(lines, client);
    expect(JSON.stringify(kept)).not.toContain('Secret');
    expect(kept.fleet.map(({ isUnknown }) => isUnknown)).toEqual([true, false]);
    const size = async (as: Person) => ofKind(await pack(lines, as), 'KIT')[0]!.bytes;
    const before = await size(client);
    await buildFitment(api, {
      equipmentId: secret.id,
      modelId: bare.id,
      qualifiers: [{ key: 'hidden', value: 'x' }],
    });
    expect(await size(client)).toBe(before);
    expect(JSON.stringify(await pack(lines, client))).not.toContain('hidden');
  });

  test('nobody who is not signed in learns even whether a vehicle is known', async () => {
    expect((await ask(['Камаз 5490'], null)).errors[0]?.code).toBe('UNAUTHENTICATED');
  });
});
