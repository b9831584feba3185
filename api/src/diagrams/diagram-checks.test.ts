import type { DiagramData } from '@fieldlore/content';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { discardDraft } from '../entries/change-entry-status.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { Entry } from '../entries/entry.entity.ts';
import { inTransaction } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';

const api = await testApi();
let publisher: Person, author: Person, reader: Person, client: Person, section: Section;

beforeAll(async () => {
  [publisher, author, reader] = [await buildPerson(api), await buildPerson(api), await buildPerson(api)];
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  section = await buildSection(api, {
    audience: Audience.PUBLIC,
    members: [
      [publisher, SectionRole.PUBLISHER],
      [author, SectionRole.CONTRIBUTOR],
    ],
  });
});

/** A tracker whose output has a wire to nowhere for each name; `unfused` takes its plus straight from the battery. */
function scheme(loose: readonly string[], unfused = false): Partial<DiagramData> {
  const wire = (id: string) => ({ id });
  return {
    connectors: [
      {
        id: 'X1',
        kind: 'DEVICE',
        pins: [
          { label: '1', direction: 'POWER' },
          { label: '2', direction: 'GROUND' },
          ...loose.map((label) => ({ label, direction: 'OUTPUT' as const })),
        ],
      },
      {
        id: 'X9',
        kind: 'VEHICLE',
        pins: [
          { label: '30', direction: 'POWER', ...(!unfused && { fuse: 5 }) },
          { label: '31', direction: 'GROUND' },
        ],
      },
    ],
    cables: [{ id: 'W1', shield: false, wires: ['p', 'g', ...loose].map(wire) }],
    connections: [
      {
        from: { connector: 'X1', pin: '1' },
        wire: { cable: 'W1', wire: 'p' },
        to: { connector: 'X9', pin: '30' },
      },
      {
        from: { connector: 'X1', pin: '2' },
        wire: { cable: 'W1', wire: 'g' },
        to: { connector: 'X9', pin: '31' },
      },
      ...loose.map((name) => ({
        from: { connector: 'X1', pin: name },
        wire: { cable: 'W1', wire: name },
        to: null,
      })),
    ],
  };
}

const draftOf = async (data: unknown) =>
  (await buildEntry(api, { kind: 'DIAGRAM', sectionId: section.id, data, draft: true })).id;

async function change(id: string, data: unknown, as = publisher): Promise<void> {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  const { conflict } = await inTransaction(await api.ctx(as), (tx) => saveEntry(tx, { id, version, data }));
  expect(conflict).toBeNull();
}

async function publish(id: string, confirmed: string[] = [], as = publisher) {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  return await api.ask(
    `mutation ($id: UUID!, $version: Int!, $confirmed: [String!]!) {
      publishEntry(id: $id, version: $version, confirmed: $confirmed) { status }
    }`,
    { id, version, confirmed },
    as,
  );
}

async function discard(id: string): Promise<void> {
  const { version } = await api.db.getRepository(Entry).findOneByOrFail({ id });
  await inTransaction(await api.ctx(author), (tx) => discardDraft(tx, { id, version }));
}

const finding = `key code severity path problem mustConfirm accepted { reason acceptedBy { name } }`;

const working = async (id: string, as = publisher) =>
  (
    await api.ask(
      `query ($id: UUID!) { entry(id: $id) { workingRevision { findings { ${finding} } } } }`,
      { id },
      as,
    )
  ).data.entry.workingRevision.findings;

const shown = async (id: string, as: Person | null) =>
  (await api.ask(`query ($id: UUID!) { entry(id: $id) { diagram { findings { ${finding} } } } }`, { id }, as))
    .data.entry.diagram.findings;

const accept = (id: string, key: string, reason: string, as: Person | null) =>
  api.ask(
    `mutation ($id: UUID!, $key: String!, $reason: String!) {
      acceptDiagramWarning(entryId: $id, finding: $key, reason: $reason) { number }
    }`,
    { id, key, reason },
    as,
  );

const nowhere = (pin: string) => `wire-to-nowhere X1:${pin} W1.${pin}`;

describe('a diagram with an error', () => {
  test('is not published, confirmed or not, and says where and what to do; mended, it is', async () => {
    const id = await draftOf(scheme([], true));
    const [error] = await working(id);
    expect(error).toMatchObject({ code: 'supply-without-fuse', severity: 'ERROR', mustConfirm: false });
    const { errors } = await publish(id, [error.key]);
    expect(errors).toMatchObject([
      {
        code: 'BAD_USER_INPUT',
        message: 'Схема не опубликована: ошибок — 1. Исправьте их.',
        fields: [
          {
            path: 'data.connectors.0.pins.0',
            message: expect.stringMatching(/^Плюс X9:30 приходит на X1:1 без предохранителя\. Поставьте/),
          },
        ],
      },
    ]);
    await change(id, scheme([]));
    expect((await publish(id)).data.publishEntry.status).toBe('PUBLISHED');
  });
});

