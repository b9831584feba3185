import { beforeEach, describe, expect, test } from 'vitest';
import { testApi } from '../../test/api.ts';
import { buildPerson, buildSection } from '../../test/factories.ts';
import { OrganisationRole, SectionRole } from '../access/roles.ts';
import { createContext, inTransaction } from '../context.ts';
import { Locale } from '../graphql/locale.ts';
import { anonymous } from '../access/viewer.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { updatePerson } from './people.actions.ts';
import { Person, Session } from './person.entity.ts';
import { viewerOf } from './sessions.ts';
import { signIn } from './sign-in.ts';

/** The numbers are those of docs/permission-scenarios.md. */
const api = await testApi();
const password = 'correct horse battery';

let person: Person;
beforeEach(async () => {
  await api.db.query('DELETE FROM sign_in_attempt');
  person = await buildPerson(api, { passwordHash: await hashPassword(password) });
});

/** Signs in and returns the token that the browser would keep. */
async function cookieOf(who: Person, typed = password, ip = '127.0.0.1'): Promise<string> {
  let header = '';
  const ctx = createContext(api.app, anonymous, {
    id: 't',
    ip,
    userAgent: 'test',
    locale: Locale.ru,
    setCookie: (value) => (header = value),
  });
  await signIn(ctx, { email: who.email.toUpperCase(), password: typed });
  expect(header).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  return /^fieldlore_session=([^;]+)/.exec(header)![1]!;
}

const whoIs = async (token: string) => (await viewerOf(api.db, token, new Date())).person?.id ?? null;

describe('signing in', () => {
  test('a password is kept as argon2id with a salt of its own', async () => {
    const [one, two] = [await hashPassword(password), await hashPassword(password)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, password)).toBe(true);
    expect(await verifyPassword(one, `${password} `)).toBe(false);
    expect(await verifyPassword('nonsense', password)).toBe(false);
  });

  test('the cookie opens the session, and the table does not hold it', async () => {
    const token = await cookieOf(person);
    expect(await whoIs(token)).toBe(person.id);
    expect(await whoIs(`${token}x`)).toBeNull();
    const stored = await api.db.getRepository(Session).findOneByOrFail({ personId: person.id });
    expect(stored.tokenHash.toString('base64url')).not.toContain(token);
    expect(stored.tokenHash).toHaveLength(32);
  });

  test('S4 too many failures are refused, even with the right password; another person still gets in', async () => {
    for (let i = 0; i < 8; i++)
      await expect(cookieOf(person, 'wrong')).rejects.toMatchObject({
        extensions: { code: 'UNAUTHENTICATED' },
      });
    await expect(cookieOf(person)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    const other = await buildPerson(api, { passwordHash: await hashPassword(password) });
    expect(await whoIs(await cookieOf(other))).toBe(other.id);
  });

  test('S4 failures that come all at once are counted too', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => cookieOf(person, 'wrong')));
    const codes = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? outcome.reason.extensions.code : 'OK',
    );
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(8);
  });

  test('signing in takes nothing from what others at the same address may try', async () => {
    for (let i = 0; i < 45; i++) await cookieOf(person);
  });

  test('S4 an unknown address, a wrong password and a person who is switched off answer alike', async () => {
    const off = await buildPerson(api, { passwordHash: await hashPassword(password), isActive: false });
    const answers = await Promise.all(
      [
        { email: 'nobody@example.test', password },
        { email: person.email, password: 'wrong' },
        { email: off.email, password },
      ].map((variables) =>
        api.ask(
          `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { isStaff } }`,
          variables,
        ),
      ),
    );
    expect(new Set(answers.map(({ errors }) => JSON.stringify(errors))).size).toBe(1);
  });
});

describe('what signing in answers', () => {
  const signsIn = `mutation ($email: String!, $password: String!) {
    signIn(email: $email, password: $password) { isStaff canWrite person { name } sessions { isCurrent } }
  }`;

  test('speaks of the person who has just signed in, with their roles in sections', async () => {
    await buildSection(api, { members: [[person, SectionRole.CONTRIBUTOR]] });
    const reader = await buildPerson(api, { passwordHash: await hashPassword(password) });
    const [writes, reads] = await Promise.all(
      [person, reader].map(({ email }) => api.ask(signsIn, { email, password })),
    );
    expect(writes!.data.signIn).toEqual({
      isStaff: true,
      canWrite: true,
      person: { name: person.name },
      sessions: [{ isCurrent: true }],
    });
    expect(reads!.data.signIn).toMatchObject({ canWrite: false, person: { name: reader.name } });
  });
});

describe('changing one’s password', () => {
  const change = `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) }`;
  const next = 'another long password';

  test('takes the old one, and ends the other sessions', async () => {
    const token = await cookieOf(person);
    expect((await api.ask(change, { current: 'wrong', next }, person)).errors[0]!.fields![0]!.path).toBe(
      'current',
    );
    expect((await api.ask(change, { current: password, next: 'short' }, person)).errors[0]!.code).toBe(
      'BAD_USER_INPUT',
    );
    expect(await whoIs(token)).toBe(person.id);
    expect((await api.ask(change, { current: password, next }, person)).data).toEqual({
      changePassword: true,
    });
    expect(await whoIs(token)).toBeNull();
    expect(await whoIs(await cookieOf(person, next))).toBe(person.id);
  });

  test('S4 is no way around the limit of guesses: both are counted together', async () => {
    for (let i = 0; i < 4; i++) await cookieOf(person, 'wrong').catch(() => {});
    for (let i = 0; i < 4; i++)
      expect((await api.ask(change, { current: 'wrong', next }, person)).errors[0]!.code).toBe(
        'BAD_USER_INPUT',
      );
    expect((await api.ask(change, { current: password, next }, person)).errors[0]!.code).toBe('RATE_LIMITED');
    await expect(cookieOf(person)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  });

  test('more at once than the database has connections are answered all the same', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => api.ask(change, { current: 'wrong', next }, person)),
    );
    expect(outcomes.filter(({ errors }) => errors[0]!.code === 'BAD_USER_INPUT')).toHaveLength(8);
  });
});

