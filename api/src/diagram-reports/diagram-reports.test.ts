import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { buildFile } from '../../test/file-factories.ts';
import { testHttp } from '../../test/http.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import type { Entry } from '../entries/entry.entity.ts';
import { StoredFile } from '../files/file.entity.ts';
import { filesRouter } from '../files/files.router.ts';
import { removeUnusedFiles } from '../files/remove-unused-files.ts';
import type { Person } from '../people/person.entity.ts';
import { DiagramReport } from './diagram-report.entity.ts';

const api = await testApi();
const http = await testHttp(api, filesRouter(api.app));
let engineer: Person, author: Person, outsider: Person, client: Person;
let scheme: Entry, secret: Entry;

const data = {
  connectors: [{ id: 'X1', pins: [{ label: '5' }, { label: '87a' }] }],
  cables: [{ id: 'W1', wires: [{ id: '2' }] }],
  taps: [{ id: 'T1', signal: 'ACC', where: 'Под рулём' }],
};

beforeAll(async () => {
  [engineer, author, outsider] = [await buildPerson(api), await buildPerson(api), await buildPerson(api)];
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  // Who writes somewhere may upload; the engineer edits nothing of what they report on.
  await buildSection(api, { members: [[engineer, SectionRole.CONTRIBUTOR]] });
  const open = await buildSection(api, { members: [[author, SectionRole.CONTRIBUTOR]] });
  const members: [Person, SectionRole][] = [
    [engineer, SectionRole.READER],
    [author, SectionRole.CONTRIBUTOR],
  ];
  const closed = await buildSection(api, { audience: Audience.SECTION, members });
  scheme = await buildEntry(api, { kind: 'DIAGRAM', sectionId: open.id, data });
  secret = await buildEntry(api, { kind: 'DIAGRAM', sectionId: closed.id, data });
});

const report = `mutation ($input: DiagramReportInput!) { reportDiagram(input: $input) { id state revision photos { id } } }`;
const queue = `query ($closed: Boolean) {
  diagramReports(closed: $closed) { nodes { id place note vehicle person { name } photos { url } entry { number } viewerCanAnswer } }
}`;
const mine = `{ myDiagramReports { nodes { id state answer handledBy { name } entry { title } } } }`;
const takeUp = `mutation ($id: UUID!) { takeUpDiagramReport(id: $id) { state } }`;
const answer = `mutation ($id: UUID!, $state: DiagramReportState!, $answer: String) {
  answerDiagramReport(id: $id, state: $state, answer: $answer) { state answer handledBy { name } }
}`;
const page = `query ($slug: String!) {
  entry(kind: DIAGRAM, slug: $slug) { diagram { confirmedCount reports { id note state viewerCanAnswer } } }
}`;

const given = (more: Record<string, unknown> = {}) => ({
  photoIds: [],
  id: randomUUID(),
  entryId: scheme.id,
  revision: 1,
  note: 'Провод не синий, а чёрный',
  ...more,
});

async function send(more: Record<string, unknown> = {}, as: Person = engineer): Promise<string> {
  const { data: sent, errors } = await api.ask(report, { input: given(more) }, as);
  expect(errors).toEqual([]);
  return sent.reportDiagram.id;
}
const codeOf = async (query: string, variables: Record<string, unknown>, as: Person | null) =>
  (await api.ask(query, variables, as)).errors[0]?.code;
const idsOf = async (as: Person, closed = false): Promise<string[]> =>
  (await api.ask(queue, { closed }, as)).data.diagramReports.nodes.map(({ id }: { id: string }) => id);

