import { beforeAll, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { inTransaction } from '../context.ts';
import type { Person } from '../people/person.entity.ts';
import { sendSearchRequest } from './search-request.actions.ts';

const api = await testApi();
let client: Person, staff: Person, publisher: Person, coach: Person, admin: Person;

beforeAll(async () => {
  client = await buildPerson(api, { role: OrganisationRole.CLIENT });
  staff = await buildPerson(api);
  publisher = await buildPerson(api);
  coach = await buildPerson(api, { role: OrganisationRole.COACH });
  admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
  await buildSection(api, { members: [[publisher, SectionRole.PUBLISHER]] });
});

const send = `mutation ($text: String!, $note: String!) { sendSearchRequest(text: $text, note: $note) }`;
const list = `{ searchRequests { totalCount nodes { id text note person { name } } } }`;

test('anybody tells what they looked for, those who can mend it read it and close it', async () => {
  await api.ask(send, { text: 'кусторез', note: 'Как подключить?' });
  await api.ask(send, { text: 'жатка', note: '' }, client);
  for (const keeper of [publisher, coach, admin]) {
    const { nodes, totalCount } = (await api.ask(list, {}, keeper)).data.searchRequests;
    expect(totalCount).toBe(2);
    expect(nodes).toMatchObject([
      { text: 'жатка', person: { name: client.name } },
      { text: 'кусторез', note: 'Как подключить?', person: null },
    ]);
  }
  const close = `mutation ($id: UUID!) { closeSearchRequest(id: $id) { id closedAt } }`;
  const [{ id }] = (await api.ask(list, {}, coach)).data.searchRequests.nodes;
  expect((await api.ask(close, { id }, staff)).errors[0]!.code).toBe('FORBIDDEN');
  expect((await api.ask(close, { id }, publisher)).data.closeSearchRequest.closedAt).not.toBeNull();
  expect((await api.ask(list, {}, coach)).data.searchRequests.totalCount).toBe(1);
});

test('S10: others do not read them: for clients the list does not exist', async () => {
  const codes = [];
  const count = async (as: Person | null) =>
    (await api.ask(`{ openSearchRequests }`, {}, as)).data.openSearchRequests;
  expect([await count(null), await count(client), await count(staff), await count(coach)]).toEqual([
    null,
    null,
    null,
    1,
  ]);
  for (const person of [null, client, staff]) codes.push((await api.ask(list, {}, person)).errors[0]!.code);
  expect(codes).toEqual(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN']);
});

test('an empty or endless request is refused', async () => {
  for (const given of [
    { text: ' ', note: '' },
    { text: 'а'.repeat(501), note: '' },
    { text: 'а', note: 'а'.repeat(2001) },
  ])
    expect((await api.ask(send, given)).errors[0]!.code).toBe('BAD_USER_INPUT');
});

test('ten an hour from one address, and the address is forgotten with the hour', async () => {
  const at = async (now: Date, ip = '203.0.113.9') => {
    const ctx = await api.ctx();
    const then = { ...ctx, now: () => now, request: { ...ctx.request, ip } };
    await inTransaction(then, (tx) =>
      sendSearchRequest({ ...tx, now: () => now, request: then.request }, { text: 'кран', note: '' }),
    );
  };
  const start = Date.now();
  const results = await Promise.allSettled(Array.from({ length: 14 }, (_, n) => at(new Date(start + n))));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  await expect(at(new Date(start + 60_000))).rejects.toMatchObject({
    extensions: { code: 'RATE_LIMITED', retryAfter: expect.any(Number) },
  });
  await at(new Date(start + 60_000), '203.0.113.10');
  await at(new Date(start + 3_700_000));
  const [{ kept }] = await api.db.query(
    `SELECT count(sender)::int AS kept FROM search_request WHERE text = 'кран'`,
  );
  expect(kept, 'the ones of this hour only').toBe(1);
});
