import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { buildFile } from '../../test/file-factories.ts';
import { testHttp } from '../../test/http.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { type Fitment, FitmentState } from '../catalogue/fitment.entity.ts';
import { StoredFile } from '../files/file.entity.ts';
import { filesRouter } from '../files/files.router.ts';
import { removeUnusedFiles } from '../files/remove-unused-files.ts';
import type { Person } from '../people/person.entity.ts';

const api = await testApi();
const http = await testHttp(api, filesRouter(api.app));
let engineer: Person, expert: Person, outsider: Person, client: Person;
let sectionId: string, secretSectionId: string;

beforeAll(async () => {
  [engineer, expert, outsider] = [await buildPerson(api), await buildPerson(api), await buildPerson(api)];
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  const members: [Person, SectionRole][] = [
    [engineer, SectionRole.CONTRIBUTOR],
    [expert, SectionRole.PUBLISHER],
  ];
  sectionId = (await buildSection(api, { members })).id;
  secretSectionId = (await buildSection(api, { audience: Audience.SECTION, members: [members[0]!] })).id;
});

async function buildRow(state = FitmentState.SUPPORTED, section = sectionId): Promise<Fitment> {
  const equipment = await buildEquipment(api, { sectionId: section });
  return await buildFitment(api, { equipmentId: equipment.id, modelId: (await buildModel(api)).id, state });
}

const report = `mutation ($input: InstallationReportInput!) { reportInstallation(input: $input) { id } }`;
const decide = `mutation ($id: UUID!, $decision: ReportDecision!) {
  decideInstallationReport(id: $id, decision: $decision) { decision fitment { state version } decidedBy { name } }
}`;
const takeBack = `mutation ($id: UUID!) { takeBackInstallationDecision(id: $id) { decision fitment { state version } } }`;
const addEvidence = `mutation ($id: UUID!) { addEvidence(fitmentId: $id, outcome: SOLVED, note: "сам") { id } }`;
const queue = `query ($decided: Boolean) {
  installationReports(decided: $decided) {
    totalCount nodes { id outcome note person { name } photo { name url } fitment { id equipment { title } model { name } } }
  }
}`;
const kit = `query ($model: UUID!) {
  kit(modelId: $model) {
    items { fitment { state evidence { outcome note person { name } } } }
    reports { id note decision person { name } photo { url } }
  }
}`;

async function send(fitment: Fitment, given: Record<string, unknown> = {}, as = engineer): Promise<string> {
  const input = { fitmentId: fitment.id, outcome: 'SOLVED', ...given };
  const { data, errors } = await api.ask(report, { input }, as);
  expect(errors).toEqual([]);
  return data.reportInstallation.id as string;
}
async function accept(id: string) {
  const { data, errors } = await api.ask(decide, { id, decision: 'ACCEPTED' }, expert);
  expect(errors).toEqual([]);
  return data.decideInstallationReport;
}
const kitOf = async (fitment: Fitment, as: Person) =>
  (await api.ask(kit, { model: fitment.modelId }, as)).data.kit;
const codeOf = async (...asked: Parameters<typeof api.ask>) => (await api.ask(...asked)).errors[0]?.code;

