import { isEmail } from 'class-validator';
import { Not } from 'typeorm';
import { mustBeAdmin, mustBeSignedIn } from '../access/people.ts';
import { OrganisationRole } from '../access/roles.ts';
import { type Ctx, inTransaction } from '../context.ts';
import { BadInputError, ConflictError, NotFoundError, type FieldProblem } from '../errors.ts';
import type { Locale } from '../graphql/locale.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { Person, Session } from './person.entity.ts';
import { countAttempt } from './sign-in-attempts.ts';
import { normalEmail } from './sign-in.ts';

/** NIST SP 800-63B: length counts, composition rules do not. */
const shortestPassword = 10;

export interface NewPerson {
  name: string;
  email: string;
  role: OrganisationRole;
  locale: Locale;
  password: string;
}

/** @throws BadInputError, ConflictError (address taken), ForbiddenError */
export async function createPerson(tx: Ctx, input: NewPerson): Promise<Person> {
  mustBeAdmin(tx);
  const email = normalEmail(input.email);
  refuse([...nameProblems(input.name), ...emailProblems(email), ...passwordProblems(input.password)]);
  const people = tx.db.getRepository(Person);
  const { role, locale } = input;
  return await people.save(
    people.create({
      name: input.name.trim(),
      email,
      role,
      locale,
      passwordHash: await hashPassword(input.password),
    }),
  );
}

export interface PersonChanges {
  id: string;
  name?: string | null;
  role?: OrganisationRole | null;
  locale?: Locale | null;
  isActive?: boolean | null;
  password?: string | null;
}

/** Whoever is switched off, or given a new password, is signed out everywhere. */
export async function updatePerson(tx: Ctx, input: PersonChanges): Promise<Person> {
  mustBeAdmin(tx);
  const people = tx.db.getRepository(Person);
  const person = await people.findOne({ where: { id: input.id }, lock: { mode: 'pessimistic_write' } });
  if (!person) throw new NotFoundError();
  refuse([
    ...(input.name != null ? nameProblems(input.name) : []),
    ...(input.password != null ? passwordProblems(input.password) : []),
  ]);
  const steppingDown = (input.role && input.role !== OrganisationRole.ADMIN) || input.isActive === false;
  if (person.role === OrganisationRole.ADMIN && steppingDown) await mustNotBeLastAdmin(tx, person);
  if (input.name != null) person.name = input.name.trim();
  if (input.role) person.role = input.role;
  if (input.locale) person.locale = input.locale;
  if (input.isActive != null) person.isActive = input.isActive;
  if (input.password != null) person.passwordHash = await hashPassword(input.password);
  if (input.isActive === false || input.password != null)
    await tx.db.getRepository(Session).delete({ personId: person.id });
  return await people.save(person);
}

/**
 * Ends every other session of the person: somebody else may have known the old password. Guesses at it are counted with
 * those of signing in, before any transaction: one would hold a connection for as long as a password is looked at.
 * @throws BadInputError, RateLimitedError, UnauthenticatedError
 */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const viewer = mustBeSignedIn(ctx);
  const person = await ctx.db.getRepository(Person).findOneByOrFail({ id: viewer.person.id });
  const attempt = await countAttempt(ctx, person.email);
  if (!(await verifyPassword(person.passwordHash, input.current)))
    throw new BadInputError([
      {
        path: 'current',
        message: { ru: 'Нынешний пароль не подходит.', en: 'The current password does not match.' },
      },
    ]);
  await attempt.succeeded();
  refuse(passwordProblems(input.next, 'next'));
  const passwordHash = await hashPassword(input.next);
  await inTransaction(ctx, async (tx) => {
    await tx.db.getRepository(Person).update(person.id, { passwordHash });
    await tx.db
      .getRepository(Session)
      .delete({ personId: person.id, ...(viewer.sessionId && { id: Not(viewer.sessionId) }) });
  });
}

/** One's own only; another's looks as if there were none. */
export async function revokeSession(tx: Ctx, id: string): Promise<void> {
  const viewer = mustBeSignedIn(tx);
  const { affected } = await tx.db.getRepository(Session).delete({ id, personId: viewer.person.id });
  if (affected !== 1) throw new NotFoundError();
}

/** Admins step down one after the other: two at once would each count the other. */
const adminLock = 7_140_022;

async function mustNotBeLastAdmin(tx: Ctx, person: Person): Promise<void> {
  await tx.db.query('SELECT pg_advisory_xact_lock($1)', [adminLock]);
  const others = await tx.db
    .getRepository(Person)
    .countBy({ role: OrganisationRole.ADMIN, isActive: true, id: Not(person.id) });
  if (others === 0)
    throw new ConflictError({
      ru: 'Это последний администратор. Сначала назначьте другого.',
      en: 'This is the last admin. Appoint another one first.',
    });
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new BadInputError(problems);
}

function nameProblems(name: string): FieldProblem[] {
  const length = name.trim().length;
  if (length >= 1 && length <= 120) return [];
  return [
    { path: 'name', message: { ru: 'Имя: от 1 до 120 знаков.', en: 'A name has 1 to 120 characters.' } },
  ];
}

function emailProblems(email: string): FieldProblem[] {
  if (isEmail(email)) return [];
  return [
    {
      path: 'email',
      message: { ru: 'Это не похоже на адрес почты.', en: 'This does not look like an e-mail address.' },
    },
  ];
}

function passwordProblems(password: string, path = 'password'): FieldProblem[] {
  if (password.length >= shortestPassword && password.length <= 1000) return [];
  return [
    {
      path,
      message: {
        ru: `Пароль: не короче ${shortestPassword} знаков.`,
        en: `A password has at least ${shortestPassword} characters.`,
      },
    },
  ];
}
