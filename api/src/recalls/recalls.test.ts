import { randomUUID } from 'node:crypto';
import type { DiagramData } from '@fieldlore/content';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEquipment, buildFitment, buildModel } from '../../test/catalogue-factories.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { testHttp } from '../../test/http.ts';
import { textWithoutIds } from '../../test/text-without-ids.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { drawingRouter } from '../diagrams/drawing.router.ts';
import { Entry } from '../entries/entry.entity.ts';
import { labelsRouter } from '../labels/labels.router.ts';
import { Locale } from '../graphql/locale.ts';
import type { Person } from '../people/person.entity.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { forgetReadings } from './forget-readings.ts';
import { writeReadings } from './note-reading.ts';
import { readingsRouter } from './readings.router.ts';

const api = await testApi();
const http = await testHttp(api, readingsRouter(api.app));
const files = await testHttp(api, drawingRouter(api.app));
const labels = await testHttp(api, labelsRouter(api.app));
let publisher: Person, author: Person, engineer: Person, colleague: Person, client: Person;
let sectionId: string;

beforeAll(async () => {
  [publisher, author] = [await buildPerson(api, { name: 'Publisher' }), await buildPerson(api)];
  [engineer, colleague] = [await buildPerson(api, { name: 'Engineer' }), await buildPerson(api)];
  client = await buildPerson(api, { role: OrganisationRole.CLIENT, name: 'Client' });
  const members: [Person, SectionRole][] = [
    [publisher, SectionRole.PUBLISHER],
    [author, SectionRole.CONTRIBUTOR],
  ];
  sectionId = (await buildSection(api, { members })).id;
});

/** A scheme of one pin, whose colour is what gets wrong. */
const scheme = (main: string): DiagramData =>
  ({
    connectors: [{ id: 'X1', kind: 'DEVICE', pins: [{ label: '5', colour: { main } }] }],
    cables: [],
    connections: [],
    taps: [],
    pictures: [],
    safetyCritical: false,
  }) as unknown as DiagramData;

const buildScheme = (with_: Partial<Parameters<typeof buildEntry>[1]> = {}) =>
  buildEntry(api, { kind: 'DIAGRAM', sectionId, audience: Audience.PUBLIC, data: scheme('BU'), ...with_ });

const openPage = async (entry: Entry, as: Person | null, revision = 1) => {
  const answer = await http.fetch(`/opened/${entry.number}.gif?r=${revision}`, as);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  await writeReadings(api.app);
};

const save = `mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { entry { version } conflict { currentVersion } } }`;
const publish = `mutation ($id: UUID!, $version: Int!, $correction: CorrectionInput) {
  publishEntry(id: $id, version: $version, correction: $correction) { version }
}`;

/** Writes a new text or scheme as its author and publishes it; with a reason, as a correction. */
async function republish(
  { id }: Entry,
  content: { data?: unknown; body?: unknown },
  correction: { reason: string; wrongSince?: number } | null,
) {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  const saved = await api.ask(save, { input: { id, version, ...content } }, author);
  expect(saved.errors).toEqual([]);
  const now = saved.data.saveEntry.entry.version as number;
  return await api.ask(publish, { id, version: now, correction }, publisher);
}
async function correct(entry: Entry, main = 'RD', wrongSince?: number) {
  const correction = { reason: 'Вывод 5 был не того цвета.', ...(wrongSince && { wrongSince }) };
  const { errors } = await republish(entry, { data: scheme(main) }, correction);
  expect(errors).toEqual([]);
}

const NOTICES = `{ viewer { openRecalls } recallNotices { revision use usedAt seenAt recall { id reason revision wrongSince entry { number title } } } }`;
const noticesOf = async (person: Person) => {
  const { data } = await api.ask(NOTICES, {}, person);
  expect(data.viewer.openRecalls).toBe(
    data.recallNotices.filter(({ seenAt }: { seenAt: string | null }) => seenAt === null).length,
  );
  return data.recallNotices;
};
const numbersFor = async (person: Person): Promise<number[]> =>
  (await noticesOf(person)).map(
    ({ recall }: { recall: { entry: { number: number } } }) => recall.entry.number,
  );
