import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testApi } from '../../test/api.ts';
import { countStatements } from '../../test/count-statements.ts';
import { buildBody, buildEntry, buildPerson, buildSection } from '../../test/factories.ts';
import { Audience, OrganisationRole, SectionRole } from '../access/roles.ts';
import { systemViewer } from '../access/viewer.ts';
import { backgroundContext, inTransaction } from '../context.ts';
import { archiveEntry } from '../entries/change-entry-status.ts';
import { Entry } from '../entries/entry.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { publishEntry } from '../entries/publish-entry.ts';
import { saveEntry } from '../entries/save-entry.ts';
import { startHousekeeping } from '../housekeeping.ts';
import type { Person } from '../people/person.entity.ts';
import type { Section } from '../sections/section.entity.ts';
import { castVote } from './cast-vote.ts';

const api = await testApi();
let section: Section, closed: Section;
let admin: Person, publisher: Person, contributor: Person, staff: Person, client: Person;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  publisher = await buildPerson(api);
  contributor = await buildPerson(api);
  staff = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  section = await buildSection(api, {
    members: [
      [publisher, SectionRole.PUBLISHER],
      [contributor, SectionRole.CONTRIBUTOR],
    ],
  });
  closed = await buildSection(api, { audience: Audience.SECTION });
});

const castMutation = `mutation ($entryId: UUID!, $isHelpful: Boolean!, $comment: String, $browser: String) {
  castVote(entryId: $entryId, isHelpful: $isHelpful, comment: $comment, browser: $browser) }`;
const withdrawMutation = `mutation ($entryId: UUID!, $browser: String) { withdrawVote(entryId: $entryId, browser: $browser) }`;
const closeMutation = `mutation ($id: UUID!) { closeReaderComment(id: $id) { id commentClosedAt entry { id } } }`;
const comment = `id comment isEarlier person { name } entry { id title }`;
const commentsQuery = `{ readerComments { totalCount nodes { ${comment} } } }`;
const entryComments = `query ($id: UUID!) { entry(id: $id) { readerComments { ${comment} } } }`;
const votesQuery = `query ($id: UUID!) { entry(id: $id) { votes { helpful unhelpful earlierHelpful earlierUnhelpful mine } } }`;

interface Given {
  comment?: string;
  browser?: string | null;
}

async function cast(
  entry: Entry,
  isHelpful: boolean,
  as: Person | null = null,
  given: Given = {},
): Promise<string | null> {
  const { data, errors } = await api.ask(castMutation, { entryId: entry.id, isHelpful, ...given }, as);
  expect(errors).toEqual([]);
  return data.castVote;
}

const votesOf = async (entry: Entry, as: Person | null) =>
  (await api.ask(votesQuery, { id: entry.id }, as)).data.entry.votes;
const commentsOf = async (entry: Entry, as: Person | null) =>
  (await api.ask(entryComments, { id: entry.id }, as)).data.entry.readerComments;
const codeOf = async (document: string, variables: Record<string, unknown>, as: Person | null) =>
  (await api.ask(document, variables, as)).errors[0]?.code;

async function correct(entry: Entry): Promise<void> {
  const asAdmin = backgroundContext(api.app, systemViewer(admin));
  await inTransaction(asAdmin, async (tx) => {
    const { version } = await tx.db.getRepository(Entry).findOneByOrFail({ id: entry.id });
    const saved = await saveEntry(tx, { id: entry.id, version, body: buildBody('Исправлено.') });
    await publishEntry(tx, saved.entry);
  });
}

