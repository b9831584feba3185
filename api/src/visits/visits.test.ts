import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { buildFile } from '../../test/file-factories.ts';
import { testHttp } from '../../test/http.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { filesRouter } from '../files/files.router.ts';
import { removeUnusedFiles } from '../files/remove-unused-files.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
const http = await testHttp(api, filesRouter(api.app));
let sales: Person, engineer: Person, colleague: Person, publisher: Person, client: Person;
let sectionId: string, closedSectionId: string;

beforeAll(async () => {
  [sales, engineer, colleague] = [await buildPerson(api), await buildPerson(api), await buildPerson(api)];
  publisher = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  sectionId = (await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] })).id;
  const members: [Person, SectionRole][] = [sales, publisher].map((person) => [person, SectionRole.READER]);
  closedSectionId = (await buildSection(api, { audience: Audience.SECTION, members })).id;
});

const tanks = { key: 'tanks', text: 'Сколько баков?', answer: 'NUMBER' as const, choices: [] };
const supply = {
  text: 'Измерьте питание',
  needsPhoto: true,
  measures: { name: 'Питание', unit: 'В', min: 10, max: 30 },
};

interface Prepared {
  id: string;
  steps: { id: string; text: string }[];
  devices: { id: string; title: string }[];
}

const visitFields = `id state version label year viewerCanChange startedAt finishedAt stepCount doneStepCount
  createdBy { name } assignedTo { name } model { name visitCount }
  questions { key text answer askedFor value }
  devices { id title quantity canReport }
  steps { id text version isDone value isWithinLimits note skipReason needsPhoto measureMax askedFor changedBy { name } photos { id url } }`;
const prepare = `mutation ($input: PrepareVisitInput!) { prepareVisit(input: $input) { ${visitFields} } }`;
const save = `mutation ($input: SaveVisitInput!) { saveVisit(input: $input) { version label questions { value } } }`;
const record = `mutation ($input: VisitStepInput!) {
  recordVisitStep(input: $input) { version isDone value isWithinLimits note photos { id } }
}`;
const finish = `mutation ($input: FinishVisitInput!) { finishVisit(input: $input) { state } }`;
const reopen = `mutation ($id: UUID!) { reopenVisit(id: $id) { state } }`;
const one = `query ($id: UUID!) { visit(id: $id) { ${visitFields} } }`;
const list = `query ($mine: Boolean, $states: [VisitState!], $modelId: UUID) {
  visits(mine: $mine, states: $states, modelId: $modelId) { totalCount nodes { id } }
}`;

/** A tracker and a sensor that ask the same question, in a kit of their own. */
async function buildKit(section = sectionId) {
  const model = await buildModel(api);
  const tracker = await buildEquipment(api, {
    sectionId: section,
    data: { questions: [tanks], steps: [supply], supplyMin: 10, supplyMax: 30 },
  });
  const sensor = await buildEquipment(api, {
    sectionId: section,
    data: { type: 'FUEL_SENSOR', questions: [tanks], steps: [{ text: 'Снимите бак', needsPhoto: false }] },
  });
  const fitments = [];
  for (const { id } of [tracker, sensor])
    fitments.push(await buildFitment(api, { equipmentId: id, modelId: model.id }));
  return { model, tracker, sensor, fitmentIds: fitments.map(({ id }) => id) };
}

const inputFor = ({ model, fitmentIds }: Awaited<ReturnType<typeof buildKit>>, more = {}) => ({
  id: randomUUID(),
  modelId: model.id,
  year: 2019,
  fitmentIds,
  label: 'АВ 1234-7',
  answers: [{ key: 'tanks', value: '2' }],
  ...more,
});

async function prepared(more = {}, as = sales): Promise<Prepared> {
  const { data, errors } = await api.ask(prepare, { input: inputFor(await buildKit(), more) }, as);
  expect(errors).toEqual([]);
  return data.prepareVisit;
}

