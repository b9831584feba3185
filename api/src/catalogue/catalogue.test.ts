import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import {
  buildEquipment,
  buildFitment,
  buildGeneration,
  buildMake,
  buildModel,
} from '../../test/catalogue-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { EntryVehicle } from '../entries/entry-link.entity.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { saveFitment } from './save-fitment.ts';
import { Fitment, FitmentState } from './fitment.entity.ts';
import type { VehicleModel } from './vehicle.entity.ts';

const api = await testApi();

let publisher: Person;
let contributor: Person;
let sectionId: string;
let model: VehicleModel;
let device: Entry;

beforeAll(async () => {
  publisher = await buildPerson(api);
  contributor = await buildPerson(api);
  const section = await buildSection(api, {
    members: [
      [publisher, SectionRole.PUBLISHER],
      [contributor, SectionRole.CONTRIBUTOR],
    ],
  });
  sectionId = section.id;
  model = await buildModel(api, { name: 'RAV4', yearFrom: 1994, yearTo: 2020 });
  device = await buildEquipment(api, { sectionId, title: 'Tracker 1' });
});

const save = `mutation ($input: FitmentInput!) {
  saveFitment(input: $input) { id version state quantity role qualifiers { key value } warnings model { name } equipment { title } }
}`;
const saveAs = async (input: Record<string, unknown>, who = publisher, locale = Locale.ru) =>
  await api.ask(
    save,
    { input: { equipmentId: device.id, modelId: model.id, state: 'SUPPORTED', ...input } },
    who,
    locale,
  );

