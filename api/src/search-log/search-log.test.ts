import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson } from '../../test/factories.ts';
import { OrganisationRole } from '../access/roles.ts';
import { createContext, inTransaction } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { keepHouse } from '../housekeeping.ts';
import type { Person } from '../people/person.entity.ts';
import { recordSearch } from './record-search.ts';

const api = await testApi();
const noon = new Date('2026-11-22T12:00:00Z');
let now = noon;
let admin: Person;
let agent: Person;
let client: Person;

const record = `mutation ($seen: SeenSearchInput!) { recordSearch(seen: $seen) }`;
const report = `query ($days: Int, $askedBy: SearchedBy) { searchReport(days: $days, askedBy: $askedBy) {
  isOn times clicks empty answerMs positions byUser { askedBy times clicks empty }
  zeroResults { query times } lowClicks { query times clicks } frequent { query times clicks position answerMs results } } }`;

beforeAll(async () => {
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  agent = await buildPerson(api);
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  api.app.now = () => now;
});

beforeEach(async () => {
  now = noon;
  await api.db.query('TRUNCATE search_log');
});

afterEach(() => {
  api.app.config.search.log = true;
});

interface Seen {
  query: string;
  results?: number;
  page?: string;
  position?: number;
  answerMs?: number;
}

async function see({ results = 3, page = randomUUID(), ...seen }: Seen, as: Person | null = null) {
  const { data, errors } = await api.ask(record, { seen: { results, page, ...seen } }, as);
  expect(errors).toEqual([]);
  return data.recordSearch as boolean;
}

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));
const rows = () =>
  api.db.query('SELECT query, results, position, answer_ms, page FROM search_log ORDER BY id');
const queries = async () => (await rows()).map(({ query }: { query: string }) => query);

test('what is typed on counts once; another question of the same page counts again', async () => {
  const page = randomUUID();
  for (const query of ['дат', 'датч', 'датчик', 'датчик уровня']) {
    await see({ query, page });
    later(2);
  }
  expect(await queries()).toEqual(['датчик уровня']);
  await see({ query: 'датчик', page });
  expect(await queries()).toEqual(['датчик']);
  await see({ query: 'распиновка', page });
  later(60);
  await see({ query: 'распиновка fmb920', page });
  expect(await queries()).toEqual(['датчик', 'распиновка', 'распиновка fmb920']);
  // Sorted anew, the same list is the same question.
  await see({ query: 'распиновка fmb920', page });
  expect(await queries()).toHaveLength(3);
  await see({ query: 'распиновка fmb920' });
  expect(await queries()).toHaveLength(4);
});

test('a click joins its question: the first place counts, and how long it took', async () => {
  const page = randomUUID();
  await see({ query: 'масса', page, results: 7 });
  later(8);
  await see({ query: 'Масса ', page, results: 7, position: 3, answerMs: 8000 });
  await see({ query: 'масса', page, results: 7, position: 1, answerMs: 20_000 });
  expect(await rows()).toMatchObject([{ query: 'масса', position: 3, answer_ms: 8000 }]);
});

test('a click whose question was not told is a question with a click', async () => {
  await see({ query: 'масса', position: 2, answerMs: 900 });
  expect(await rows()).toMatchObject([{ query: 'масса', position: 2 }]);
});

