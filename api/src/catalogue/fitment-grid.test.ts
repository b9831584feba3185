import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { countStatements } from '../../test/count-statements.ts';
import {
  buildEquipment,
  buildFitment,
  buildGeneration,
  buildMake,
  buildModel,
} from '../../test/catalogue-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { Evidence, Fitment, FitmentState } from './fitment.entity.ts';
import { saveFitments } from './save-fitments.ts';
import { upsertFitments } from './upsert-fitments.ts';
import type { VehicleModel } from './vehicle.entity.ts';

const api = await testApi();
let contributor: Person, publisher: Person;
let sectionId: string, makeId: string;
let model: VehicleModel, device: Entry, other: Entry;

beforeAll(async () => {
  [contributor, publisher] = [await buildPerson(api), await buildPerson(api, { name: 'Ольга Издатель' })];
  const members: [Person, SectionRole][] = [
    [contributor, SectionRole.CONTRIBUTOR],
    [publisher, SectionRole.PUBLISHER],
  ];
  sectionId = (await buildSection(api, { members })).id;
  makeId = (await buildMake(api, { name: 'Lada' })).id;
});

beforeEach(async () => {
  await api.db.query(
    `DELETE FROM fitment; DELETE FROM fitment_change; DELETE FROM generation; DELETE FROM vehicle_model`,
  );
  model = await buildModel(api, { makeId, name: 'Granta', yearFrom: 2011 });
  [device, other] = [await buildEquipment(api, { sectionId }), await buildEquipment(api, { sectionId })];
});

const save = `mutation ($input: SaveFitmentsInput!) {
  saveFitments(input: $input) {
    isSaved saved { id version yearFrom state } findings { code isError text fitmentIds rows }
    stale { id theirs { version note yearTo } }
  }
}`;
const history = `query ($model: UUID, $fitment: UUID, $before: ID) {
  fitmentHistory(modelId: $model, fitmentId: $fitment, before: $before) {
    id fitmentId cause isAddition isRemoval currentVersion person { name } equipment { title }
    changes { field from to }
  }
}`;
const bringBack = `mutation ($change: ID!, $version: Int) { returnFitment(changeId: $change, version: $version) { id version state note } }`;

const given = (with_: Partial<Fitment> = {}) => ({
  equipmentId: device.id,
  modelId: model.id,
  state: FitmentState.SUPPORTED,
  ...with_,
});
const row = (with_: Partial<Fitment> = {}) => buildFitment(api, given(with_));
const stored = () => api.db.getRepository(Fitment).find({ order: { yearFrom: 'ASC' } });

async function saved(input: { rows?: object[]; remove?: object[] }, as = publisher) {
  const { data, errors } = await api.ask(save, { input: { rows: [], ...input } }, as);
  expect(errors).toEqual([]);
  return data.saveFitments;
}
async function changesOf(filter: object, as = publisher) {
  const { data, errors } = await api.ask(history, { ...filter }, as);
  expect(errors).toEqual([]);
  return data.fitmentHistory;
}

