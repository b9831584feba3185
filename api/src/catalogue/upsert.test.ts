import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildMake, buildModel } from '../../test/catalogue-factories.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import { ForbiddenError } from '../errors.ts';
import type { Person } from '../people/person.entity.ts';
import { Fitment, FitmentState } from './fitment.entity.ts';
import { type FitmentRow, upsertFitments } from './upsert-fitments.ts';
import { upsertVehicles, type VehicleRow } from './upsert-vehicles.ts';
import { Generation, Make, VehicleModel } from './vehicle.entity.ts';

const api = await testApi();
/** The public list of 411 makes and 4,752 models, beside the project on the machines that have it. */
const carsBase = new URL('../../../../shared/data/01-fitment/cars-base-ru/cars.json', import.meta.url);

let admin: Person;
beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
});

const vehicles = async (source: string, rows: VehicleRow[]) =>
  await inTransaction(await api.ctx(admin), (tx) => upsertVehicles(tx, source, rows));
const fitments = async (source: string, rows: FitmentRow[]) =>
  await inTransaction(await api.ctx(admin), (tx) => upsertFitments(tx, source, rows));
const outcomes = (changes: { rows: { outcome: string }[] }) => changes.rows.map(({ outcome }) => outcome);

describe('a source of vehicles', () => {
  const lada = { key: 'VAZ', name: 'Lada (ВАЗ)', nameCyrillic: 'Лада', country: 'Россия' };
  const granta = { key: 'VAZ_GRANTA', name: 'Granta', nameCyrillic: 'Гранта', yearFrom: 2011, yearTo: null };
  const niva = { key: 'VAZ_2121', name: '2121 (4x4)', yearFrom: 1977, yearTo: 2021 };

  test('is taken in, and taken in again changes nothing', async () => {
    const rows = [granta, niva].map((model) => ({ make: lada, model }));
    expect(outcomes(await vehicles('first', rows))).toEqual(['ADDED', 'ADDED']);
    const again = await vehicles('first', rows);
    expect([outcomes(again), again.gone]).toEqual([['UNCHANGED', 'UNCHANGED'], []]);
    const make = await api.db.getRepository(Make).findOneByOrFail({ slug: 'lada-vaz' });
    expect(await api.db.getRepository(VehicleModel).findBy({ makeId: make.id })).toHaveLength(2);
  });

  test('what is added gets the names that people use for it; those that were removed do not come back', async () => {
    const rows = [{ make: { name: 'УАЗ' }, model: { name: 'Patriot' } }];
    await vehicles('nicknames', rows);
    const models = api.db.getRepository(VehicleModel);
    const patriot = await models.findOneByOrFail({ slug: 'patriot' });
    expect(patriot.aliases).toContain('патрик');
    await models.update({ id: patriot.id }, { aliases: [] });
    expect(outcomes(await vehicles('nicknames', rows))).toEqual(['UNCHANGED']);
    expect((await models.findOneByOrFail({ id: patriot.id })).aliases).toEqual([]);
  });

  test('that changed says what, and what it no longer has stays and is named', async () => {
    await vehicles('second', [
      { make: { key: 'A', name: 'Second' }, model: { key: 'A1', name: 'One', yearFrom: 2000 } },
      { make: { key: 'A', name: 'Second' }, model: { key: 'A2', name: 'Two' } },
    ]);
    const next = await vehicles('second', [
      { make: { key: 'A', name: 'Second' }, model: { key: 'A1', name: 'One Plus', yearFrom: 2001 } },
    ]);
    expect(next.rows[0]).toMatchObject({
      outcome: 'CHANGED',
      changes: [
        { field: 'name', from: 'One', to: 'One Plus' },
        { field: 'yearFrom', from: 2000, to: 2001 },
      ],
    });
    expect(next.gone.map(({ label }) => label)).toEqual(['Second Two']);
    expect(await api.db.getRepository(VehicleModel).findOneBy({ id: next.gone[0]!.id })).toMatchObject({
      name: 'Two',
    });
    // An address outlives the name it was made of.
    expect(await api.db.getRepository(VehicleModel).findOneBy({ name: 'One Plus' })).toMatchObject({
      slug: 'one',
    });
  });

  test('meets vehicles that are there under another name, and only fills in what they lack', async () => {
    const make = await buildMake(api, { name: 'ГАЗ', aliases: ['GAZ'] });
    const model = await buildModel(api, { makeId: make.id, name: 'ГАЗель Next', yearFrom: 2013 });
    const { rows, gone } = await vehicles('third', [
      {
        make: { key: 'g', name: 'GAZ', country: 'RU' },
        model: { key: 'n', name: 'газель-NEXT', yearFrom: 1999, bodyClass: 'van', aliases: ['газель некст'] },
        generation: { name: 'ISF2.8', voltage: 12 },
      },
    ]);
    expect(rows[0]).toMatchObject({ outcome: 'ADDED', makeId: make.id, modelId: model.id });
    expect(await api.db.getRepository(VehicleModel).findOneBy({ id: model.id })).toMatchObject({
      name: 'ГАЗель Next',
      yearFrom: 2013,
      bodyClass: 'van',
      aliases: ['газель некст'],
    });
    expect(await api.db.getRepository(Make).findOneBy({ id: make.id })).toMatchObject({
      name: 'ГАЗ',
      country: 'RU',
    });
    expect(await api.db.getRepository(Generation).findBy({ modelId: model.id })).toMatchObject([
      { name: 'ISF2.8', voltage: 12 },
    ]);
    expect(gone).toEqual([]);
    expect((await vehicles('third', [])).gone.map(({ label }) => label)).toEqual(['ГАЗ ГАЗель Next ISF2.8']);
  });

  test('never takes away aliases that people added', async () => {
    const { rows } = await vehicles('fourth', [{ make: { name: 'Fourth', aliases: ['fourth-a'] } }]);
    await api.db.getRepository(Make).update(rows[0]!.makeId, { aliases: ['fourth-a', 'ours'] });
    expect(outcomes(await vehicles('fourth', [{ make: { name: 'Fourth', aliases: ['fourth-a'] } }]))).toEqual(
      ['UNCHANGED'],
    );
  });

  test('with one vehicle twice says which row was first; by ids of its own it tells two of one name apart', async () => {
    const make = { name: 'Twice' };
    const { rows } = await vehicles('fifth', [
      { make, model: { key: '1', name: 'GO' } },
      { make, model: { key: '2', name: 'GO+' } },
      { make, model: { key: '1', name: 'GO' } },
      { make, model: { name: 'Other' } },
      { make, model: { name: 'OTHER' } },
    ]);
    expect(rows.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, 0, null, 3]);
    expect(rows[1]!.modelId).not.toBe(rows[0]!.modelId);
  });

  test('with a bad row tells what is wrong with it, and writes nothing of it', async () => {
    const { rows } = await vehicles('sixth', [
      { make: { name: 'Sixth' }, model: { name: 'Bad', yearFrom: 2020, yearTo: 2010 } },
      { make: { name: '???' }, model: { name: 'Orphan' } },
      { make: { name: 'Sixth' }, model: { name: 'Good' } },
    ]);
    expect(rows.map(({ outcome, problems }) => [outcome, problems.map(({ path }) => path)])).toEqual([
      ['REFUSED', ['yearTo']],
      ['REFUSED', ['name']],
      ['ADDED', []],
    ]);
    expect(await api.db.getRepository(VehicleModel).countBy({ name: 'Orphan' })).toBe(0);
  });

  test('with two models of one slug gives each an address', async () => {
    const make = { name: 'Slugs' };
    const { rows } = await vehicles('seventh', [
      { make, model: { name: 'C+' } },
      { make, model: { name: 'C é' } },
      { make, model: { name: 'C-e' } },
    ]);
    expect(rows.map(({ duplicateOf }) => duplicateOf)).toEqual([null, null, 1]);
    const made = await api.db.getRepository(VehicleModel).findBy({ makeId: rows[0]!.makeId });
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(2);
  });

  test('is an editor’s matter', async () => {
    const reader = await buildPerson(api);
    const ctx = await api.ctx(reader);
    await expect(inTransaction(ctx, (tx) => upsertVehicles(tx, 'x', []))).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(inTransaction(ctx, (tx) => upsertFitments(tx, 'x', []))).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });

  test.skipIf(!existsSync(carsBase))('of 4,752 models is taken in in a handful of statements', async () => {
    interface Row {
      id: string;
      name: string;
      cyrillic_name: string;
      year_from: number;
      year_to: number;
    }
    const list = JSON.parse(readFileSync(carsBase, 'utf8')) as (Row & { country: string; models: Row[] })[];
    const rows = list.flatMap(({ models, ...make }) =>
      models.map((model) => ({
        make: { key: make.id, name: make.name, nameCyrillic: make.cyrillic_name, country: make.country },
        model: {
          key: model.id,
          name: model.name,
          nameCyrillic: model.cyrillic_name,
          yearFrom: model.year_from,
          yearTo: model.year_to,
        },
      })),
    );
    let added = 0;
    const statements = await countStatements(async () => {
      added = outcomes(await vehicles('cars-base', rows)).filter((outcome) => outcome === 'ADDED').length;
    });
    expect(added).toBeGreaterThan(4700);
    expect(statements).toBeLessThan(40);
    expect(outcomes(await vehicles('cars-base', rows)).every((outcome) => outcome === 'UNCHANGED')).toBe(
      true,
    );

    const recognized = await api.ask(
      `{ recognizeVehicle(text: "Гранта") { label } other: recognizeVehicle(text: "2121 (4x4)") { model { yearFrom yearTo } } }`,
    );
    expect(recognized.data.recognizeVehicle[0].label).toBe('Lada (ВАЗ) Granta');
    expect(recognized.data.other[0].model).toEqual({ yearFrom: 1977, yearTo: 2021 });
  });
});