test('S7: nothing says who asked: kind of user and language alone are kept', async () => {
  await see({ query: 'трекер' });
  await see({ query: 'трекер' }, client);
  await see({ query: 'трекер' }, agent);
  await api.ask(record, { seen: { query: 'tracker', results: 1, page: randomUUID() } }, null, Locale.en);
  const columns = await api.db.query(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'search_log' ORDER BY 1`,
  );
  expect(columns.map(({ name }: { name: string }) => name)).toEqual([
    'answer_ms',
    'asked_at',
    'asked_by',
    'id',
    'locale',
    'page',
    'position',
    'query',
    'results',
  ]);
  expect(await api.db.query('SELECT asked_by, locale FROM search_log ORDER BY id')).toEqual([
    { asked_by: 'ANONYMOUS', locale: 'ru' },
    { asked_by: 'CLIENT', locale: 'ru' },
    { asked_by: 'STAFF', locale: 'ru' },
    { asked_by: 'ANONYMOUS', locale: 'en' },
  ]);
  // The database holds the searched words nowhere beside a person, a session or an address.
  const text = JSON.stringify(await api.db.query('SELECT * FROM search_log'));
  for (const person of [client, agent]) expect(text).not.toContain(person.id);
});

test('S7: personal data is not written, and neither is anything where the log is switched off', async () => {
  for (const query of ['+7 912 345-67-89', 'ivan@example.ru', 'XTA210990Y2766389'])
    expect(await see({ query })).toBe(false);
  api.app.config.search.log = false;
  expect(await see({ query: 'трекер' })).toBe(false);
  expect(await rows()).toEqual([]);
});

test('typing on to personal data leaves no beginning of it that says more than a word', async () => {
  const page = randomUUID();
  await see({ query: 'позвоните', page });
  expect(await see({ query: 'позвоните 89123456789', page })).toBe(false);
  expect(await queries()).toEqual(['позвоните']);
});

test('the page is forgotten within the hour with the minute, the question after 90 days', async () => {
  await see({ query: 'старый' });
  now = new Date('2026-11-22T13:40:00Z');
  await see({ query: 'новый' });
  const [old, fresh] = await api.db.query('SELECT page, asked_at FROM search_log ORDER BY id');
  expect(old.page).toBeNull();
  expect(fresh.page).not.toBeNull();
  now = new Date('2026-11-22T14:20:00Z');
  await keepHouse(api.app);
  const kept = await api.db.query('SELECT page, asked_at FROM search_log ORDER BY id');
  expect(
    kept.map(({ page, asked_at }: { page: null; asked_at: Date }) => [page, asked_at.toISOString()]),
  ).toEqual([
    [null, '2026-11-22T12:00:00.000Z'],
    [null, '2026-11-22T13:00:00.000Z'],
  ]);
  now = new Date('2027-02-20T12:30:00Z');
  await keepHouse(api.app);
  expect(await queries()).toEqual(['новый']);
});

test('the report tells what finds nothing, what nobody opens, what is asked most, and by whom', async () => {
  for (let i = 0; i < 5; i++) await see({ query: 'пломба', results: 12 }, client);
  for (let i = 0; i < 2; i++) await see({ query: 'кусторез', results: 0 }, agent);
  for (const position of [1, 1, 2, 40]) {
    const page = randomUUID();
    await see({ query: 'масса', page, results: 50 }, agent);
    await see({ query: 'масса', page, results: 50, position, answerMs: position * 1000 }, agent);
  }
  const { data } = await api.ask(report, { days: 30 }, admin);
  expect(data.searchReport).toEqual({
    isOn: true,
    times: 11,
    clicks: 4,
    empty: 2,
    answerMs: 1000,
    positions: [2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    byUser: [
      { askedBy: 'STAFF', times: 6, clicks: 4, empty: 2 },
      { askedBy: 'CLIENT', times: 5, clicks: 0, empty: 0 },
    ],
    zeroResults: [{ query: 'кусторез', times: 2 }],
    lowClicks: [{ query: 'пломба', times: 5, clicks: 0 }],
    frequent: [
      { query: 'пломба', times: 5, clicks: 0, position: null, answerMs: null, results: 12 },
      { query: 'масса', times: 4, clicks: 4, position: 1.5, answerMs: 1000, results: 50 },
      { query: 'кусторез', times: 2, clicks: 0, position: null, answerMs: null, results: 0 },
    ],
  });
  const clients = await api.ask(report, { askedBy: 'CLIENT' }, admin);
  expect(clients.data.searchReport).toMatchObject({ times: 5, zeroResults: [] });
});

test('S7: what others searched for is for admins alone', async () => {
  await see({ query: 'закупочные цены' }, agent);
  expect((await api.ask(report)).errors[0]?.code).toBe('UNAUTHENTICATED');
  expect((await api.ask(report, {}, client)).errors[0]?.code).toBe('NOT_FOUND');
  expect((await api.ask(report, {}, agent)).errors[0]?.code).toBe('FORBIDDEN');
});

test('a flood of one address is dropped, and silences nobody else', async () => {
  later(1000);
  const ctx = await api.ctx();
  const floodFrom = async (ip: string, count: number) => {
    const kept = [];
    for (let i = 0; i < count; i++) {
      const seen = { query: `вопрос ${i}`, results: 1, page: randomUUID() };
      const request = { ...ctx.request, ip };
      kept.push(
        await inTransaction(createContext(api.app, ctx.viewer, request), (tx) => recordSearch(tx, seen)),
      );
    }
    return kept.filter(Boolean).length;
  };
  expect(await floodFrom('203.0.113.7', 80)).toBe(20);
  expect(await floodFrom('203.0.113.8', 3)).toBe(3);
  // All of them together are held back too.
  for (let n = 9; n < 13; n++) await floodFrom(`203.0.113.${n}`, 10);
  expect(await rows()).toHaveLength(50);
  later(1);
  expect(await floodFrom('203.0.113.7', 1)).toBe(1);
});