const CONFIRM = 'mutation ($id: UUID!) { confirmRecall(id: $id) { seenAt } }';
const REACH = `query ($n: Int!) { entry(number: $n) { recalls { reason revision reach { reached confirmed waiting { name } } } } }`;
const reachOf = async ({ number }: Entry, as: Person | null) =>
  (await api.ask(REACH, { n: number }, as)).data.entry.recalls[0]?.reach;

test('a page that shows the entry to somebody signed in has the picture of what is published', async () => {
  const entry = await buildScheme();
  const picture = async (as: Person | null) =>
    (await api.ask('query ($n: Int!) { entry(number: $n) { openedPicture } }', { n: entry.number }, as)).data
      .entry.openedPicture;
  expect(await picture(client)).toBe(`/opened/${entry.number}.gif?r=1`);
  expect(await picture(null)).toBeNull();
});

describe('a correction', () => {
  test('reaches who opened what was wrong, with the revision and the time, until they confirm it', async () => {
    const entry = await buildScheme();
    await openPage(entry, engineer);
    await openPage(entry, client);
    await correct(entry);
    const [notice] = await noticesOf(engineer);
    expect(notice).toMatchObject({
      revision: 1,
      use: 'OPENED',
      seenAt: null,
      recall: {
        reason: 'Вывод 5 был не того цвета.',
        revision: 2,
        wrongSince: 1,
        entry: { number: entry.number },
      },
    });
    expect(await numbersFor(client)).toEqual([entry.number]);
    expect(await noticesOf(colleague)).toEqual([]);

    expect(await reachOf(entry, publisher)).toEqual({
      reached: 2,
      confirmed: 0,
      waiting: [{ name: 'Client' }, { name: 'Engineer' }],
    });
    const first = await api.ask(CONFIRM, { id: notice.recall.id }, engineer);
    const again = await api.ask(CONFIRM, { id: notice.recall.id }, engineer);
    expect(first.data.confirmRecall.seenAt).toBe(again.data.confirmRecall.seenAt);
    expect((await noticesOf(engineer))[0].seenAt).toEqual(expect.any(String));
    expect(await reachOf(entry, publisher)).toEqual({
      reached: 2,
      confirmed: 1,
      waiting: [{ name: 'Client' }],
    });
  });

  test('reaches nobody of a plain new revision, nor of revisions that were right, nor who put it right', async () => {
    const entry = await buildScheme();
    await openPage(entry, engineer);
    await openPage(entry, author);
    await openPage(entry, publisher);
    const { errors } = await republish(entry, { data: scheme('GN') }, null);
    expect(errors).toEqual([]);
    await openPage(entry, colleague, 2);
    expect(await numbersFor(engineer)).not.toContain(entry.number);
    await correct(entry, 'RD', 2);
    expect(await numbersFor(colleague)).toContain(entry.number);
    for (const person of [engineer, author, publisher])
      expect(await numbersFor(person)).not.toContain(entry.number);
  });

  test('reaches everybody since the first revision where it is not said which was wrong first', async () => {
    const entry = await buildScheme();
    const reader = await buildPerson(api);
    await openPage(entry, reader);
    await republish(entry, { data: scheme('GN') }, null);
    await correct(entry);
    expect(await noticesOf(reader)).toEqual([expect.objectContaining({ revision: 1 })]);
  });

  test('reaches who opened the page a moment before and was noted after', async () => {
    const entry = await buildScheme();
    const reader = await buildPerson(api);
    await http.fetch(`/opened/${entry.number}.gif?r=1`, reader);
    await correct(entry);
    // Writes what still waits in memory; past two seconds it is written already.
    await writeReadings(api.app);
    expect(await numbersFor(reader)).toEqual([entry.number]);
  });

  test('reaches who read it inside a text, as far as the text showed it to them', async () => {
    const entry = await buildScheme();
    const text = buildBody('Так:');
    const shown = { type: 'diagram', attrs: { entry: entry.id, connector: null } };
    const fragment = await buildEntry(api, {
      kind: 'FRAGMENT',
      sectionId,
      audience: Audience.PUBLIC,
      body: { ...text, content: [shown] },
    });
    const inFragment = { type: 'fragment', attrs: { entry: fragment.id } };
    const article = await buildEntry(api, {
      sectionId,
      audience: Audience.PUBLIC,
      body: {
        ...text,
        content: [
          ...text.content,
          { type: 'audienceBlock', attrs: { audience: 'STAFF' }, content: [inFragment] },
        ],
      },
    });
    const [reader, outsider] = [
      await buildPerson(api),
      await buildPerson(api, { role: OrganisationRole.CLIENT }),
    ];
    await openPage(article, reader);
    await openPage(article, outsider);
    await correct(entry);
    expect(await numbersFor(reader)).toEqual([entry.number]);
    expect(await numbersFor(outsider)).toEqual([]);
    await republish(fragment, { body: buildBody('Иначе') }, { reason: 'Неверно.' });
    expect(await numbersFor(reader)).toContain(fragment.number);
  });

  test('reaches who took a drawing along, kept the page without network, printed a label or said what came of it', async () => {
    const entry = await buildScheme();
    const [saver, printer, user] = [await buildPerson(api), await buildPerson(api), await buildPerson(api)];
    const [keeper, looker] = [await buildPerson(api), await buildPerson(api)];
    expect((await files.fetch(`/drawings/${entry.number}.csv`, saver)).status).toBe(200);
    expect(
      (await labels.fetch(`/labels.pdf?of=${entry.number}&sheet=24&copies=1&start=1`, printer)).status,
    ).toBe(200);
    const PACK =
      'query ($n: [Int!], $isKept: Boolean) { offlinePack(of: { entries: $n }, isKept: $isKept) { title } }';
    const pack = await api.ask(PACK, { n: [entry.number], isKept: true }, keeper);
    expect(pack.errors).toEqual([]);
    await api.ask(PACK, { n: [entry.number], isKept: false }, looker);
    await writeReadings(api.app);
    await api.ask(
      'mutation ($id: UUID!) { recordUse(entryId: $id, outcome: SOLVED) { id } }',
      { id: entry.id },
      user,
    );
    await correct(entry);
    const uses = await Promise.all(
      [saver, keeper, printer, user].map(async (person) => (await noticesOf(person))[0].use),
    );
    expect(uses).toEqual(['SAVED', 'SAVED', 'LABEL', 'USED']);
    expect(await noticesOf(looker)).toEqual([]);
  });

  test('reaches who went to a vehicle by it, who shared its kit and who reported, and shows on the visit', async () => {
    const model = await buildModel(api);
    const device = await buildEquipment(api, { sectionId });
    const entry = await buildScheme({ equipment: [device.id] });
    const other = await buildScheme({
      equipment: [device.id],
      vehicles: [{ makeId: (await buildModel(api)).makeId }],
    });
    const fitment = await buildFitment(api, { equipmentId: device.id, modelId: model.id });
    await api.db.query('UPDATE fitment SET diagram_id = $1 WHERE id = $2', [entry.id, fitment.id]);
    const [planner, goer, sharer, reporter] = [
      await buildPerson(api),
      await buildPerson(api),
      await buildPerson(api),
      await buildPerson(api),
    ];
    const visit = await api.ask(
      'mutation ($input: PrepareVisitInput!) { prepareVisit(input: $input) { id } }',
      {
        input: {
          id: randomUUID(),
          modelId: model.id,
          fitmentIds: [fitment.id],
          label: '',
          answers: [],
          assignedToId: goer.id,
        },
      },
      planner,
    );
    expect(visit.errors).toEqual([]);
    const shared = await api.ask(
      'mutation ($id: UUID!) { shareKit(modelId: $id) { number } }',
      { id: model.id },
      sharer,
    );
    expect(shared.errors).toEqual([]);
    const report = await api.ask(
      'mutation ($input: InstallationReportInput!) { reportInstallation(input: $input) { id } }',
      { input: { fitmentId: fitment.id, outcome: 'SOLVED' } },
      reporter,
    );
    expect(report.errors).toEqual([]);
    const finder = await buildPerson(api);
    await api.db.query(
      `INSERT INTO diagram_report (id, entry_id, revision_id, note, vehicle, person_id, state)
       VALUES (gen_random_uuid(), $1, $2, 'Всё иначе', '', $3, 'OPEN')`,
      [entry.id, entry.publishedRevisionId, finder.id],
    );
    await writeReadings(api.app);
    await correct(entry);
    await correct(other);

    const told = async (person: Person) =>
      (await noticesOf(person)).map(
        ({ use, recall }: { use: string; recall: { entry: { number: number } } }) => [
          use,
          recall.entry.number,
        ],
      );
    expect(await told(planner)).toEqual([['VISIT', entry.number]]);
    expect(await told(goer)).toEqual([['VISIT', entry.number]]);
    expect(await told(sharer)).toEqual([['KIT', entry.number]]);
    expect(await told(reporter)).toEqual([['INSTALLED', entry.number]]);
    expect(await told(finder)).toEqual([['INSTALLED', entry.number]]);
    const VISIT = 'query ($id: UUID!) { visit(id: $id) { recalls { revision entry { number } } } }';
    const { data } = await api.ask(VISIT, { id: visit.data.prepareVisit.id }, colleague);
    expect(data.visit.recalls).toEqual([{ revision: 2, entry: { number: entry.number } }]);
  });

  test('is refused without a reason, of nothing, or from a revision that never was; nothing is published then', async () => {
    const entry = await buildScheme();
    const pathOf = async (correction: { reason: string; wrongSince?: number }, of = entry) =>
      (await republish(of, { data: scheme('YE') }, correction)).errors[0]?.fields?.[0]?.path;
    expect(await pathOf({ reason: '  ' })).toBe('correction.reason');
    expect(await pathOf({ reason: 'x'.repeat(301) })).toBe('correction.reason');
    expect(await pathOf({ reason: 'x', wrongSince: 7 })).toBe('correction.wrongSince');
    expect(await pathOf({ reason: 'x' }, await buildScheme({ draft: true }))).toBe('correction');
    const { data } = await api.ask('query ($n: Int!) { entry(number: $n) { publication { revision } } }', {
      n: entry.number,
    });
    expect(data.entry.publication.revision).toBe(1);
  });

  test('takes four eyes where publishing does', async () => {
    const entry = await buildScheme();
    const reader = await buildPerson(api);
    await openPage(entry, reader);
    const correction = { reason: 'Питание шло мимо предохранителя.' };
    const critical = { ...scheme('RD'), safetyCritical: true };
    const { errors } = await republish(entry, { data: critical }, correction);
    expect(errors[0]!.code).toBe('FORBIDDEN');
    expect(await noticesOf(reader)).toEqual([]);
    const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
    const submit =
      'mutation ($id: UUID!, $version: Int!) { submitEntry(id: $id, version: $version) { version } }';
    const { data } = await api.ask(submit, { id: entry.id, version }, author);
    const given = { id: entry.id, version: data.submitEntry.version, correction };
    expect((await api.ask(publish, given, publisher)).errors).toEqual([]);
    expect(await numbersFor(reader)).toEqual([entry.number]);
  });
});