describe('a source of fitments', () => {
  let equipmentId: string;
  let modelId: string;
  beforeAll(async () => {
    const { id: sectionId } = await buildSection(api);
    equipmentId = (await buildEquipment(api, { sectionId, title: 'VW J533' })).id;
    modelId = (await buildModel(api, { name: 'A3' })).id;
  });
  const row = (with_: Partial<FitmentRow> = {}): FitmentRow => ({
    equipmentId,
    modelId,
    state: FitmentState.SUPPORTED,
    ...with_,
  });
  const stored = async (id: string) => await api.db.getRepository(Fitment).findOneBy({ id });

  test('is taken in, and taken in again changes nothing', async () => {
    const rows = [
      row({ yearFrom: 2014, yearTo: 2019 }),
      row({ yearFrom: 2020, qualifiers: [{ key: 'package', value: 'ACC' }] }),
    ];
    expect(outcomes(await fitments('one', rows))).toEqual(['ADDED', 'ADDED']);
    const again = await fitments('one', rows.toReversed());
    expect([outcomes(again), again.gone]).toEqual([['UNCHANGED', 'UNCHANGED'], []]);
  });

  test('that changed says what, and takes away what it no longer has', async () => {
    await fitments('two', [row({ key: 'a', yearFrom: 2014 }), row({ key: 'b', yearFrom: 2015 })]);
    const next = await fitments('two', [row({ key: 'a', yearFrom: 2014, quantity: 2 })]);
    expect(next.rows[0]).toMatchObject({
      outcome: 'CHANGED',
      changes: [{ field: 'quantity', from: 1, to: 2 }],
    });
    expect(await stored(next.rows[0]!.id)).toMatchObject({ quantity: 2, version: 2 });
    expect(next.gone).toMatchObject([{ isKept: false, label: expect.stringMatching(/A3, VW J533$/) }]);
    expect(await stored(next.gone[0]!.id)).toBeNull();
  });

  test('never takes back or takes away what we confirmed', async () => {
    const [first] = (await fitments('three', [row({ key: 'a', yearFrom: 2016 })])).rows;
    await api.db.getRepository(Fitment).update(first!.id, { state: FitmentState.CONFIRMED_BY_US });
    expect(outcomes(await fitments('three', [row({ key: 'a', yearFrom: 2016 })]))).toEqual(['UNCHANGED']);
    expect((await fitments('three', [])).gone).toMatchObject([{ id: first!.id, isKept: true }]);
    expect(await stored(first!.id)).toMatchObject({ state: FitmentState.CONFIRMED_BY_US });
  });

  test('leaves alone what people entered and what other sources brought, even the same row', async () => {
    const mine = await buildFitment(api, { equipmentId, modelId, yearFrom: 2017 });
    await fitments('four', [row({ yearFrom: 2017 })]);
    await fitments('four%', [row({ yearFrom: 2017 })]);
    await fitments('four_', []);
    expect((await fitments('four%', [])).gone).toHaveLength(1);
    expect(await stored(mine.id)).toEqual(mine);
    expect(outcomes(await fitments('four', [row({ yearFrom: 2017 })]))).toEqual(['UNCHANGED']);
  });

  test('with bad rows tells each one’s problems and writes none of them', async () => {
    const { rows } = await fitments('five', [
      row({ yearFrom: 2020, yearTo: 2010 }),
      row({ equipmentId: '00000000-0000-4000-8000-000000000000' }),
      row({ modelId: '00000000-0000-4000-8000-000000000000' }),
      row({ yearFrom: 2021 }),
      row({ yearFrom: 2021 }),
    ]);
    expect(
      rows.map(({ outcome, problems, duplicateOf }) => [
        outcome,
        problems.map(({ path }) => path),
        duplicateOf,
      ]),
    ).toEqual([
      ['REFUSED', ['yearTo'], null],
      ['REFUSED', ['equipmentId'], null],
      ['REFUSED', ['modelId'], null],
      ['ADDED', [], null],
      ['ADDED', [], 3],
    ]);
    expect(await api.db.getRepository(Fitment).countBy({ sourceKey: 'five:x' })).toBe(0);
    expect((await fitments('five', [])).gone).toHaveLength(1);
  });

  test('names a text that is too long; what an earlier version took stays as it is', async () => {
    const long = 'а'.repeat(5000);
    const [old] = (await fitments('six', [row({ key: 'a', yearFrom: 2018 })])).rows;
    await api.db.getRepository(Fitment).update(old!.id, { group: long });
    const { rows } = await fitments('six', [
      row({ key: 'a', yearFrom: 2018, group: long, quantity: 2 }),
      row({ key: 'b', yearFrom: 2018, group: long }),
    ]);
    expect(rows.map(({ outcome, problems }) => [outcome, problems.map(({ path }) => path)])).toEqual([
      ['CHANGED', []],
      ['REFUSED', ['group']],
    ]);
  });
});