describe('a report of an installation', () => {
  test('waits for an expert, becomes evidence by one click, and confirms the fitment', async () => {
    const row = await buildRow();
    const photo = await buildFile(api, engineer);
    const id = await send(row, { note: 'Щиток справа', photoId: photo.id });
    const before = await kitOf(row, outsider);
    expect(before.items[0].fitment).toEqual({ state: 'SUPPORTED', evidence: [] });
    expect(before.reports).toMatchObject([{ decision: null, person: { name: engineer.name } }]);
    expect(before.reports[0].photo.url).toContain(photo.id);
    expect((await api.ask(queue, {}, expert)).data.installationReports.nodes[0]).toMatchObject({
      id,
      note: 'Щиток справа',
      fitment: { id: row.id },
    });

    expect(await accept(id)).toEqual({
      decision: 'ACCEPTED',
      fitment: { state: 'CONFIRMED_BY_US', version: 2 },
      decidedBy: { name: expert.name },
    });
    const [{ fitment }] = (await kitOf(row, outsider)).items;
    expect(fitment).toEqual({
      state: 'CONFIRMED_BY_US',
      evidence: [{ outcome: 'SOLVED', note: 'Щиток справа', person: { name: engineer.name } }],
    });
    expect(await codeOf(decide, { id, decision: 'DECLINED' }, expert)).toBe('CONFLICT');
  });

  test('is taken back: the evidence goes, and the fitment says again what it said', async () => {
    const row = await buildRow();
    const id = await send(row);
    await accept(id);
    const { data } = await api.ask(takeBack, { id }, expert);
    expect(data.takeBackInstallationDecision).toEqual({
      decision: null,
      fitment: { state: 'SUPPORTED', version: 3 },
    });
    expect((await kitOf(row, expert)).items[0].fitment.evidence).toEqual([]);
    expect(await codeOf(takeBack, { id }, expert)).toBe('CONFLICT');
  });

  test('taken back leaves what another one confirms, whichever of them goes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const row = await buildRow();
      const ids = [await send(row), await send(row)];
      for (const id of ids) await accept(id);
      const states: string[] = [];
      for (const place of order) {
        const { data } = await api.ask(takeBack, { id: ids[place]! }, expert);
        states.push(data.takeBackInstallationDecision.fitment.state);
      }
      expect(states).toEqual(['CONFIRMED_BY_US', 'SUPPORTED']);
    }
  });

  test('taken back leaves what a publisher has confirmed since', async () => {
    const row = await buildRow();
    const id = await send(row);
    await accept(id);
    expect((await api.ask(addEvidence, { id: row.id }, expert)).errors).toEqual([]);
    const { data } = await api.ask(takeBack, { id }, expert);
    expect(data.takeBackInstallationDecision.fitment.state).toBe('CONFIRMED_BY_US');
  });

  test('taken back is not outlived by what a contributor notes, who confirms nothing', async () => {
    const row = await buildRow();
    const id = await send(row);
    await accept(id);
    const { errors } = await api.ask(addEvidence, { id: row.id }, engineer);
    expect(errors).toEqual([]);
    const { data } = await api.ask(takeBack, { id }, expert);
    expect(data.takeBackInstallationDecision.fitment.state).toBe('SUPPORTED');
  });

  test('taken back leaves what a publisher confirmed between two of them, when both have gone', async () => {
    const row = await buildRow();
    const ids = [await send(row), await send(row)];
    await accept(ids[0]!);
    await api.ask(addEvidence, { id: row.id }, expert);
    await accept(ids[1]!);
    for (const id of ids) {
      const { data } = await api.ask(takeBack, { id }, expert);
      expect(data.takeBackInstallationDecision.fitment.state).toBe('CONFIRMED_BY_US');
    }
  });

  test('two that are taken back at once take turns, and nothing confirms the fitment any more', async () => {
    for (let round = 0; round < 10; round++) {
      const row = await buildRow();
      const ids = [await send(row), await send(row)];
      for (const id of ids) await accept(id);
      const answers = await Promise.all(ids.map((id) => api.ask(takeBack, { id }, expert)));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect((await kitOf(row, expert)).items[0].fitment).toEqual({ state: 'SUPPORTED', evidence: [] });
    }
  });

  test('that did not work is evidence and changes no state by itself', async () => {
    const row = await buildRow(FitmentState.CONFIRMED_BY_US);
    const given = { outcome: 'WRONG', note: 'CAN молчит' };
    expect((await accept(await send(row, given))).fitment).toEqual({ state: 'CONFIRMED_BY_US', version: 1 });
    expect((await kitOf(row, expert)).items[0].fitment.evidence).toMatchObject([{ outcome: 'WRONG' }]);
  });

  test('declined is no evidence, leaves the kit, and can come back', async () => {
    const row = await buildRow();
    const id = await send(row);
    await api.ask(decide, { id, decision: 'DECLINED' }, expert);
    const { items, reports } = await kitOf(row, expert);
    expect([items[0].fitment, reports]).toEqual([{ state: 'SUPPORTED', evidence: [] }, []]);
    const decided = (await api.ask(queue, { decided: true }, expert)).data.installationReports.nodes;
    expect(decided.map((one: { id: string }) => one.id)).toContain(id);
    await api.ask(takeBack, { id }, expert);
    expect((await kitOf(row, expert)).reports).toHaveLength(1);
  });

  test('that a device sends several times, at once too, is there once', async () => {
    const row = await buildRow();
    const input = { id: randomUUID(), fitmentId: row.id, outcome: 'SOLVED' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.ask(report, { input }, engineer)));
    answers.push(await api.ask(report, { input }, engineer));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect((await kitOf(row, expert)).reports).toHaveLength(1);
    expect(await codeOf(report, { input }, outsider), 'under somebody else’s id').toBe('CONFLICT');
  });

  test('with changes or a failure says which; a photo is an own picture', async () => {
    const row = await buildRow();
    const text = await buildFile(api, engineer, 'note.txt', Buffer.from('words'));
    const foreign = await buildFile(api, expert);
    for (const [given, path] of [
      [{ outcome: 'PARTLY', note: ' ' }, 'note'],
      [{ outcome: 'WRONG' }, 'note'],
      [{ outcome: 'SOLVED', note: 'а'.repeat(2001) }, 'note'],
      [{ outcome: 'SOLVED', photoId: text.id }, 'photoId'],
      [{ outcome: 'SOLVED', photoId: foreign.id }, 'photoId'],
    ] as const) {
      const { errors } = await api.ask(report, { input: { fitmentId: row.id, ...given } }, engineer);
      expect(errors[0]).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    }
  });
});

