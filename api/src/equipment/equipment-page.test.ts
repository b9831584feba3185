import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole } from '../access/roles.ts';
import { FitmentState } from '../catalogue/fitment.entity.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
let staff: Person, client: Person;
let device: Entry, old: Entry;
let modelId: string;

beforeAll(async () => {
  staff = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  const sectionId = (await buildSection(api)).id;
  const secret = await buildEntry(api, { sectionId, title: 'Внутренний разбор', audience: Audience.STAFF });
  device = await buildEquipment(api, {
    sectionId,
    title: 'Новый',
    data: {
      firmware: [{ version: '1.5', date: '2026-02-01', changes: 'Исправлено засыпание' }],
      knownProblems: [
        { text: 'Не засыпает', from: '1.2', to: '1.4', fixedIn: '1.5', entry: secret.id },
        { text: 'Теряет пробег', from: '1.6' },
      ],
    },
  });
  const link = (kind: 'SUPERSEDED_BY' | 'REQUIRES') => ({ relations: [{ kind, equipment: device.id }] });
  old = await buildEquipment(api, { sectionId, title: 'Старый', data: link('SUPERSEDED_BY') });
  await buildEquipment(api, {
    sectionId,
    title: 'Секретный',
    audience: Audience.STAFF,
    data: link('REQUIRES'),
  });
  modelId = (await buildModel(api)).id;
  const years = [
    [2018, FitmentState.SUPPORTED, '1.3'],
    [2019, FitmentState.SUPPORTED, '1.5'],
    [2020, FitmentState.PARTLY, null],
  ] as const;
  for (const [year, state, firmware] of years)
    await buildFitment(api, {
      equipmentId: device.id,
      modelId,
      yearFrom: year,
      yearTo: year,
      state,
      firmware,
    });
});

async function page(of: Entry, as: Person | null) {
  const { data, errors } = await api.ask(
    `query ($id: UUID) { entry(id: $id) { equipment {
      relations { kind equipment { title } }
      relationsFrom { kind equipment { title } }
      knownProblems { text from to fixedIn entry { title } }
      fitmentStates { state count }
      partly: fitments(state: PARTLY) { totalCount nodes { yearFrom } }
      fitments { nodes { yearFrom knownProblems { text } } }
    } } }`,
    { id: of.id },
    as,
  );
  expect(errors).toEqual([]);
  return data.entry.equipment;
}

test('a device that took another’s place and the other know of each other', async () => {
  expect((await page(old, staff)).relations).toEqual([
    { kind: 'SUPERSEDED_BY', equipment: { title: 'Новый' } },
  ]);
  expect((await page(device, staff)).relationsFrom).toEqual(
    expect.arrayContaining([
      { kind: 'SUPERSEDED_BY', equipment: { title: 'Старый' } },
      { kind: 'REQUIRES', equipment: { title: 'Секретный' } },
    ]),
  );
});

describe('known problems', () => {
  test('stand where a fitment’s least firmware may have them', async () => {
    const { nodes } = (await page(device, staff)).fitments;
    const of = (year: number) =>
      nodes
        .find(({ yearFrom }: { yearFrom: number }) => yearFrom === year)
        .knownProblems.map(({ text }: { text: string }) => text);
    expect([of(2018), of(2019), of(2020)]).toEqual([['Не засыпает', 'Теряет пробег'], ['Теряет пробег'], []]);
  });

  test('Q2: a problem, a relation and a count lead only to what the viewer may see', async () => {
    const [first] = (await page(device, staff)).knownProblems;
    expect(first).toEqual({
      text: 'Не засыпает',
      from: '1.2',
      to: '1.4',
      fixedIn: '1.5',
      entry: { title: 'Внутренний разбор' },
    });
    const seen = await page(device, client);
    expect(seen.knownProblems[0].entry).toBeNull();
    expect(JSON.stringify(seen)).not.toMatch(/Внутренний разбор|Секретный/);
    const anonymous = await page(device, null);
    expect([anonymous.fitmentStates, anonymous.partly.totalCount]).toEqual([[], 0]);
  });
});

test('its vehicles are counted by state and listed by one', async () => {
  const { fitmentStates, partly } = await page(device, client);
  expect(fitmentStates).toEqual([
    { state: 'SUPPORTED', count: 2 },
    { state: 'PARTLY', count: 1 },
  ]);
  expect(partly).toEqual({ totalCount: 1, nodes: [{ yearFrom: 2020 }] });
});

test('a list of devices asks once for what names them and for the states of their fitments', async () => {
  const ask = () =>
    countStatements(async () => {
      const { errors } = await api.ask(
        `{ devices(first: 20) { nodes { equipment { relationsFrom { kind } fitmentStates { count } } } } }`,
        {},
        staff,
      );
      expect(errors).toEqual([]);
    });
  const few = await ask();
  const { sectionId } = device;
  for (const title of ['Ещё', 'И ещё', 'И последний']) await buildEquipment(api, { sectionId, title });
  expect(await ask()).toBe(few);
});