describe('a vote', () => {
  test('is one a person, can be changed and taken back', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    expect(await cast(entry, true, client), 'a person needs no number').toBeNull();
    await cast(entry, true, staff);
    await cast(entry, false, staff);
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, unhelpful: 1, mine: false });
    await api.ask(withdrawMutation, { entryId: entry.id }, staff);
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, unhelpful: 0, mine: null });
  });

  test('is one a browser, by the number that it was given', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const browser = await cast(entry, true);
    expect(browser).toMatch(/^[\w-]{43}$/);
    expect(await cast(entry, false, null, { browser })).toBe(browser);
    await cast(entry, true);
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, unhelpful: 1 });
    await api.ask(withdrawMutation, { entryId: entry.id });
    await api.ask(withdrawMutation, { entryId: entry.id, browser });
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, unhelpful: 0 });
    expect(await cast(entry, true, null, { browser: 'not a number of ours' })).toMatch(/^[\w-]{43}$/);
  });

  test('is about the text that was published then', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    await cast(entry, false, staff);
    await cast(entry, true, client);
    await correct(entry);
    expect(await votesOf(entry, staff)).toEqual({
      helpful: 0,
      unhelpful: 0,
      earlierHelpful: 1,
      earlierUnhelpful: 1,
      mine: null,
    });
    await cast(entry, true, staff);
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, earlierUnhelpful: 0, mine: true });
  });

  test('reaches the index, and staff are told what it did to the rank', async () => {
    const words = { body: buildBody('Кусторез подключают к массе.') };
    const plain = await buildEntry(api, { sectionId: section.id, title: 'Кусторез', ...words });
    const liked = await buildEntry(api, { sectionId: section.id, title: 'Кусторез', ...words });
    const find = async (as: Person | null) =>
      (
        await api.ask(
          `{ search(text: "кусторез") { hits { entry { id } ranking { votesWorth advantage votes { helpful unhelpful } } } } }`,
          {},
          as,
        )
      ).data.search.hits;
    await api.index();
    const [first] = await find(staff);
    const behind = first.entry.id === plain.id ? liked : plain;
    for (let i = 0; i < 12; i++) await cast(behind, true);
    for (let i = 0; i < 2; i++) await cast(behind, false);
    await api.index();
    const [best, other] = await find(staff);
    expect(best.entry.id).toBe(behind.id);
    expect(best.ranking).toMatchObject({ votes: { helpful: 12, unhelpful: 2 } });
    expect(best.ranking.votesWorth).toBeCloseTo(0.6, 1);
    expect(best.ranking.advantage).toBeCloseTo(0.02, 2);
    expect(other.ranking).toMatchObject({ votesWorth: 0, advantage: 0 });
    expect((await find(client))[0].ranking, 'V2: told to staff alone').toBeNull();
    expect((await find(null))[0].ranking).toBeNull();
  });

  test('wakes the index when it moves a rank, and not when a comment is written or closed', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const waiting = async () => {
      const [{ rows }] = await api.db.query(
        `SELECT count(*)::int AS rows FROM search_outbox WHERE subject_id = $1`,
        [entry.id],
      );
      await api.db.query('DELETE FROM search_outbox WHERE subject_id = $1', [entry.id]);
      return rows as number;
    };
    await waiting();
    await cast(entry, false, staff);
    expect(await waiting()).toBe(1);
    await cast(entry, false, staff, { comment: 'Нет цвета провода' });
    const [{ id }] = await commentsOf(entry, publisher);
    await api.ask(closeMutation, { id }, publisher);
    expect(await waiting()).toBe(0);
    await cast(entry, true, staff);
    expect(await waiting()).toBe(1);
    await api.ask(withdrawMutation, { entryId: entry.id }, staff);
    expect(await waiting()).toBe(1);
  });
});

describe('what was missing', () => {
  test('reaches those who can mend it, until one of them is done with it', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    await cast(entry, false, client, { comment: '  Какой предохранитель?  ' });
    const browser = await cast(entry, false, null, { comment: 'Нет фото' });
    await cast(entry, false, null, { browser });
    for (const editor of [contributor, publisher, admin])
      expect(await commentsOf(entry, editor)).toMatchObject([
        { comment: 'Нет фото', person: null, isEarlier: false, entry: { id: entry.id } },
        { comment: 'Какой предохранитель?', person: { name: client.name } },
      ]);
    await correct(entry);
    const [newest] = await commentsOf(entry, contributor);
    expect(newest.isEarlier).toBe(true);
    const { data } = await api.ask(closeMutation, { id: newest.id }, contributor);
    expect(data.closeReaderComment).toMatchObject({ commentClosedAt: expect.any(String) });
    expect(await commentsOf(entry, contributor)).toHaveLength(1);
  });

  test('goes with a yes and with the vote, and comes back when it is said anew', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const open = async () =>
      (await commentsOf(entry, publisher)).map(({ comment }: { comment: string }) => comment);
    await cast(entry, false, staff, { comment: 'Непонятно' });
    const [{ id }] = await commentsOf(entry, publisher);
    await api.ask(closeMutation, { id }, publisher);
    await cast(entry, false, staff, { comment: 'Всё ещё непонятно' });
    expect(await open()).toEqual(['Всё ещё непонятно']);
    await cast(entry, true, staff, { comment: 'не к месту' });
    expect(await open()).toEqual([]);
    await cast(entry, false, staff, { comment: 'Снова' });
    await api.ask(withdrawMutation, { entryId: entry.id }, staff);
    expect(await open()).toEqual([]);
  });

  test('is a thousand characters at the most', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const of = (length: number) => ({ entryId: entry.id, isHelpful: false, comment: 'а'.repeat(length) });
    expect(await codeOf(castMutation, of(1001), client)).toBe('BAD_USER_INPUT');
    expect(await codeOf(castMutation, of(1000), client)).toBeUndefined();
  });
});