const stepInput = (step: { id: string }, more = {}) => ({
  stepId: step.id,
  changeId: randomUUID(),
  version: 0,
  isDone: true,
  photoIds: [],
  ...more,
});

const codeOf = async (document: string, variables: Record<string, unknown>, as: Person | null) =>
  (await api.ask(document, variables, as)).errors[0]?.code;

describe('preparing a visit', () => {
  test('asks each question once for all devices that want it, and keeps the answers', async () => {
    const kit = await buildKit();
    const { prepareVisit: visit } = (await api.ask(prepare, { input: inputFor(kit) }, sales)).data;
    expect(visit).toMatchObject({
      state: 'PREPARED',
      year: 2019,
      createdBy: { name: sales.name },
      model: { name: kit.model.name, visitCount: 1 },
      questions: [{ key: 'tanks', value: '2', askedFor: [kit.tracker.title, kit.sensor.title] }],
      stepCount: 2,
      doneStepCount: 0,
    });
    expect(visit.devices.map(({ title }: { title: string }) => title)).toEqual([
      kit.tracker.title,
      kit.sensor.title,
    ]);
  });

  test('asks only for the devices that are installed', async () => {
    const kit = await buildKit();
    const input = inputFor({ ...kit, fitmentIds: [kit.fitmentIds[1]!] });
    const { prepareVisit: visit } = (await api.ask(prepare, { input }, sales)).data;
    expect(visit.questions[0].askedFor).toEqual([kit.sensor.title]);
    expect(visit.steps.map(({ text }: { text: string }) => text)).toEqual(['Снимите бак']);
  });

  test('sent twice, at once or later, the visit is there once', async () => {
    const kit = await buildKit();
    const input = inputFor(kit);
    const answers = await Promise.all([1, 2, 3].map(() => api.ask(prepare, { input }, sales)));
    expect(answers.map(({ data }) => data.prepareVisit.id)).toEqual([input.id, input.id, input.id]);
    const { visits } = (await api.ask(list, { modelId: kit.model.id }, sales)).data;
    expect(visits.totalCount).toBe(1);
    expect(await codeOf(prepare, { input }, colleague), 'an id that is somebody else’s').toBe('CONFLICT');
  });

  test('names what is wrong at its place, and keeps nothing', async () => {
    const kit = await buildKit();
    const wrong = { fitmentIds: [], label: 'x'.repeat(81), assignedToId: client.id };
    const { errors } = await api.ask(prepare, { input: inputFor(kit, wrong) }, sales);
    expect(errors[0]!.fields!.map(({ path }) => path).toSorted()).toEqual([
      'assignedToId',
      'fitmentIds',
      'label',
    ]);
    const answers = [{ key: 'tanks', value: 'две' }];
    const badAnswer = await api.ask(prepare, { input: inputFor(kit, { answers }) }, sales);
    expect(badAnswer.errors[0]!.fields).toMatchObject([{ path: 'answers.tanks' }]);
    expect((await api.ask(list, { modelId: kit.model.id }, sales)).data.visits.totalCount).toBe(0);
  });

  test('a change to what was changed meanwhile is refused', async () => {
    const { id } = await prepared();
    const change = (version: number, value: string) => ({
      input: { id, version, label: '', answers: [{ key: 'tanks', value }] },
    });
    const saved = (await api.ask(save, change(1, '3'), sales)).data.saveVisit;
    expect(saved).toMatchObject({ version: 2, label: '', questions: [{ value: '3' }] });
    expect(await codeOf(save, change(1, '4'), sales)).toBe('CONFLICT');
  });
});