const KEPT = `query ($kept: [KeptRevisionInput!]!) {
  recalls(kept: $kept) { number kept revision title path isCorrection reasons changes }
}`;
const recallsOf = async (
  kept: { number: number; revision: number }[],
  as: Person | null,
  locale = Locale.ru,
) => (await api.ask(KEPT, { kept }, as, locale)).data.recalls;

describe('copies kept elsewhere', () => {
  test('are told of corrections with what changed, also to readers who are not signed in', async () => {
    const entry = await buildScheme({ title: 'Kept' });
    const kept = [{ number: entry.number, revision: 1 }];
    expect(await recallsOf(kept, null)).toEqual([]);
    await correct(entry);
    expect(await recallsOf(kept, null)).toEqual([
      {
        number: entry.number,
        kept: 1,
        revision: 2,
        title: 'Kept',
        path: expect.stringMatching(/^\/diagrams\//),
        isCorrection: true,
        reasons: ['Вывод 5 был не того цвета.'],
        changes: ['X1, вывод 5 — цвет: синий → красный'],
      },
    ]);
    const [inEnglish] = await recallsOf(kept, null, Locale.en);
    expect(inEnglish.changes).toEqual(['X1 pin 5 — colour: blue → red']);
    expect(await recallsOf([{ number: entry.number, revision: 2 }], null)).toEqual([]);
  });

  test('hold the words of a text that changed', async () => {
    const entry = await buildEntry(api, {
      sectionId,
      audience: Audience.PUBLIC,
      body: buildBody('Подайте 12 В'),
    });
    await republish(entry, { body: buildBody('Подайте 24 В') }, { reason: 'Не то напряжение.' });
    const [told] = await recallsOf([{ number: entry.number, revision: 1 }], null);
    expect(told.changes).toEqual(['− Подайте 12 В', '+ Подайте 24 В']);
  });

  test('are asked of in numbers that a pocket holds', async () => {
    const many = Array.from({ length: 1001 }, (_, i) => ({ number: i + 1, revision: 1 }));
    expect((await api.ask(KEPT, { kept: many }, engineer)).errors[0]!.code).toBe('BAD_USER_INPUT');
  });
});

const COMPARE = `query ($n: Int!, $r: Int!) {
  revisionComparison(number: $n, revision: $r) { older { number body data } newer { number } }
}`;
const COMPARE_BOTH = `query ($n: Int!) {
  revisionComparison(number: $n, revision: 1) { older { title body data } newer { title body data } }
}`;
const compare = (entry: Entry, as: Person | null, r = 1) => api.ask(COMPARE, { n: entry.number, r }, as);

describe('T1: what an older revision said', () => {
  test('is shown where it was corrected, or to who opened it while it stood; else it is history', async () => {
    const entry = await buildScheme();
    await openPage(entry, client);
    await republish(entry, { data: scheme('GN') }, null);
    const kept = [{ number: entry.number, revision: 1 }];
    for (const reader of [null, engineer]) {
      expect((await compare(entry, reader)).errors[0]!.code).toBe('NOT_FOUND');
      expect(await recallsOf(kept, reader)).toEqual([
        expect.objectContaining({ isCorrection: false, changes: null }),
      ]);
    }
    expect((await compare(entry, client)).data.revisionComparison.older.number).toBe(1);
    expect((await recallsOf(kept, client))[0].changes).toHaveLength(1);
    expect((await compare(entry, author)).errors).toEqual([]);
    await correct(entry, 'RD', 2);
    expect((await compare(entry, null, 2)).data.revisionComparison.newer.number).toBe(3);
    expect((await compare(entry, null, 1)).errors[0]!.code).toBe('NOT_FOUND');
  });

  test('is not had by saying that one opened it: only the published one is noted, and a draft never is', async () => {
    const entry = await buildScheme();
    await republish(entry, { data: scheme('GN') }, null);
    await openPage(entry, engineer, 1);
    expect((await compare(entry, engineer)).errors[0]!.code).toBe('NOT_FOUND');
    await api.db.query(
      `INSERT INTO revision (entry_id, number, title, body) SELECT entry_id, 9, 'Secret', body FROM revision WHERE entry_id = $1 LIMIT 1`,
      [entry.id],
    );
    expect((await compare(entry, engineer, 9)).errors[0]!.code).toBe('NOT_FOUND');
  });

  test('comes without pins of diagrams, tickets and entries that are not the viewer’s to see', async () => {
    const hidden = await buildScheme({ audience: Audience.STAFF });
    const pin = { type: 'pin', attrs: { entry: hidden.id, connector: 'X1', pin: '5' } };
    const bodyWith = (text: string) => ({
      ...buildBody(text),
      content: [{ type: 'paragraph', content: [{ type: 'text', text }, pin] }],
    });
    const article = await buildEntry(api, {
      sectionId,
      audience: Audience.PUBLIC,
      body: bodyWith('Было ') as never,
    });
    await republish(article, { body: bodyWith('Стало ') }, { reason: 'Неверно.' });
    const ticket = await buildEntry(api, {
      kind: 'SOLVED_TICKET',
      sectionId,
      audience: Audience.PUBLIC,
      data: { issue: 'Молчит', environment: '', cause: 'Провод', tickets: ['HD-777'] },
    });
    const changed = { issue: 'Молчит', environment: '', cause: 'Масса', tickets: ['HD-777', 'HD-778'] };
    await republish(ticket, { data: changed }, { reason: 'Неверно.' });
    const secret = await buildEquipment(api, { sectionId, audience: Audience.STAFF });
    const cardWith = (note: string) => ({
      type: 'OTHER',
      model: 'M',
      relations: [{ kind: 'REQUIRES', equipment: secret.id, note }],
      knownProblems: [{ text: 'Греется', entry: hidden.id }],
    });
    const device = await buildEquipment(api, {
      sectionId,
      audience: Audience.PUBLIC,
      data: cardWith('a') as never,
    });
    await republish(device, { data: cardWith('b') }, { reason: 'Неверно.' });
    for (const entry of [article, ticket, device]) {
      const kept = await recallsOf([{ number: entry.number, revision: 1 }], null);
      const { data, errors } = await api.ask(COMPARE_BOTH, { n: entry.number });
      expect(errors).toEqual([]);
      const told = JSON.stringify([kept, data]);
      for (const one of ['HD-77', 'X1', hidden.id, secret.id]) expect(told).not.toContain(one);
    }
    const asStaff = await api.ask(COMPARE_BOTH, { n: ticket.number }, engineer);
    expect(JSON.stringify(asStaff.data)).toContain('HD-778');
  });

  test('comes without the blocks above the viewer', async () => {
    const entry = await buildEntry(api, {
      sectionId,
      audience: Audience.PUBLIC,
      body: buildBody('Для всех', { STAFF: 'Пароль 1234' }),
    });
    await republish(
      entry,
      { body: buildBody('Для всех, иначе', { STAFF: 'Пароль 5678' }) },
      { reason: 'Неверно.' },
    );
    const kept = [{ number: entry.number, revision: 1 }];
    expect(textWithoutIds(await compare(entry, null))).not.toMatch(/1234/);
    expect(JSON.stringify(await recallsOf(kept, null))).not.toMatch(/Пароль/);
    expect(JSON.stringify(await recallsOf(kept, engineer))).toMatch(/1234.*5678/);
  });
});

test('both drawings come with what changed marked, and none of what is no diagram', async () => {
  const entry = await buildScheme();
  await correct(entry);
  const article = await buildEntry(api, { sectionId, audience: Audience.PUBLIC, body: buildBody('Было') });
  await republish(article, { body: buildBody('Стало') }, { reason: 'Неверно.' });
  const DRAWN = `query ($n: Int!) { revisionComparison(number: $n, revision: 1) {
    olderDrawing(width: 340) newerDrawing(width: 340)
  } }`;
  const drawn = (await api.ask(DRAWN, { n: entry.number })).data.revisionComparison;
  expect(drawn.olderDrawing).toContain('<title>X1, вывод 5 — цвет: синий → красный</title>');
  expect(drawn.newerDrawing).toMatch(/class="change changed"/);
  expect((await api.ask(DRAWN, { n: article.number })).data.revisionComparison).toEqual({
    olderDrawing: null,
    newerDrawing: null,
  });
});

test('who approves a draft sees what it would change', async () => {
  const entry = await buildScheme();
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
  await api.ask(save, { input: { id: entry.id, version, data: scheme('RD') } }, author);
  const changes = async (as: Person | null) =>
    (await api.ask('query ($n: Int!) { entry(number: $n) { draftChanges } }', { n: entry.number }, as)).data
      .entry.draftChanges;
  expect(await changes(publisher)).toEqual(['X1, вывод 5 — цвет: синий → красный']);
  for (const other of [engineer, null]) expect(await changes(other)).toEqual([]);
  const to = 'query ($n: Int!) { revisionComparison(number: $n, revision: 1, to: 2) { newer { number } } }';
  expect((await api.ask(to, { n: entry.number }, author)).data.revisionComparison.newer.number).toBe(2);
  expect((await api.ask(to, { n: entry.number }, engineer)).errors[0]!.code).toBe('NOT_FOUND');
});

describe('T2: a correction is told to who may still see the entry', () => {
  test('not to who lost the right, nor counted of them, and again once they have it back', async () => {
    const members: [Person, SectionRole][] = [
      [publisher, SectionRole.PUBLISHER],
      [author, SectionRole.CONTRIBUTOR],
      [engineer, SectionRole.READER],
    ];
    const closed = await buildSection(api, { audience: Audience.SECTION, members });
    const entry = await buildScheme({ sectionId: closed.id });
    await openPage(entry, engineer);
    await openPage(entry, colleague);
    await correct(entry);
    expect(await numbersFor(engineer)).toContain(entry.number);
    expect(await numbersFor(colleague)).not.toContain(entry.number);

    const membership = { sectionId: closed.id, personId: engineer.id };
    const [notice] = await noticesOf(engineer);
    await api.db.getRepository(SectionMember).delete(membership);
    expect(await numbersFor(engineer)).not.toContain(entry.number);
    expect((await api.ask(CONFIRM, { id: notice.recall.id }, engineer)).errors[0]!.code).toBe('NOT_FOUND');
    expect(await recallsOf([{ number: entry.number, revision: 1 }], engineer)).toEqual([]);
    expect((await compare(entry, engineer)).errors[0]!.code).toBe('NOT_FOUND');
    expect(await reachOf(entry, publisher)).toEqual({ reached: 0, confirmed: 0, waiting: [] });
    await api.db.getRepository(SectionMember).insert({ ...membership, role: SectionRole.READER });
    expect(await numbersFor(engineer)).toContain(entry.number);
  });

  test('and another’s notice is nobody else’s', async () => {
    const entry = await buildScheme();
    await openPage(entry, engineer);
    await correct(entry);
    const { recall } = (await noticesOf(engineer)).find(
      (one: { recall: { entry: { number: number } } }) => one.recall.entry.number === entry.number,
    );
    expect((await api.ask(CONFIRM, { id: recall.id }, colleague)).errors[0]!.code).toBe('NOT_FOUND');
    expect((await api.ask(CONFIRM, { id: recall.id })).errors[0]!.code).toBe('UNAUTHENTICATED');
    expect((await api.ask('{ recallNotices { revision } }')).errors[0]!.code).toBe('UNAUTHENTICATED');
    expect((await api.ask('{ viewer { openRecalls } }')).data.viewer.openRecalls).toBe(0);
  });
});

describe('T3: who opened what', () => {
  test('is told to publishers of the section alone, and only as far as a correction reaches', async () => {
    const entry = await buildScheme();
    await openPage(entry, engineer);
    await correct(entry);
    for (const other of [author, engineer, client, null]) expect(await reachOf(entry, other)).toBeNull();
    expect((await reachOf(entry, publisher)).waiting).toEqual([{ name: 'Engineer' }]);
  });

  test('is not kept of people who are not signed in, of what they may not read, nor after they are gone', async () => {
    const entry = await buildScheme();
    const secret = await buildScheme({ audience: Audience.STAFF });
    const leaver = await buildPerson(api);
    const count = async (of: Entry) =>
      (
        await api.db.query(
          'SELECT count(*)::int AS n FROM entry_reading JOIN revision ON revision.id = revision_id WHERE entry_id = $1',
          [of.id],
        )
      )[0].n as number;
    await openPage(entry, null);
    await openPage(secret, client);
    expect([await count(entry), await count(secret)]).toEqual([0, 0]);
    await openPage(entry, leaver);
    await openPage(entry, leaver);
    expect(await count(entry)).toBe(1);
    await api.db.query('DELETE FROM session WHERE person_id = $1', [leaver.id]);
    await api.db.query('DELETE FROM person WHERE id = $1', [leaver.id]);
    expect(await count(entry)).toBe(0);
    for (const address of ['x.gif', '99999999999.gif?r=1', `${entry.number}.gif`])
      expect((await http.fetch(`/opened/${address}`, engineer)).status).toBe(200);
    await writeReadings(api.app);
    expect(await count(entry)).toBe(0);
  });

  test('is forgotten after a year and a bit', async () => {
    const entry = await buildScheme();
    await openPage(entry, engineer);
    await openPage(entry, client);
    await api.db.query(
      `UPDATE entry_reading SET last_at = now() - interval '401 days' WHERE person_id = $1`,
      [client.id],
    );
    await forgetReadings(api.app);
    const rows = await api.db.query(
      'SELECT DISTINCT person_id FROM entry_reading WHERE person_id = ANY($1)',
      [[client.id, engineer.id]],
    );
    expect(rows).toEqual([{ person_id: engineer.id }]);
  });
});