describe('a table of fitments', () => {
  test('saves new, changed and removed rows at once', async () => {
    const [kept, gone] = [
      await row({ yearFrom: 2011, yearTo: 2012 }),
      await row({ yearFrom: 2013, yearTo: 2014 }),
    ];
    const answer = await saved({
      rows: [
        { ...given({ yearFrom: 2015 }), id: kept.id, version: 1, note: 'проверить жгут' },
        given({ yearFrom: 2016, yearTo: 2016, equipmentId: other.id }),
      ],
      remove: [{ id: gone.id, version: 1 }],
    });
    expect(answer).toMatchObject({ isSaved: true, saved: [{ id: kept.id, version: 2 }, { version: 1 }] });
    expect(await stored()).toMatchObject([
      { id: kept.id, yearFrom: 2015, note: 'проверить жгут' },
      { yearFrom: 2016, equipmentId: other.id },
    ]);
  });

  test('a stale row is shown as it is now, and nothing else is saved', async () => {
    const [mine, theirs, removed] = [
      await row({ yearFrom: 2011, yearTo: 2011 }),
      await row({ yearFrom: 2012 }),
      await row({ yearTo: 2010 }),
    ];
    await api.db.getRepository(Fitment).update(theirs.id, { version: 2, yearTo: 2020 });
    await api.db.getRepository(Fitment).delete(removed.id);
    const answer = await saved({
      rows: [
        { ...given({ yearFrom: 2011, yearTo: 2011 }), id: mine.id, version: 1, note: 'моё' },
        { ...given({ yearFrom: 2013 }), id: theirs.id, version: 1 },
      ],
      remove: [{ id: removed.id, version: 1 }],
    });
    expect(answer).toMatchObject({
      isSaved: false,
      saved: [],
      stale: [
        { id: theirs.id, theirs: { version: 2, yearTo: 2020 } },
        { id: removed.id, theirs: null },
      ],
    });
    expect((await stored()).map(({ note, version }) => [note, version])).toEqual([
      [null, 1],
      [null, 2],
    ]);
  });

  test('a contradiction is refused in words with the rows it is between; of others’ rows it stops nobody', async () => {
    const before = await row({ yearFrom: 2015, yearTo: 2019 });
    const no = given({ yearFrom: 2018, yearTo: 2021, state: FitmentState.NOT_COMPATIBLE });
    const answer = await saved({ rows: [no] });
    expect(answer).toMatchObject({
      isSaved: false,
      findings: [{ code: 'CONTRADICTION', rows: [0], fitmentIds: [before.id] }],
    });
    expect(answer.findings[0].text).toBe(
      `Две строки противоречат друг другу о Lada Granta 2018–2019 (${device.title}): 2018–2021 — не подходит; 2015–2019 — поддерживается. Оставьте одну или разведите их годами или условиями.`,
    );
    await buildFitment(api, no);
    const beside = await saved({ rows: [given({ yearFrom: 2011, yearTo: 2012 })] });
    expect(beside).toMatchObject({ isSaved: true, findings: [] });
    const mended = await saved({
      rows: [{ ...no, id: before.id, version: 1 }].map((r) => ({ ...r, yearFrom: 2013, yearTo: 2013 })),
    });
    expect(mended.isSaved).toBe(true);
  });

  test('a warning is told and saved', async () => {
    const answer = await saved({ rows: [given({ yearFrom: 2009, yearTo: 2012 })] });
    expect(answer).toMatchObject({
      isSaved: true,
      findings: [{ code: 'OUTSIDE_YEARS', isError: false, rows: [0] }],
    });
  });

  test('of rows that are all the same, as many findings are told as anybody reads', async () => {
    const answer = await saved({ rows: Array.from({ length: 40 }, () => given()) });
    expect(answer).toMatchObject({ isSaved: false });
    expect(answer.findings).toHaveLength(200);
  });

  test('every bad cell is named by its row, and nothing is saved', async () => {
    const generation = await buildGeneration(api, { modelId: (await buildModel(api)).id });
    const { errors } = await api.ask(
      save,
      {
        input: {
          rows: [
            given(),
            given({ equipmentId: other.id, generationId: generation.id, quantity: 0 }),
            given({ yearFrom: 2020, yearTo: 2019 }),
          ],
        },
      },
      publisher,
    );
    expect(errors[0]!.fields!.map(({ path }) => path).toSorted()).toEqual([
      'rows.1.generationId',
      'rows.1.quantity',
      'rows.2.yearTo',
    ]);
    expect(await stored()).toEqual([]);
  });

  test('a text that is too long is named with its row; one that stands there already stays', async () => {
    const long = 'длинно'.repeat(600);
    const old = await row({ group: long, firmware: long, sourceKey: 'list:1', yearTo: 2012 });
    const tooLong = {
      ...given({ yearFrom: 2015, group: long, firmware: long, programmeNumber: long }),
      qualifiers: [{ key: 'gearbox', value: long }],
      parameters: [{ name: long, availability: 'YES' }],
    };
    const { errors } = await api.ask(
      save,
      { input: { rows: [given({ yearFrom: 2013 }), tooLong] } },
      publisher,
    );
    expect(errors[0]!.fields!.map(({ path }) => path).toSorted()).toEqual(
      ['firmware', 'group', 'parameters', 'programmeNumber', 'qualifiers'].map((field) => `rows.1.${field}`),
    );
    expect(errors[0]!.fields![0]!.message).toContain('3600');
    const kept = { ...given({ group: long, firmware: long, yearTo: 2012, note: 'новая' }), id: old.id };
    expect(await saved({ rows: [{ ...kept, version: 1 }] })).toMatchObject({ isSaved: true });
    const { errors: grown } = await api.ask(
      save,
      { input: { rows: [{ ...kept, version: 2, group: `${long}!` }] } },
      publisher,
    );
    expect(grown[0]!.fields!.map(({ path }) => path)).toEqual(['rows.0.group']);
  });

  test('the longest that is taken fits the index that keeps rows apart', async () => {
    // Nothing that repeats: the database packs it as badly as it can.
    const noise = (length: number) =>
      Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('');
    const widest = {
      ...given({ group: noise(200) }),
      qualifiers: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key: key + noise(49), value: noise(50) })),
    };
    expect(await saved({ rows: [widest] })).toMatchObject({ isSaved: true });
  });

  test('keeps the scheme of a row where it is not the viewer’s to see', async () => {
    const closed = await buildSection(api, { audience: Audience.SECTION });
    const scheme = await buildEquipment(api, { sectionId: closed.id, audience: Audience.SECTION });
    const { id } = await row({ diagramId: scheme.id });
    const { data } = await api.ask(
      `query ($id: UUID!) { fitment(id: $id) { diagram { id } } }`,
      { id },
      publisher,
    );
    expect(data.fitment.diagram).toBeNull();
    await saved({ rows: [{ ...given({ note: 'новая' }), id, version: 1 }] });
    expect(await stored()).toMatchObject([{ note: 'новая', diagramId: scheme.id }]);
  });

  test('a row named twice is refused', async () => {
    const { id } = await row();
    const twice = { ...given(), id, version: 1 };
    const { errors } = await api.ask(
      save,
      { input: { rows: [twice], remove: [{ id, version: 1 }] } },
      publisher,
    );
    expect(errors[0]!.code).toBe('BAD_USER_INPUT');
  });

  test('two people who are right each by themselves do not save a contradiction together', async () => {
    const yes = given({ yearFrom: 2015, yearTo: 2019 });
    const no = given({ yearFrom: 2018, yearTo: 2021, state: FitmentState.NOT_COMPATIBLE });
    const answers = await Promise.all([yes, no].map((one) => saved({ rows: [one] })));
    expect(answers.map(({ isSaved }) => isSaved).toSorted()).toEqual([false, true]);
    expect(await stored()).toHaveLength(1);
  });

  test('costs as many statements with thirty rows as with three', async () => {
    const rowsOf = (many: number, from: number) =>
      Array.from({ length: many }, (_, i) => given({ yearFrom: from + i, yearTo: from + i }));
    const ctx = await api.ctx(publisher);
    const cost = (rows: object[]) =>
      countStatements(() =>
        inTransaction(ctx, (tx) => saveFitments(tx, { rows: rows as never, remove: [] })),
      );
    const few = await cost(rowsOf(3, 1990));
    expect(await cost(rowsOf(30, 2000))).toBe(few);
  });
});