describe('steps at the vehicle', () => {
  test('the first one starts the visit; a value says whether it is within its limits', async () => {
    const { id, steps } = await prepared({ assignedToId: engineer.id });
    const photo = await buildFile(api, engineer);
    const input = stepInput(steps[0]!, { value: 32.5, photoIds: [photo.id], note: ' у АКБ ' });
    const { recordVisitStep: step } = (await api.ask(record, { input }, engineer)).data;
    expect(step).toEqual({
      version: 1,
      isDone: true,
      value: 32.5,
      isWithinLimits: false,
      note: 'у АКБ',
      photos: [{ id: photo.id }],
    });
    expect((await api.ask(one, { id }, sales)).data.visit).toMatchObject({
      state: 'UNDER_WAY',
      doneStepCount: 1,
      startedAt: expect.any(String),
    });
  });

  test('a change sent again because its answer was lost is there once; another device’s is not overwritten', async () => {
    const { steps } = await prepared();
    const [, tank] = steps;
    const input = stepInput(tank!, { note: 'снял' });
    const twice = [await api.ask(record, { input }, sales), await api.ask(record, { input }, sales)];
    expect(twice.map(({ data }) => data.recordVisitStep.version)).toEqual([1, 1]);
    const other = stepInput(tank!, { isDone: false });
    expect(await codeOf(record, { input: other }, sales), 'of a version that is gone').toBe('CONFLICT');
    const after = stepInput(tank!, { isDone: false, version: 1 });
    expect((await api.ask(record, { input: after }, sales)).data.recordVisitStep.isDone).toBe(false);
  });

  test('a change of a step or of the answers that is sent several times at once is there once', async () => {
    const { id, steps } = await prepared();
    const step = stepInput(steps[0]!, { value: 12.4 });
    const recorded = await Promise.all(
      Array.from({ length: 5 }, () => api.ask(record, { input: step }, sales)),
    );
    expect(recorded.flatMap(({ errors }) => errors)).toEqual([]);
    expect(recorded.map(({ data }) => data.recordVisitStep.version)).toEqual([1, 1, 1, 1, 1]);

    const answers = [{ key: 'tanks', value: '3' }];
    const input = { id, version: 1, changeId: randomUUID(), label: 'борт 7', note: '', answers };
    const saved = await Promise.all(Array.from({ length: 5 }, () => api.ask(save, { input }, sales)));
    expect(saved.flatMap(({ errors }) => errors)).toEqual([]);
    expect(saved.map(({ data }) => data.saveVisit.version)).toEqual([2, 2, 2, 2, 2]);
    const theirs = { ...input, version: 2, changeId: randomUUID(), label: 'борт 8' };
    await api.ask(save, { input: theirs }, sales);
    expect(await codeOf(save, { input }, sales), 'sent again after somebody else’s').toBe('CONFLICT');
    expect((await api.ask(one, { id }, sales)).data.visit.label).toBe('борт 8');
  });

  test('a photo stays with its step, also when the unused files go', async () => {
    const { steps } = await prepared({ assignedToId: engineer.id });
    const photo = await buildFile(api, engineer);
    await api.ask(record, { input: stepInput(steps[0]!, { photoIds: [photo.id] }) }, engineer);
    const inAMonth = new Date(Date.now() + 31 * 24 * 3600 * 1000);
    await removeUnusedFiles({ ...api.app, now: () => inAMonth });
    expect((await http.fetch(`/files/${photo.id}`, colleague)).status).toBe(200);
  });
});