describe('a diagram with a warning', () => {
  test('is published when it is confirmed, and remembers by whom; it asks again for a new one only', async () => {
    const id = await draftOf(scheme(['5']));
    const { errors } = await publish(id);
    expect(errors[0]!.fields).toMatchObject([{ path: 'data.connections.2.to' }]);
    await publish(id, [nowhere('5')]);
    const accepted = { reason: null, acceptedBy: { name: publisher.name } };
    expect(await shown(id, reader)).toMatchObject([{ key: nowhere('5'), mustConfirm: false, accepted }]);

    await change(id, scheme(['5', '6']));
    expect(await working(id)).toMatchObject([
      { key: nowhere('5'), mustConfirm: false, accepted },
      { key: nowhere('6'), mustConfirm: true, accepted: null },
    ]);
    expect((await publish(id, [nowhere('5')])).errors[0]!.fields).toHaveLength(1);
    expect((await publish(id, [nowhere('6')])).data.publishEntry.status).toBe('PUBLISHED');
  });

  test('shows the author’s reason, which the publisher still has to confirm', async () => {
    const id = await draftOf(scheme(['5']));
    expect((await accept(id, nowhere('5'), ' Сирену ставит клиент ', author)).errors).toEqual([]);
    const reason = { reason: 'Сирену ставит клиент' };
    expect(await working(id)).toMatchObject([
      { mustConfirm: true, accepted: { ...reason, acceptedBy: { name: author.name } } },
    ]);
    expect((await publish(id)).errors).toHaveLength(1);
    await publish(id, [nowhere('5')]);
    expect(await shown(id, reader)).toMatchObject([
      { accepted: { ...reason, acceptedBy: { name: publisher.name } } },
    ]);
  });

  test('asks the publisher although the author went on writing, threw the draft away or mended it first', async () => {
    const id = await draftOf(scheme(['5']));
    await accept(id, nowhere('5'), 'Сирену ставит клиент', author);
    // Another author's save starts the next revision, as the author's own does ten minutes later.
    await change(id, scheme(['5', '6']), author);
    await accept(id, nowhere('6'), 'Потом', author);
    await change(id, scheme(['5']), publisher);
    expect(await working(id)).toMatchObject([
      { mustConfirm: true, accepted: { reason: 'Сирену ставит клиент' } },
    ]);
    expect((await publish(id)).errors).toHaveLength(1);
    await publish(id, [nowhere('5')]);

    await change(id, scheme(['5', '6']), author);
    await accept(id, nowhere('6'), 'Выброшено с черновиком', author);
    await discard(id);
    await change(id, scheme(['5', '6']), author);
    expect((await publish(id)).errors[0]!.fields).toHaveLength(1);

    await change(id, scheme(['5', '7']), author);
    await accept(id, nowhere('7'), 'Исправлено до публикации', author);
    await change(id, scheme(['5']), author);
    expect((await publish(id)).errors).toEqual([]);
    await change(id, scheme(['5', '7']), author);
    expect((await publish(id)).errors[0]!.fields).toHaveLength(1);
  });

  test('does not ask whoever publishes about what they accepted themselves', async () => {
    const id = await draftOf(scheme(['5']));
    await accept(id, nowhere('5'), 'Сирену ставит клиент', publisher);
    await change(id, scheme(['5', '6']), author);
    await change(id, scheme(['5']), publisher);
    expect((await publish(id)).data.publishEntry.status).toBe('PUBLISHED');
  });

  test('can be answered for in a draft only, never in what is published already', async () => {
    const id = await draftOf(scheme(['5']));
    await publish(id, [nowhere('5')]);
    const { errors } = await accept(id, nowhere('5'), 'Задним числом', author);
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringMatching(/^У схемы нет черновика/) },
    ]);
    expect(await shown(id, reader)).toMatchObject([
      { accepted: { reason: null, acceptedBy: { name: publisher.name } } },
    ]);
  });

  test('takes a reason, and only for a warning that is there', async () => {
    const id = await draftOf(scheme(['5'], true));
    for (const [key, reason, path] of [
      [nowhere('5'), ' ', 'reason'],
      [nowhere('5'), 'x'.repeat(501), 'reason'],
      [nowhere('7'), 'Так надо', 'finding'],
      ['supply-without-fuse X1:1 X9:30', 'Так надо', 'finding'],
    ])
      expect((await accept(id, key!, reason!, author)).errors[0]!.fields).toMatchObject([{ path }]);
  });
});

describe('D1 what the checks say of a diagram is for staff', () => {
  test('its readers get the diagram without it, and accept nothing', async () => {
    const id = await draftOf(scheme(['5']));
    expect((await accept(id, nowhere('5'), 'Скрытая причина', author)).errors).toEqual([]);
    for (const nobody of [client, null, reader])
      expect((await accept(id, nowhere('5'), 'Чужая причина', nobody)).errors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
    await publish(id, [nowhere('5')]);
    for (const outsider of [client, null]) expect(await shown(id, outsider)).toBeNull();
    expect(await shown(id, reader)).toHaveLength(1);
    const answers = [client, null, reader].map((as) => accept(id, nowhere('5'), 'Чужая причина', as));
    expect((await Promise.all(answers)).map(({ errors }) => errors[0]!.code)).toEqual([
      'FORBIDDEN',
      'UNAUTHENTICATED',
      'FORBIDDEN',
    ]);
    expect(await shown(id, publisher)).toMatchObject([{ accepted: { reason: 'Скрытая причина' } }]);
  });
});

describe('D2 what was accepted in a draft is for those who edit', () => {
  test('staff who read what is published get nothing of it until it is published', async () => {
    const id = await draftOf(scheme(['5']));
    await publish(id, [nowhere('5')]);
    await change(id, scheme(['5', '6']), author);
    await accept(id, nowhere('5'), 'Клиент уходит от Альфы', author);
    const published = { reason: null, acceptedBy: { name: publisher.name } };
    for (const staff of [reader, author, publisher])
      expect(await shown(id, staff)).toMatchObject([{ key: nowhere('5'), accepted: published }]);
    expect((await working(id))[0]).toMatchObject({ accepted: { reason: 'Клиент уходит от Альфы' } });
    await discard(id);
    expect(await shown(id, reader)).toMatchObject([{ accepted: published }]);
  });
});
