import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import type { Person } from '../people/person.entity.ts';
import { Fitment, FitmentState } from './fitment.entity.ts';
import type { VehicleModel } from './vehicle.entity.ts';

const api = await testApi();

let people: Record<'client' | 'reader' | 'contributor' | 'publisher', Person>;
let model: VehicleModel;
let open: Entry, closed: Entry;
let shown: Fitment, hidden: Fitment;
const secrets = ['Secret Tracker', 'Do not sell to fleets'];

beforeAll(async () => {
  const [client, reader, contributor, publisher] = [
    await buildPerson(api, { role: OrganisationRole.CLIENT }),
    await buildPerson(api),
    await buildPerson(api),
    await buildPerson(api),
  ];
  people = { client, reader, contributor, publisher };
  const section = await buildSection(api, {
    members: [
      [contributor, SectionRole.CONTRIBUTOR],
      [publisher, SectionRole.PUBLISHER],
    ],
  });
  const members = await buildSection(api, { audience: Audience.SECTION });
  model = await buildModel(api, { name: 'Granta' });
  open = await buildEquipment(api, { sectionId: section.id, title: 'Open Tracker' });
  closed = await buildEquipment(api, {
    sectionId: members.id,
    audience: Audience.SECTION,
    title: secrets[0]!,
  });
  shown = await buildFitment(api, { equipmentId: open.id, modelId: model.id });
  hidden = await buildFitment(api, { equipmentId: closed.id, modelId: model.id, note: secrets[1]! });
  await api.db.getRepository(Fitment).update(hidden.id, { note: 'changed' });
});

const grid = `query ($model: UUID!) {
  fitmentGrid(modelId: $model) { total rows { id equipment { title } note } viewerCan { add change } }
}`;
const history = `query ($model: UUID, $equipment: UUID, $fitment: UUID) {
  fitmentHistory(modelId: $model, equipmentId: $equipment, fitmentId: $fitment) {
    id equipment { title } changes { from to } person { name }
  }
}`;
const names = `query { equipmentNames(texts: ["Secret Tracker", "Open Tracker"]) { entries { title } } }`;
const vehicles = `query { vehicleNames(texts: ["Granta"]) { text } }`;
const save = `mutation ($input: SaveFitmentsInput!) {
  saveFitments(input: $input) { isSaved saved { id } stale { id theirs { id note } } findings { text } }
}`;
const bringBack = `mutation ($change: ID!, $version: Int) { returnFitment(changeId: $change, version: $version) { id } }`;
const row = (with_: Partial<Fitment> = {}) => ({
  equipmentId: open.id,
  modelId: model.id,
  state: FitmentState.SUPPORTED,
  ...with_,
});
const codeOf = async (...asked: Parameters<typeof api.ask>) => (await api.ask(...asked)).errors[0]?.code;

test('K7 the table, its history and the meaning of cells do not exist for clients, nor for who writes nowhere', async () => {
  const [change] = await api.db.query<{ id: string }[]>(`SELECT id FROM fitment_change LIMIT 1`);
  for (const [query, variables] of [
    [grid, { model: model.id }],
    [history, { model: model.id }],
    [names, {}],
    [vehicles, {}],
    [bringBack, { change: change!.id, version: 1 }],
  ] as const) {
    expect(await codeOf(query, variables)).toBe('UNAUTHENTICATED');
    expect(await codeOf(query, variables, people.client)).toBe('NOT_FOUND');
    expect(await codeOf(query, variables, people.reader)).toBe('FORBIDDEN');
  }
});