describe('a fitment', () => {
  test('is saved with its conditions in one order and its defaults', async () => {
    const { data, errors } = await saveAs({
      yearFrom: 2010,
      qualifiers: [
        { key: ' Package', value: 'Sport ' },
        { key: 'gearbox', value: 'robot' },
      ],
    });
    expect(errors).toEqual([]);
    expect(data.saveFitment).toMatchObject({
      version: 1,
      quantity: 1,
      role: 'REQUIRED',
      qualifiers: [
        { key: 'gearbox', value: 'robot' },
        { key: 'package', value: 'Sport' },
      ],
      model: { name: 'RAV4' },
      equipment: { title: 'Tracker 1' },
      warnings: [],
    });
  });

  test('that somebody changed meanwhile is not overwritten', async () => {
    const { id } = await buildFitment(api, { equipmentId: device.id, modelId: model.id, yearFrom: 2001 });
    expect((await saveAs({ id, version: 1, yearFrom: 2001, reason: 'first' })).data.saveFitment.version).toBe(
      2,
    );
    const late = await saveAs({ id, version: 1, yearFrom: 2001, reason: 'second' });
    expect(late.errors[0]?.code).toBe('CONFLICT');
    expect(await api.db.getRepository(Fitment).findOneBy({ id })).toMatchObject({
      reason: 'first',
      version: 2,
    });
  });

  test('that is here already is refused, and the other row named', async () => {
    const row = { yearFrom: 2003, yearTo: 2004, qualifiers: [{ key: 'gearbox', value: 'manual' }] };
    const first = await saveAs(row);
    const { errors } = await saveAs({ ...row, state: 'NOT_COMPATIBLE' });
    expect(errors[0]).toMatchObject({ code: 'CONFLICT', fitmentId: first.data.saveFitment.id });
    expect(errors[0]?.message).toMatch(/Tracker 1, Make \d+ RAV4 2003–2004, gearbox: manual/);
    expect((await saveAs({ ...row, yearTo: 2005 })).errors).toEqual([]);
  });

  test('sent twice at once is saved once', async () => {
    const input = {
      equipmentId: device.id,
      modelId: model.id,
      state: FitmentState.SUPPORTED,
      group: 'twice',
    };
    const ctx = await api.ctx(publisher);
    const both = await Promise.allSettled(
      [1, 2].map(() => inTransaction(ctx, (tx) => saveFitment(tx, input))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const failed = both.find((one) => one.status === 'rejected');
    expect(failed?.reason).toMatchObject({ extensions: { code: 'CONFLICT' } });
  });

  test.each([
    [{ yearFrom: 2019, yearTo: 2016 }, ['yearTo']],
    [{ yearFrom: 19 }, ['yearFrom']],
    [{ quantity: 0 }, ['quantity']],
    [{ role: 'ONE_OF' }, ['group']],
    [
      {
        qualifiers: [
          { key: 'gearbox', value: 'a' },
          { key: 'Gearbox', value: 'b' },
        ],
      },
      ['qualifiers'],
    ],
    [{ qualifiers: [{ key: 'year', value: '2019' }] }, ['qualifiers']],
    [{ modelId: '00000000-0000-4000-8000-000000000000' }, ['modelId']],
  ])('with %j is refused, with the place', async (input, places) => {
    const { errors } = await saveAs(input);
    expect(errors[0]?.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.fields?.map(({ path }) => path)).toEqual(places);
  });

  test('of another model’s generation, or of an article, is refused', async () => {
    const other = await buildGeneration(api, { modelId: (await buildModel(api)).id });
    const article = await buildEntry(api, { sectionId });
    expect((await saveAs({ generationId: other.id })).errors[0]?.fields?.[0]?.path).toBe('generationId');
    expect((await saveAs({ equipmentId: article.id })).errors[0]?.fields?.[0]?.path).toBe('equipmentId');
  });

  test('that reaches beyond the years of the model is saved with a warning in the reader’s language', async () => {
    const { data } = await saveAs({ yearFrom: 2019, yearTo: 2021 });
    expect(data.saveFitment.warnings).toEqual(['Годы строки выходят за годы выпуска «RAV4» (1994–2020).']);
    const english = await saveAs({ yearFrom: 1990, yearTo: 1995 }, publisher, Locale.en);
    expect(english.data.saveFitment.warnings[0]).toContain('reach beyond');
  });
});

describe('evidence', () => {
  const add = async (fitmentId: string, outcome: string, who: Person, note = 'Minsk, two vehicles') =>
    await api.ask(
      `mutation ($id: UUID!, $outcome: UseOutcome!, $note: String!) {
        addEvidence(fitmentId: $id, outcome: $outcome, note: $note) { state version evidence { note outcome person { id } } }
      }`,
      { id: fitmentId, outcome, note },
      who,
    );
  const build = async (state: FitmentState) =>
    (
      await buildFitment(api, {
        equipmentId: device.id,
        modelId: model.id,
        state,
        group: crypto.randomUUID(),
      })
    ).id;

  test('of a publisher that it worked confirms what was supported or unknown, and nothing else', async () => {
    const after = async (state: FitmentState, outcome: string, who: Person) =>
      (await add(await build(state), outcome, who)).data.addEvidence.state;
    const { SUPPORTED, UNKNOWN, PARTLY, NOT_COMPATIBLE, CONFIRMED_BY_US } = FitmentState;
    expect(await after(SUPPORTED, 'SOLVED', publisher)).toBe(CONFIRMED_BY_US);
    expect(await after(UNKNOWN, 'SOLVED', publisher)).toBe(CONFIRMED_BY_US);
    expect(await after(SUPPORTED, 'SOLVED', contributor)).toBe(SUPPORTED);
    expect(await after(SUPPORTED, 'PARTLY', publisher)).toBe(SUPPORTED);
    expect(await after(PARTLY, 'SOLVED', publisher)).toBe(PARTLY);
    expect(await after(NOT_COMPATIBLE, 'SOLVED', publisher)).toBe(NOT_COMPATIBLE);
  });

  test('says who saw it, and counts the version up only where the state changed', async () => {
    const id = await build(FitmentState.SUPPORTED);
    expect((await add(id, 'WRONG', contributor)).data.addEvidence).toMatchObject({
      version: 1,
      evidence: [{ outcome: 'WRONG', person: { id: contributor.id } }],
    });
    const { data } = await add(id, 'SOLVED', publisher);
    expect(data.addEvidence).toMatchObject({
      version: 2,
      evidence: [{ outcome: 'WRONG' }, { outcome: 'SOLVED' }],
    });
  });

  test('of one day comes as it was told', async () => {
    const id = await build(FitmentState.UNKNOWN);
    for (const outcome of ['WRONG', 'PARTLY']) await add(id, outcome, contributor);
    await api.db.query(
      `UPDATE fitment_evidence SET created_at = created_at - interval '1 hour' WHERE fitment_id = $1 AND outcome = 'PARTLY'`,
      [id],
    );
    const { evidence } = (await add(id, 'SOLVED', contributor)).data.addEvidence;
    expect(evidence.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'PARTLY',
      'WRONG',
      'SOLVED',
    ]);
  });

  test('without a word is refused', async () => {
    expect((await add(await build(FitmentState.SUPPORTED), 'SOLVED', publisher, '  ')).errors[0]?.code).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('a vehicle', () => {
  const admin = async () => await buildPerson(api, { role: OrganisationRole.ADMIN });

  test('has an address made of its name, which renaming does not move', async () => {
    const who = await admin();
    const made = await api.ask(
      `mutation { saveMake(input: { name: " ГАЗ ", aliases: ["GAZ", "GAZ", ""] }) { id slug name aliases } }`,
      {},
      who,
    );
    expect(made.data.saveMake).toMatchObject({ slug: 'gaz', name: 'ГАЗ', aliases: ['GAZ'] });
    const renamed = await api.ask(
      `mutation { saveMake(input: { id: "${made.data.saveMake.id}", name: "Горьковский автозавод" }) { slug name aliases } }`,
      {},
      who,
    );
    expect(renamed.data.saveMake).toEqual({ slug: 'gaz', name: 'Горьковский автозавод', aliases: [] });
    expect(
      (await api.ask(`mutation { saveMake(input: { name: "Газ" }) { id } }`, {}, who)).errors[0],
    ).toMatchObject({ code: 'CONFLICT', message: 'Такая марка уже есть.' });
  });

  test('is found by make and slug', async () => {
    const make = await buildMake(api, { name: 'Škoda' });
    const own = await buildModel(api, { makeId: make.id, name: 'Octavia' });
    const { data } = await api.ask(
      `{ vehicleModel(make: "skoda", slug: "octavia") { id make { name } } no: vehicleModel(make: "skoda", slug: "fabia") { id } }`,
    );
    expect(data).toEqual({ vehicleModel: { id: own.id, make: { name: 'Škoda' } }, no: null });
  });

  test('takes what is filed under it along to another make', async () => {
    const [from, to] = [await buildMake(api), await buildMake(api)];
    const own = await buildModel(api, { makeId: from.id });
    const entry = await buildEntry(api, { sectionId, vehicles: [{ makeId: from.id, modelId: own.id }] });
    await api.ask(
      `mutation { saveVehicleModel(input: { id: "${own.id}", makeId: "${to.id}", name: "Moved" }) { id } }`,
      {},
      await admin(),
    );
    expect(await api.db.getRepository(EntryVehicle).findOneBy({ entryId: entry.id })).toMatchObject({
      makeId: to.id,
    });
  });

  test.each([
    [`saveMake(input: { name: " " }) { id }`, 'name'],
    [`saveMake(input: { name: "!!!" }) { id }`, 'name'],
    [
      `saveVehicleModel(input: { makeId: "00000000-0000-4000-8000-000000000000", name: "X" }) { id }`,
      'makeId',
    ],
    [
      `saveGeneration(input: { modelId: "00000000-0000-4000-8000-000000000000", name: "X" }) { id }`,
      'modelId',
    ],
    [
      `saveGeneration(input: { modelId: "00000000-0000-4000-8000-000000000000", name: "X", voltage: 220 }) { id }`,
      'voltage',
    ],
    [
      `saveGeneration(input: { modelId: "00000000-0000-4000-8000-000000000000", name: "X", yearFrom: 2020, yearTo: 2010 }) { id }`,
      'yearTo',
    ],
  ])('%s is refused', async (mutation, place) => {
    const { errors } = await api.ask(`mutation { ${mutation} }`, {}, await admin());
    expect(errors[0]?.fields?.map(({ path }) => path)).toEqual([place]);
  });

  test('in free text is looked for up to a length; a whole ticket is refused with what to leave', async () => {
    const ask = (text: string) =>
      api.ask(`query ($text: String!) { recognizeVehicle(text: $text) { label } }`, { text });
    expect((await ask('УАЗ '.repeat(125))).errors).toEqual([]);
    expect((await ask('УАЗ '.repeat(126))).errors).toMatchObject([
      {
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'text' }],
        message: expect.stringContaining('500') as string,
      },
    ]);
  });

  test('in free text is found by whatever was saved last, in every process', async () => {
    const ask = async () =>
      (await api.ask(`{ recognizeVehicle(text: "буханка 2015") { label year model { name } } }`)).data
        .recognizeVehicle;
    expect(await ask()).toEqual([]);
    const make = await buildMake(api, { name: 'UAZ', nameCyrillic: 'УАЗ' });
    const own = await buildModel(api, { makeId: make.id, name: '452', aliases: ['Буханка'] });
    expect(await ask()).toEqual([{ label: 'UAZ 452, 2015', year: 2015, model: { name: '452' } }]);
    // Another process, past all our code.
    await api.db.query(`UPDATE vehicle_model SET name = '2206' WHERE id = $1`, [own.id]);
    expect(await ask()).toMatchObject([{ label: 'UAZ 2206, 2015' }]);
    await api.db.query(`DELETE FROM vehicle_model WHERE id = $1`, [own.id]);
    expect(await ask()).toEqual([]);
  });
});