describe('K3: reports of installations', () => {
  test('are for staff: clients neither send nor see them, nor who confirmed what', async () => {
    const row = await buildRow();
    const id = await send(row, { note: 'У клиента «Агро»' });
    const photo = await buildFile(api, engineer);
    await send(row, { note: 'с фото', photoId: photo.id });
    await accept(id);
    const answer = JSON.stringify(await kitOf(row, client));
    expect(answer).toContain('SOLVED');
    for (const secret of ['Агро', 'с фото', engineer.name, photo.id]) expect(answer).not.toContain(secret);
    expect(await codeOf(report, { input: { fitmentId: row.id, outcome: 'SOLVED' } }, client)).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(queue, {}, client)).toBe('NOT_FOUND');
    expect(await codeOf(decide, { id, decision: 'DECLINED' }, client)).toBe('NOT_FOUND');
    expect(
      (await api.ask('{ openInstallationReports }', {}, client)).data.openInstallationReports,
    ).toBeNull();
    for (const [who, status] of [
      [client, 404],
      [null, 404],
      [outsider, 200],
    ] as const)
      expect((await http.fetch(`/files/${photo.id}`, who)).status).toBe(status);
  });

  test('of a device in a closed section are for those who see it, photos included', async () => {
    const row = await buildRow(FitmentState.SUPPORTED, secretSectionId);
    const photo = await buildFile(api, engineer);
    const id = await send(row, { note: 'тайна', photoId: photo.id });
    expect(JSON.stringify((await api.ask(queue, {}, expert)).data)).not.toContain('тайна');
    expect(await codeOf(decide, { id, decision: 'ACCEPTED' }, expert)).toBe('NOT_FOUND');
    expect(await codeOf(report, { input: { fitmentId: row.id, outcome: 'SOLVED' } }, outsider)).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf('query ($id: UUID!) { fitment(id: $id) { id } }', { id: row.id }, outsider)).toBe(
      'NOT_FOUND',
    );
    expect((await http.fetch(`/files/${photo.id}`, expert)).status).toBe(404);
  });

  test('are decided on by publishers only', async () => {
    const id = await send(await buildRow());
    for (const who of [engineer, outsider]) {
      expect(await codeOf(decide, { id, decision: 'ACCEPTED' }, who)).toBe('FORBIDDEN');
      expect(await codeOf(takeBack, { id }, who)).toBe('FORBIDDEN');
      expect(await codeOf(queue, {}, who)).toBe('FORBIDDEN');
    }
  });
});

test('a photo of a report is no unused file', async () => {
  const photo = await buildFile(api, engineer);
  await send(await buildRow(), { photoId: photo.id });
  const later = { ...api.app, now: () => new Date(Date.now() + 8 * 24 * 3600 * 1000) };
  await removeUnusedFiles(later);
  expect(await api.db.getRepository(StoredFile).existsBy({ id: photo.id })).toBe(true);
});