describe('the history of a row', () => {
  test('tells who changed what, in words, newest first, and of removed rows too', async () => {
    const { id } = await row({ yearFrom: 2015, yearTo: 2018 });
    await saved({
      rows: [
        {
          ...given({ yearFrom: 2015, yearTo: 2021, state: FitmentState.PARTLY }),
          id,
          version: 1,
          qualifiers: [{ key: 'gearbox', value: 'автомат' }],
        },
      ],
    });
    await saved({ remove: [{ id, version: 2 }] });
    const [removal, change, addition] = await changesOf({ model: model.id });
    expect(removal).toMatchObject({
      isRemoval: true,
      currentVersion: null,
      person: { name: 'Ольга Издатель' },
      cause: 'HAND',
    });
    expect(change.changes).toEqual([
      { field: 'Годы', from: '2015–2018', to: '2015–2021' },
      { field: 'Состояние', from: 'поддерживается', to: 'частично' },
      { field: 'Условия', from: '', to: 'коробка: автомат' },
    ]);
    // The factory wrote it past our program.
    expect(addition).toMatchObject({ isAddition: true, person: null, cause: 'OTHER' });
    const english = await api.ask(history, { fitment: id }, publisher, Locale.en);
    expect(english.data.fitmentHistory[1].changes[1]).toEqual({
      field: 'State',
      from: 'supported',
      to: 'partly',
    });
    expect(await changesOf({ model: model.id, before: change.id })).toHaveLength(1);
  });

  test('a save that says the same leaves no trace', async () => {
    const { id } = await row();
    const answer = await saved({ rows: [{ ...given(), id, version: 1 }] });
    expect(answer.saved).toMatchObject([{ id, version: 1 }]);
    expect(await changesOf({ fitment: id })).toHaveLength(1);
  });

  test('a former state comes back as a change of its own, from which one returns as well', async () => {
    const { id } = await row({ note: 'первая' });
    await saved({ rows: [{ ...given({ note: 'вторая' }), id, version: 1 }] });
    const [change] = await changesOf({ fitment: id });
    const stale = await api.ask(bringBack, { change: change.id, version: 1 }, publisher);
    expect(stale.errors[0]!.code).toBe('CONFLICT');
    const { data } = await api.ask(bringBack, { change: change.id, version: 2 }, publisher);
    expect(data.returnFitment).toMatchObject({ id, version: 3, note: 'первая' });
    const [returned] = await changesOf({ fitment: id });
    expect(returned).toMatchObject({
      cause: 'RETURN',
      person: { name: 'Ольга Издатель' },
      changes: [{ from: 'вторая', to: 'первая' }],
    });
    const again = await api.ask(bringBack, { change: returned.id, version: 3 }, publisher);
    expect(again.data.returnFitment).toMatchObject({ version: 4, note: 'вторая' });
  });

  test('a removed row comes back with its evidence, its reports and the place its source knows it by', async () => {
    const { id } = await row({ sourceKey: 'list:1', state: FitmentState.UNKNOWN });
    const reported = await api.ask(
      `mutation ($input: InstallationReportInput!) { reportInstallation(input: $input) { id } }`,
      { input: { fitmentId: id, outcome: 'SOLVED', note: 'работает' } },
      contributor,
    );
    await api.ask(
      `mutation ($id: UUID!) { decideInstallationReport(id: $id, decision: ACCEPTED) { id } }`,
      { id: reported.data.reportInstallation.id },
      publisher,
    );
    const [confirmed] = await changesOf({ fitment: id });
    expect(confirmed).toMatchObject({
      cause: 'INSTALLATION',
      changes: [{ from: 'неизвестно', to: 'подтверждено нами' }],
    });
    await saved({ remove: [{ id, version: 2 }] });
    expect(await stored()).toEqual([]);

    const [removal] = await changesOf({ model: model.id });
    const { data, errors } = await api.ask(bringBack, { change: removal.id }, publisher);
    expect(errors).toEqual([]);
    expect(data.returnFitment).toMatchObject({ id, version: 3, state: 'CONFIRMED_BY_US' });
    const { data: kit } = await api.ask(
      `query ($model: UUID!) { kit(modelId: $model) { reports { note decision } items { fitment { evidence { note person { name } } } } } }`,
      { model: model.id },
      publisher,
    );
    expect(kit.kit.reports).toEqual([{ note: 'работает', decision: 'ACCEPTED' }]);
    expect(kit.kit.items[0].fitment.evidence).toEqual([
      { note: 'работает', person: { name: contributor.name } },
    ]);
    expect((await stored())[0]!.sourceKey).toBe('list:1');
    const old = await saved({ rows: [{ ...given(), id, version: 2 }] });
    expect(old.stale).toMatchObject([{ id, theirs: { version: 3 } }]);
  });

  test('a removed row comes back whole from a change before its removal as well', async () => {
    const { id } = await row({ note: 'первая', sourceKey: 'list:2' });
    await api.db.query(
      `INSERT INTO fitment_evidence (fitment_id, at, note, outcome) VALUES ($1, '2026-01-02', 'стоит', 'SOLVED')`,
      [id],
    );
    await saved({ rows: [{ ...given({ note: 'вторая' }), id, version: 1 }] });
    await saved({ remove: [{ id, version: 2 }] });
    const [, change] = await changesOf({ model: model.id });
    const { data, errors } = await api.ask(bringBack, { change: change.id }, publisher);
    expect(errors).toEqual([]);
    expect(data.returnFitment).toMatchObject({ id, version: 3, note: 'первая' });
    expect((await stored())[0]!.sourceKey).toBe('list:2');
    expect(await api.db.getRepository(Evidence).countBy({ fitmentId: id })).toBe(1);
  });

  test('older than what is no change is nothing', async () => {
    await row();
    expect(await changesOf({ model: model.id, before: 'вчера' })).toEqual([]);
  });

  test('a return that would contradict what stands here now is refused', async () => {
    const { id } = await row({ yearFrom: 2015, yearTo: 2018 });
    await saved({ remove: [{ id, version: 1 }] });
    await saved({ rows: [given({ yearFrom: 2017, yearTo: 2020, state: FitmentState.NOT_COMPATIBLE })] });
    const [, removal] = await changesOf({ model: model.id });
    const { errors } = await api.ask(bringBack, { change: removal.id }, publisher);
    expect(errors[0]).toMatchObject({ code: 'CONFLICT' });
    expect(errors[0]!.message).toContain('противоречат');
  });

  test('imports write it too, with whoever started them', async () => {
    const bring = async (rows: object[]) =>
      await inTransaction(await api.ctx(publisher), (tx) => upsertFitments(tx, 'list', rows as never));
    await bring([{ ...given({ yearFrom: 2019, yearTo: 2021 }), key: '1' }]);
    await bring([{ ...given({ yearFrom: 2019, yearTo: 2023 }), key: '1' }]);
    await bring([]);
    const changes = await changesOf({ model: model.id });
    expect(changes.map(({ cause }: { cause: string }) => cause)).toEqual(['IMPORT', 'IMPORT', 'IMPORT']);
    expect(changes[0]).toMatchObject({ isRemoval: true, person: { name: 'Ольга Издатель' } });
    expect(changes[1].changes).toEqual([{ field: 'Годы', from: '2019–2021', to: '2019–2023' }]);
  });

  test('what is rolled back leaves nothing, and its author signs no later change', async () => {
    await row();
    await api.db.query(`DELETE FROM fitment_change`);
    const ctx = await api.ctx(publisher);
    await expect(
      inTransaction(ctx, async (tx) => {
        await upsertFitments(tx, 'list', [{ ...given({ yearFrom: 2019 }), key: '1' }] as never);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    await api.db.query(`UPDATE fitment SET note = 'by hand'`);
    expect(await changesOf({ model: model.id })).toMatchObject([{ cause: 'OTHER', person: null }]);
  });
});

describe('names in cells', () => {
  const ask = `query ($texts: [String!]!) { equipmentNames(texts: $texts) { text entries { title } } }`;

  test('a device is known by title, model, vendor and model, part number and short number', async () => {
    const fmb = await buildEquipment(api, {
      sectionId,
      title: 'Teltonika FMB920, трекер',
      data: { vendor: 'Teltonika', model: 'FMB920', partNumbers: ['FMB920-BTV01', '1-23'] },
    });
    const texts = [
      'fmb 920',
      'Teltonika FMB-920',
      'fmb920btv01',
      String(fmb.number),
      'Teltonika FMB920, трекер',
      '123',
      'FMB',
      '',
    ];
    const { data } = await api.ask(ask, { texts }, contributor);
    expect(data.equipmentNames.map(({ entries }: { entries: Entry[] }) => entries.length)).toEqual([
      1, 1, 1, 1, 1, 1, 0, 0,
    ]);
  });

  test('a scheme is known by title and short number, where it is the viewer’s to see', async () => {
    const closed = await buildSection(api, { audience: Audience.SECTION });
    const of = (title: string, where: { sectionId: string; audience?: Audience }) =>
      buildEntry(api, { kind: 'DIAGRAM', title, ...where });
    const scheme = await of('CAN: Газель Next', { sectionId });
    await of('CAN: Газель Next', { sectionId: closed.id, audience: Audience.SECTION });
    const { data } = await api.ask(
      `query ($texts: [String!]!) { diagramNames(texts: $texts) { entries { id } } }`,
      { texts: ['can газель next', `№ ${scheme.number}`, device.title, ''] },
      contributor,
    );
    const found = { entries: [{ id: scheme.id }] };
    expect(data.diagramNames).toEqual([found, found, { entries: [] }, { entries: [] }]);
  });

  test('a vehicle as everywhere; a make alone is none', async () => {
    const { data } = await api.ask(
      `query { vehicleNames(texts: ["лада гранта", "Lada", "Такой нет"]) { vehicles { model { id } } } }`,
      {},
      contributor,
    );
    expect(data.vehicleNames).toEqual([
      { vehicles: [{ model: { id: model.id } }] },
      { vehicles: [] },
      { vehicles: [] },
    ]);
  });
});