test('K7 no row, change or cell names a device that the viewer may not see', async () => {
  const asked = await Promise.all([
    api.ask(grid, { model: model.id }, people.publisher),
    api.ask(history, { model: model.id }, people.publisher),
    api.ask(history, { equipment: closed.id }, people.publisher),
    api.ask(history, { fitment: hidden.id }, people.publisher),
    api.ask(names, {}, people.publisher),
  ]);
  expect(asked.flatMap(({ errors }) => errors)).toEqual([]);
  for (const secret of secrets) expect(JSON.stringify(asked)).not.toContain(secret);
  const [table, ofModel, ofDevice, ofRow, cells] = asked.map(({ data }) => data);
  expect(table.fitmentGrid).toMatchObject({ total: 1, rows: [{ id: shown.id }] });
  expect(ofModel.fitmentHistory).toHaveLength(1);
  expect([ofDevice.fitmentHistory, ofRow.fitmentHistory]).toEqual([[], []]);
  expect(cells.equipmentNames).toEqual([{ entries: [] }, { entries: [{ title: 'Open Tracker' }] }]);
});

test('K7 the title of a scheme that one may not see is in no difference', async () => {
  const { id } = await buildFitment(api, {
    equipmentId: open.id,
    modelId: (await buildModel(api)).id,
    diagramId: closed.id,
  });
  const { data } = await api.ask(history, { fitment: id }, people.publisher);
  expect(data.fitmentHistory).toHaveLength(1);
  expect(JSON.stringify(data)).not.toContain(secrets[0]);
});

test('K8 a contributor adds; changing, removing and bringing back are for publishers', async () => {
  const added = await api.ask(
    save,
    { input: { rows: [row({ yearFrom: 2001, yearTo: 2001 })] } },
    people.contributor,
  );
  expect(added.data.saveFitments).toMatchObject({ isSaved: true, saved: [{}] });
  const { data } = await api.ask(grid, { model: model.id }, people.contributor);
  expect(data.fitmentGrid.viewerCan).toEqual({ add: true, change: false });
  const known = { id: shown.id, version: 1 };
  const [change] = await api.db.query<{ id: string }[]>(
    `SELECT id FROM fitment_change WHERE fitment_id = $1`,
    [shown.id],
  );
  for (const [query, variables] of [
    [save, { input: { rows: [{ ...row(), ...known, note: 'x' }] } }],
    [save, { input: { rows: [row({ yearFrom: 2002 })], remove: [known] } }],
    [save, { input: { rows: [row({ yearFrom: 2003, state: FitmentState.CONFIRMED_BY_US })] } }],
    [bringBack, { change: change!.id, version: 1 }],
  ] as const)
    expect(await codeOf(query, variables, people.contributor)).toBe('FORBIDDEN');
  expect(await codeOf(save, { input: { rows: [row()] } }, people.client)).toBe('FORBIDDEN');
  expect(await codeOf(save, { input: { rows: [row()] } })).toBe('UNAUTHENTICATED');
  expect(await api.db.getRepository(Fitment).countBy({ equipmentId: open.id, modelId: model.id })).toBe(2);
});

test('K8 a row that one may not see is answered as one that is gone, and so is its history', async () => {
  const absent = '00000000-0000-4000-8000-000000000000';
  const answers = [];
  for (const id of [hidden.id, absent]) {
    const { data, errors } = await api.ask(
      save,
      { input: { rows: [], remove: [{ id, version: 1 }] } },
      people.publisher,
    );
    answers.push([data.saveFitments.isSaved, data.saveFitments.stale[0].theirs, errors]);
  }
  expect(answers[0]).toEqual([false, null, []]);
  expect(answers[1]).toEqual(answers[0]);
  const [change] = await api.db.query<{ id: string }[]>(
    `SELECT id FROM fitment_change WHERE fitment_id = $1`,
    [hidden.id],
  );
  const [theirs, none] = [
    await api.ask(bringBack, { change: change!.id, version: 1 }, people.publisher),
    await api.ask(bringBack, { change: '999999999', version: 1 }, people.publisher),
  ];
  expect(theirs.errors[0]).toEqual(none.errors[0]);
  expect(theirs.errors[0]!.code).toBe('NOT_FOUND');
});

test('K8 equipment that one may not see takes no row', async () => {
  const { errors } = await api.ask(
    save,
    { input: { rows: [row({ equipmentId: closed.id })] } },
    people.publisher,
  );
  expect(errors[0]!.fields).toMatchObject([{ path: 'rows.0.equipmentId' }]);
});