describe('ending a visit', () => {
  test('asks why a photo or a value is missing, and keeps the reason', async () => {
    const { id, steps } = await prepared();
    const end = (reasons: object[]) => ({ input: { id, reasons, reports: [] } });
    const refused = await api.ask(finish, end([]), sales);
    expect(refused.errors[0]!.fields).toMatchObject([{ path: `reasons.${steps[0]!.id}` }]);
    expect((await api.ask(one, { id }, sales)).data.visit.state).toBe('PREPARED');
    const reasons = [{ stepId: steps[0]!.id, reason: 'Нет мультиметра' }];
    expect((await api.ask(finish, end(reasons), sales)).data.finishVisit.state).toBe('DONE');
    const { visit } = (await api.ask(one, { id }, sales)).data;
    expect(visit.steps[0].skipReason).toBe('Нет мультиметра');

    const tick = stepInput(steps[1]!);
    expect(await codeOf(record, { input: tick }, sales), 'it is done').toBe('CONFLICT');
    expect((await api.ask(reopen, { id }, sales)).data.reopenVisit.state).toBe('UNDER_WAY');
    expect((await api.ask(record, { input: tick }, sales)).errors).toEqual([]);
  });

  test('tells of each device in one go, once however often it is sent', async () => {
    const { id, steps, devices } = await prepared();
    const reasons = [{ stepId: steps[0]!.id, reason: 'Нет мультиметра' }];
    const reports = [
      { deviceId: devices[0]!.id, outcome: 'SOLVED' },
      { deviceId: devices[1]!.id, outcome: 'PARTLY' },
    ];
    const refused = await api.ask(finish, { input: { id, reasons, reports } }, sales);
    expect(refused.errors[0]!.fields).toMatchObject([{ path: `reports.${devices[1]!.id}.note` }]);
    const reportCount = async () =>
      Number((await api.db.query('SELECT count(*) FROM installation_report'))[0].count);
    expect(await reportCount(), 'all of them or none').toBe(0);
    reports[1] = { ...reports[1]!, note: 'Другой жгут' } as (typeof reports)[number];
    for (const _time of [1, 2]) {
      const { data } = await api.ask(finish, { input: { id, reasons, reports } }, sales);
      expect(data.finishVisit.state).toBe('DONE');
    }
    expect(await reportCount()).toBe(2);
  });
});