describe('a report of what is different at the vehicle', () => {
  test('comes to who edits the diagram, with its place, its photos and the revision that was looked at', async () => {
    const photo = await buildFile(api, engineer);
    const id = await send({ place: 'X1:87a', vehicle: ' Granta 2019, FMB920 ', photoIds: [photo.id] });
    const { nodes } = (await api.ask(queue, {}, author)).data.diagramReports;
    expect(nodes.find((one: { id: string }) => one.id === id)).toMatchObject({
      place: 'X1:87a',
      vehicle: 'Granta 2019, FMB920',
      person: { name: engineer.name },
      photos: [{ url: expect.stringContaining(photo.id) as string }],
      entry: { number: scheme.number },
      viewerCanAnswer: true,
    });
    const { data: counted } = await api.ask('{ openDiagramReports }', {}, author);
    expect(counted.openDiagramReports).toBeGreaterThan(0);
  });

  test('is taken up, asked about and answered; whoever told it sees what came of it', async () => {
    const id = await send();
    expect((await api.ask(takeUp, { id }, author)).data.takeUpDiagramReport.state).toBe('TAKEN');
    await api.ask(answer, { id, state: 'TAKEN', answer: 'Какой год?' }, author);
    expect(await idsOf(author)).toContain(id);
    await api.ask(answer, { id, state: 'MENDED' }, author);
    const told = (await api.ask(mine, {}, engineer)).data.myDiagramReports.nodes;
    expect(told.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'MENDED',
      handledBy: { name: author.name },
    });
    expect(await idsOf(author)).not.toContain(id);
    expect(await idsOf(author, true)).toContain(id);
    expect(await codeOf(answer, { id, state: 'DECLINED', answer: 'нет' }, author)).toBe('CONFLICT');
    await api.ask(takeUp, { id }, author);
    expect(await idsOf(author), 'what is closed can be opened again').toContain(id);
  });

  test('is not declined or asked about without a word', async () => {
    const id = await send();
    for (const state of ['DECLINED', 'TAKEN', 'WAITING'])
      expect(await codeOf(answer, { id, state, answer: ' ' }, author)).toBe('BAD_USER_INPUT');
    const { data: declined } = await api.ask(
      answer,
      { id, state: 'DECLINED', answer: 'Это другой год' },
      author,
    );
    expect(declined.answerDiagramReport).toMatchObject({ state: 'DECLINED', answer: 'Это другой год' });
  });

  test('names what is wrong with it', async () => {
    const foreign = await buildFile(api, author);
    for (const [more, path] of [
      [{ note: ' ' }, 'note'],
      [{ note: 'а'.repeat(2001) }, 'note'],
      [{ vehicle: 'а'.repeat(201) }, 'vehicle'],
      [{ place: 'X1:99' }, 'place'],
      [{ revision: 7 }, 'revision'],
      [{ photoIds: [foreign.id] }, 'photoIds'],
    ] as const) {
      const { errors } = await api.ask(report, { input: given(more) }, engineer);
      expect(errors[0], path).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
    }
    for (const place of ['X1', 'X1:5', 'W1', 'W1:2', 'T1']) await send({ place });
  });

  test('that a device sends several times, at once too, is there once with its photos', async () => {
    const photo = await buildFile(api, engineer);
    const input = given({ photoIds: [photo.id] });
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.ask(report, { input }, engineer)));
    answers.push(await api.ask(report, { input }, engineer));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const told = { id: input.id, state: 'WAITING', revision: 1, photos: [{ id: photo.id }] };
    for (const { data: sent } of answers) expect(sent.reportDiagram).toEqual(told);
    expect(await api.db.getRepository(DiagramReport).countBy({ id: input.id })).toBe(1);
    expect(
      await codeOf(report, { input: { ...input, photoIds: [] } }, author),
      'under somebody else’s id',
    ).toBe('CONFLICT');
  });

  test('keeps its photos from being tidied away', async () => {
    const photo = await buildFile(api, engineer);
    await send({ photoIds: [photo.id] });
    const later = { ...api.app, now: () => new Date(Date.now() + 8 * 24 * 3600 * 1000) };
    await removeUnusedFiles(later);
    expect(await api.db.getRepository(StoredFile).existsBy({ id: photo.id })).toBe(true);
  });
});