describe('S1 a session ends at once', () => {
  const update = `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { isActive } }`;

  test('when its person is switched off or gets a new password', async () => {
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    const first = await cookieOf(person);
    await api.ask(update, { input: { id: person.id, isActive: false } }, admin);
    expect(await whoIs(first)).toBeNull();
    await api.ask(update, { input: { id: person.id, isActive: true } }, admin);
    expect(await whoIs(first)).toBeNull();
    const second = await cookieOf(person);
    await api.ask(update, { input: { id: person.id, password: 'another long password' } }, admin);
    expect(await whoIs(second)).toBeNull();
  });

  test('when it is over, or revoked; nobody revokes another’s', async () => {
    const token = await cookieOf(person);
    const later = new Date(Date.now() + 31 * 24 * 3600 * 1000);
    expect((await viewerOf(api.db, token, later)).person).toBeNull();
    const session = await api.db.getRepository(Session).findOneByOrFail({ personId: person.id });
    const stranger = await buildPerson(api);
    const revoke = `mutation ($id: UUID!) { revokeSession(id: $id) }`;
    expect((await api.ask(revoke, { id: session.id }, stranger)).errors[0]!.code).toBe('NOT_FOUND');
    expect(await whoIs(token)).toBe(person.id);
    await api.ask(revoke, { id: session.id }, person);
    expect(await whoIs(token)).toBeNull();
  });
});

describe('managing people', () => {
  const create = `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }`;
  const input = {
    name: 'Новый',
    email: 'new@example.test',
    role: 'ADMIN',
    locale: 'ru',
    password: 'long enough pass',
  };

  test('S2 people are for admins', async () => {
    const client = await buildPerson(api, { role: OrganisationRole.CLIENT });
    const everybody = [
      [null, 'UNAUTHENTICATED'],
      [client, 'NOT_FOUND'],
      [person, 'FORBIDDEN'],
    ] as const;
    for (const [who, code] of everybody) {
      expect((await api.ask(`{ people { nodes { email } } }`, {}, who)).errors[0]!.code).toBe(code);
      expect((await api.ask(`{ person(id: "${person.id}") { name } }`, {}, who)).errors[0]!.code).toBe(code);
      expect((await api.ask(create, { input }, who)).errors[0]!.code).toBe(code);
      expect((await api.ask(`{ indexHealth { engine } }`, {}, who)).errors[0]!.code).toBe(code);
    }
    expect(await api.db.getRepository(Person).existsBy({ email: input.email })).toBe(false);
  });

  test('what is wrong is named by field, in the reader’s language', async () => {
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    const { errors } = await api.ask(
      create,
      { input: { ...input, name: ' ', email: 'not mail', password: 'short' } },
      admin,
      Locale.ru,
    );
    expect(errors[0]!.fields!.map(({ path }) => path)).toEqual(['name', 'email', 'password']);
    expect(errors[0]!.fields![2]!.message).toBe('Пароль: не короче 10 знаков.');
    await api.ask(create, { input }, admin);
    const again = await api.ask(create, { input: { ...input, email: 'NEW@example.test' } }, admin);
    expect(again.errors[0]).toMatchObject({
      code: 'CONFLICT',
      message: 'Человек с таким адресом почты уже есть.',
    });
  });

  test('S3 the last admin stays', async () => {
    await api.db.query(`UPDATE person SET role = 'STAFF' WHERE role = 'ADMIN'`);
    const admin = await buildPerson(api, { role: OrganisationRole.ADMIN });
    const update = `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { role } }`;
    for (const change of [{ role: 'STAFF' }, { isActive: false }])
      expect((await api.ask(update, { input: { id: admin.id, ...change } }, admin)).errors[0]!.code).toBe(
        'CONFLICT',
      );
  });

  test('S3 of two admins who demote each other at the same moment one stays', async () => {
    await api.db.query(`UPDATE person SET role = 'STAFF' WHERE role = 'ADMIN'`);
    const [one, other] = [
      await buildPerson(api, { role: OrganisationRole.ADMIN }),
      await buildPerson(api, { role: OrganisationRole.ADMIN }),
    ];
    const demote = async (by: Person, whom: Person, thenWait: Promise<unknown>) =>
      await inTransaction(await api.ctx(by), async (tx) => {
        await updatePerson(tx, { id: whom.id, role: OrganisationRole.STAFF });
        await thenWait;
      });
    const second = Promise.withResolvers<void>();
    const first = demote(one, other, second.promise);
    const late = demote(other, one, Promise.resolve());
    setTimeout(second.resolve, 200);
    await Promise.allSettled([first, late]);
    expect(await api.db.getRepository(Person).countBy({ role: OrganisationRole.ADMIN })).toBe(1);
  });
});