describe('rights', () => {
  test('J1: for clients and the anonymous there are no visits, no photos and no counts of them', async () => {
    const kit = await buildKit();
    const input = inputFor(kit, { assignedToId: engineer.id });
    const { prepareVisit: visit } = (await api.ask(prepare, { input }, sales)).data;
    const photo = await buildFile(api, engineer);
    await api.ask(record, { input: stepInput(visit.steps[0], { photoIds: [photo.id] }) }, engineer);
    const kitOf = `query ($id: UUID!) { kit(modelId: $id) { model { visitCount } } }`;
    for (const outsider of [client, null]) {
      const codes = [
        await codeOf(one, { id: visit.id }, outsider),
        await codeOf(list, {}, outsider),
        await codeOf(prepare, { input: inputFor(kit) }, outsider),
        await codeOf(save, { input: { id: visit.id, version: 1, answers: [] } }, outsider),
        await codeOf(record, { input: stepInput(visit.steps[1]) }, outsider),
        await codeOf(finish, { input: { id: visit.id, reasons: [], reports: [] } }, outsider),
        await codeOf(reopen, { id: visit.id }, outsider),
      ];
      expect(new Set(codes)).toEqual(new Set(['NOT_FOUND']));
      expect((await http.fetch(`/files/${photo.id}`, outsider)).status).toBe(404);
    }
    expect((await api.ask(kitOf, { id: kit.model.id }, client)).data.kit.model.visitCount).toBeNull();
    expect((await api.ask(kitOf, { id: kit.model.id }, colleague)).data.kit.model.visitCount).toBe(1);
    expect((await http.fetch(`/files/${photo.id}`, colleague)).status).toBe(200);
  });

  test('J1: staff who may not read of one of its devices do not see the visit, its photos or that it is counted', async () => {
    const open = await buildKit();
    const closed = await buildEquipment(api, { sectionId: closedSectionId, data: { steps: [supply] } });
    const fitment = await buildFitment(api, { equipmentId: closed.id, modelId: open.model.id });
    const input = inputFor({ ...open, fitmentIds: [...open.fitmentIds, fitment.id] });
    const { prepareVisit: visit } = (await api.ask(prepare, { input }, sales)).data;
    const photo = await buildFile(api, publisher);
    await api.ask(record, { input: stepInput(visit.steps[0], { photoIds: [photo.id] }) }, publisher);

    expect(await codeOf(one, { id: visit.id }, colleague)).toBe('NOT_FOUND');
    expect((await api.ask(list, { modelId: open.model.id }, colleague)).data.visits).toEqual({
      totalCount: 0,
      nodes: [],
    });
    expect((await http.fetch(`/files/${photo.id}`, colleague)).status).toBe(404);
    expect(await codeOf(record, { input: stepInput(visit.steps[1]) }, colleague)).toBe('NOT_FOUND');

    const sent = { ...input, id: randomUUID(), assignedToId: colleague.id };
    const refused = await api.ask(prepare, { input: sent }, sales);
    expect(refused.errors[0]!.fields, 'nor are they sent').toMatchObject([{ path: 'assignedToId' }]);
    const unseen = await api.ask(prepare, { input: { ...input, id: randomUUID() } }, colleague);
    const titles = unseen.data.prepareVisit.devices.map(({ title }: { title: string }) => title);
    expect(titles, 'naming the row of a hidden device puts nothing into a visit').not.toContain(closed.title);
  });

  test('J2: colleagues read a visit; who prepared it, who goes and publishers change it', async () => {
    const { id, steps } = await prepared({ assignedToId: engineer.id });
    expect((await api.ask(one, { id }, colleague)).data.visit.viewerCanChange).toBe(false);
    const codes = [
      await codeOf(save, { input: { id, version: 1, answers: [] } }, colleague),
      await codeOf(record, { input: stepInput(steps[1]!) }, colleague),
      await codeOf(finish, { input: { id, reasons: [], reports: [] } }, colleague),
      await codeOf(reopen, { id }, colleague),
    ];
    expect(new Set(codes)).toEqual(new Set(['FORBIDDEN']));
    for (const person of [sales, engineer, publisher]) {
      const { visit } = (await api.ask(one, { id }, person)).data;
      expect(visit.viewerCanChange).toBe(true);
      const { version } = visit.steps[1];
      const input = stepInput(steps[1]!, { version });
      expect((await api.ask(record, { input }, person)).errors).toEqual([]);
    }
  });

  test('J2: who goes may upload while the visit is open, others who write nothing may not', async () => {
    const reasons = (steps: { id: string }[]) => [{ stepId: steps[0]!.id, reason: 'Нет мультиметра' }];
    const goer = await buildPerson(api);
    await expect(buildFile(api, goer)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const { id, steps } = await prepared({ assignedToId: goer.id });
    await buildFile(api, goer);
    await api.ask(finish, { input: { id, reasons: reasons(steps), reports: [] } }, goer);
    await expect(buildFile(api, goer)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  test('J2: nobody shows a photo that is not their own upload by naming its id', async () => {
    const { steps } = await prepared({ assignedToId: engineer.id });
    const secret = await buildFile(api, publisher);
    const input = stepInput(steps[0]!, { photoIds: [secret.id] });
    const { errors } = await api.ask(record, { input }, engineer);
    expect(errors[0]!.fields).toMatchObject([{ path: 'photoIds' }]);
    expect((await http.fetch(`/files/${secret.id}`, engineer)).status).toBe(404);
  });
});

test('lists hold those of the viewer, in a state, of a model', async () => {
  const traveller = await buildPerson(api);
  const kit = await buildKit();
  const ids: string[] = [];
  for (const more of [{ assignedToId: traveller.id }, {}])
    ids.push((await api.ask(prepare, { input: inputFor(kit, more) }, sales)).data.prepareVisit.id);
  const idsOf = async (variables: object, as: Person) =>
    (await api.ask(list, { modelId: kit.model.id, ...variables }, as)).data.visits.nodes.map(
      (node: { id: string }) => node.id,
    );
  expect(await idsOf({ mine: true }, traveller)).toEqual([ids[0]]);
  expect((await idsOf({ mine: true }, sales)).toSorted()).toEqual(ids.toSorted());
  expect(await idsOf({ states: ['DONE'] }, sales)).toEqual([]);
  expect(await idsOf({ modelId: randomUUID() }, sales)).toEqual([]);
});