describe('D6: reports of what is different at the vehicle', () => {
  test('are for staff who read the diagram, photos included; for clients there are none', async () => {
    const photo = await buildFile(api, engineer);
    const id = await send({ entryId: secret.id, note: 'тайна', photoIds: [photo.id] });
    for (const who of [outsider, client, null]) {
      for (const query of [queue, mine, page])
        expect(JSON.stringify(await api.ask(query, { slug: secret.slug }, who))).not.toContain('тайна');
      expect((await http.fetch(`/files/${photo.id}`, who)).status).toBe(404);
    }
    for (const who of [outsider, client]) {
      expect(await codeOf(report, { input: given({ entryId: secret.id }) }, who)).toBe('NOT_FOUND');
      expect(await codeOf(takeUp, { id }, who)).toBe('NOT_FOUND');
      expect(await codeOf(answer, { id, state: 'MENDED' }, who)).toBe('NOT_FOUND');
    }
    expect(await codeOf(report, { input: given() }, client), 'of a diagram that clients read').toBe(
      'NOT_FOUND',
    );
    expect(await codeOf(queue, {}, client)).toBe('NOT_FOUND');
    expect(await codeOf(queue, {}, null)).toBe('UNAUTHENTICATED');
    expect(await codeOf(report, { input: given() }, null)).toBe('UNAUTHENTICATED');
    expect((await api.ask('{ openDiagramReports }', {}, client)).data.openDiagramReports).toBeNull();
    const { diagram } = (await api.ask(page, { slug: scheme.slug }, client)).data.entry;
    expect(diagram.reports).toBeNull();
    expect((await http.fetch(`/files/${photo.id}`, author)).status).toBe(200);
  });

  test('are answered by those who edit the diagram, and stand in the queue of nobody else', async () => {
    const id = await send({ note: 'не то' });
    expect(await idsOf(engineer)).not.toContain(id);
    for (const who of [engineer, outsider]) {
      expect(await codeOf(takeUp, { id }, who)).toBe('FORBIDDEN');
      expect(await codeOf(answer, { id, state: 'MENDED' }, who)).toBe('FORBIDDEN');
    }
    const { diagram } = (await api.ask(page, { slug: scheme.slug }, outsider)).data.entry;
    const shown = diagram.reports.find((one: { id: string }) => one.id === id);
    expect(shown).toMatchObject({ note: 'не то', viewerCanAnswer: false });
  });

  test('tell nobody of a revision that was never published', async () => {
    const draft = await buildEntry(api, {
      kind: 'DIAGRAM',
      sectionId: scheme.sectionId,
      data,
      draft: true,
    });
    expect(await codeOf(report, { input: given({ entryId: draft.id }) }, engineer)).toBe('NOT_FOUND');
    expect(await codeOf(report, { input: given({ entryId: draft.id }) }, author)).toBeUndefined();
  });
});

describe('confirmed on so many vehicles', () => {
  test('counts installations by the diagram that worked, of devices that the viewer may see', async () => {
    const publisher = await buildPerson(api);
    const section = await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
    const closed = await buildSection(api, {
      audience: Audience.SECTION,
      members: [[publisher, SectionRole.PUBLISHER]],
    });
    const drawn = await buildEntry(api, { kind: 'DIAGRAM', sectionId: section.id, data });
    const confirm = `mutation ($id: UUID!, $outcome: UseOutcome!) { addEvidence(fitmentId: $id, outcome: $outcome, note: "н") { id } }`;
    for (const sectionId of [section.id, closed.id]) {
      const equipment = await buildEquipment(api, { sectionId });
      const modelId = (await buildModel(api)).id;
      const { id } = await buildFitment(api, { equipmentId: equipment.id, modelId, diagramId: drawn.id });
      for (const outcome of ['SOLVED', 'SOLVED', 'WRONG']) await api.ask(confirm, { id, outcome }, publisher);
    }
    const countFor = async (who: Person | null) =>
      (await api.ask(page, { slug: drawn.slug }, who)).data.entry.diagram.confirmedCount;
    expect([await countFor(publisher), await countFor(outsider), await countFor(client)]).toEqual([4, 2, 2]);
    expect(await countFor(null)).toBeNull();
  });
});