describe('nobody learns from votes what they may not see', () => {
  test('V1: who may not read an entry can neither vote on it nor tell that it is there', async () => {
    const hidden = await buildEntry(api, { sectionId: closed.id, audience: Audience.SECTION });
    const forStaff = await buildEntry(api, { sectionId: section.id, audience: Audience.STAFF });
    const forClients = await buildEntry(api, { sectionId: section.id, audience: Audience.CLIENTS });
    const draft = await buildEntry(api, { sectionId: section.id, draft: true });
    const archived = await buildEntry(api, { sectionId: section.id });
    await inTransaction(backgroundContext(api.app, systemViewer(admin)), (tx) => archiveEntry(tx, archived));
    const outsiders: [Entry | { id: string }, Person | null][] = [
      [hidden, null],
      [hidden, client],
      [hidden, staff],
      [forStaff, null],
      [forStaff, client],
      [forClients, null],
      [draft, null],
      [draft, client],
      [draft, staff],
      [archived, client],
      [{ id: randomUUID() }, staff],
    ];
    for (const [{ id }, person] of outsiders) {
      expect(await codeOf(castMutation, { entryId: id, isHelpful: true }, person)).toBe('NOT_FOUND');
      expect(await codeOf(withdrawMutation, { entryId: id }, person)).toBe('NOT_FOUND');
    }
    expect(await codeOf(castMutation, { entryId: draft.id, isHelpful: true }, contributor)).toBe('FORBIDDEN');
    const [{ kept }] = await api.db.query(
      'SELECT count(*)::int AS kept FROM entry_vote WHERE entry_id = ANY($1)',
      [[hidden, forStaff, forClients, draft, archived].map(({ id }) => id)],
    );
    expect(kept).toBe(0);
  });

  test('V1: with a right taken away goes the vote, at once', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    await cast(entry, true, client);
    await api.db.query(`UPDATE entry SET audience = 'STAFF' WHERE id = $1`, [entry.id]);
    expect(await codeOf(castMutation, { entryId: entry.id, isHelpful: false }, client)).toBe('NOT_FOUND');
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, unhelpful: 0 });
  });

  test('V2: how many found it helpful is told to staff alone', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    await cast(entry, true, client);
    expect(await votesOf(entry, null)).toBeNull();
    expect(await votesOf(entry, client)).toBeNull();
    expect(await votesOf(entry, staff)).toMatchObject({ helpful: 1, mine: null });
  });

  test('V3: comments are read and closed by those who may edit the entry; for clients they do not exist', async () => {
    const entry = await buildEntry(api, { sectionId: section.id });
    const elsewhere = await buildEntry(api, { sectionId: closed.id, audience: Audience.SECTION });
    await cast(entry, false, client, { comment: 'Звоните Ивану' });
    await cast(elsewhere, false, admin, { comment: 'Тайна' });
    expect(await codeOf(commentsQuery, {}, null)).toBe('UNAUTHENTICATED');
    expect(await codeOf(commentsQuery, {}, client)).toBe('NOT_FOUND');
    for (const person of [null, client, staff]) expect(await commentsOf(entry, person)).toEqual([]);
    expect((await api.ask(commentsQuery, {}, staff)).data.readerComments).toEqual({
      totalCount: 0,
      nodes: [],
    });
    const texts = JSON.stringify((await api.ask(commentsQuery, {}, publisher)).data);
    expect(texts).toContain('Ивану');
    expect(texts).not.toContain('Тайна');

    const [{ id }] = await commentsOf(entry, publisher);
    const [{ id: secret }] = await commentsOf(elsewhere, admin);
    expect(await codeOf(closeMutation, { id }, null)).toBe('UNAUTHENTICATED');
    expect(await codeOf(closeMutation, { id }, client)).toBe('NOT_FOUND');
    expect(await codeOf(closeMutation, { id }, staff)).toBe('FORBIDDEN');
    expect(await codeOf(closeMutation, { id: secret }, publisher)).toBe('NOT_FOUND');
    expect(await codeOf(closeMutation, { id: randomUUID() }, publisher)).toBe('NOT_FOUND');
    expect(await commentsOf(elsewhere, admin)).toHaveLength(1);
  });

  test('V3: a comment on somebody’s personal answer is theirs', async () => {
    const personal = await buildEntry(api, {
      sectionId: section.id,
      kind: EntryKind.CANNED_ANSWER,
      data: {
        shortCode: 'mine',
        scope: 'PERSONAL',
        variants: [{ locale: 'ru', channel: 'PLAIN', text: 'Здравствуйте' }],
      },
    });
    expect(personal.personalTo).not.toBeNull();
    for (const person of [admin, publisher, staff])
      expect(await codeOf(castMutation, { entryId: personal.id, isHelpful: false }, person)).toBe(
        'NOT_FOUND',
      );
  });

  test('V4: of somebody who is not signed in nothing is kept that leads back to them', async () => {
    const [one, other] = [
      await buildEntry(api, { sectionId: section.id }),
      await buildEntry(api, { sectionId: section.id }),
    ];
    const browser = (await cast(one, true))!;
    await cast(other, true, null, { browser });
    const rows = await api.db.query(
      `SELECT to_jsonb(entry_vote) AS row, browser FROM entry_vote WHERE entry_id = ANY($1)`,
      [[one.id, other.id]],
    );
    expect(rows).toHaveLength(2);
    const text = JSON.stringify(rows);
    for (const trace of [browser, Buffer.from(browser, 'base64url').toString('hex'), '127.0.0.1'])
      expect(text).not.toContain(trace);
    expect(rows[0].browser, 'two votes are not known to be of one browser').not.toEqual(rows[1].browser);
    const columns = await api.db.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'entry_vote' ORDER BY 1`,
    );
    expect(columns.map(({ name }: { name: string }) => name)).toEqual([
      'browser',
      'comment',
      'comment_closed_at',
      'entry_id',
      'id',
      'is_helpful',
      'person_id',
      'revision_id',
      'updated_at',
    ]);
  });
});

test('counts cost a page of staff one statement, and a page of anybody else none', async () => {
  const entry = await buildEntry(api, { sectionId: section.id });
  await cast(entry, true, staff);
  const cost = async (as: Person | null) => {
    const id = { id: entry.id };
    const bare = await countStatements(() => api.ask(`query ($id: UUID!) { entry(id: $id) { id } }`, id, as));
    return (await countStatements(() => api.ask(votesQuery, id, as))) - bare;
  };
  expect([await cost(null), await cost(client), await cost(staff)]).toEqual([0, 0, 1]);
});

describe('how much a network address may send', () => {
  const hour = 3600_000;
  /** A full hour that is over: housekeeping of now forgets what was counted in it. */
  const start = Math.floor(Date.now() / hour) * hour - 24 * hour;
  let entry: Entry;

  beforeAll(async () => {
    entry = await buildEntry(api, { sectionId: section.id });
  });
  beforeEach(() => api.db.query('DELETE FROM vote_sender'));
  afterEach(() => {
    vi.useRealTimers();
  });

  const from = async (at: number, ip: string) => {
    const ctx = await api.ctx();
    await inTransaction({ ...ctx, request: { ...ctx.request, ip } }, (tx) =>
      castVote({ ...tx, now: () => new Date(at) }, { entryId: entry.id, isHelpful: true }),
    );
  };
  const addresses = async () =>
    (await api.db.query('SELECT address FROM vote_sender ORDER BY 1')).map(
      ({ address }: { address: string }) => address,
    );

  test('is sixty votes an hour, one after the other or all at once', async () => {
    const votes = Array.from({ length: 64 }, (_, n) => from(start + n, '203.0.113.9'));
    const results = await Promise.allSettled(votes);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(60);
    await expect(from(start + 60_000, '203.0.113.9')).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', retryAfter: 3540 },
    });
    await from(start + 60_000, '203.0.113.10');
    await from(start + hour, '203.0.113.9');
  });

  test('V4: is counted with no time that leads to a vote', async () => {
    for (const [at, ip] of [
      [start + 5 * hour + 1, '203.0.113.20'],
      [start + 5 * hour + 754_321, '203.0.113.21'],
      [start + 6 * hour - 1, '203.0.113.20'],
    ] as const)
      await from(at, ip);
    const kept = await api.db.query('SELECT address, votes, since FROM vote_sender ORDER BY address');
    const since = new Date(start + 5 * hour);
    expect(kept).toEqual([
      { address: '203.0.113.20', votes: 2, since },
      { address: '203.0.113.21', votes: 1, since },
    ]);
    const joined = await api.db.query(
      'SELECT 1 FROM vote_sender JOIN entry_vote ON entry_vote.updated_at = vote_sender.since',
    );
    expect(joined).toEqual([]);
    const columns = await api.db.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'vote_sender' ORDER BY 1`,
    );
    expect(columns.map(({ name }: { name: string }) => name)).toEqual(['address', 'since', 'votes']);
  });

  test('is forgotten with the first vote after its hour, and every hour where nobody votes', async () => {
    await from(start + 8 * hour, '203.0.113.30');
    await from(start + 9 * hour, '203.0.113.31');
    expect(await addresses()).toEqual(['203.0.113.31']);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = startHousekeeping(api.app);
    vi.advanceTimersByTime(hour);
    await stop();
    expect(await addresses()).toEqual([]);
  });
});
