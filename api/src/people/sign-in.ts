import type { SignedIn } from '../access/people.ts';
import type { Ctx } from '../context.ts';
import { UnauthenticatedError } from '../errors.ts';
import { verifyAgainstNobody, verifyPassword } from './passwords.ts';
import { Person } from './person.entity.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { countAttempt } from './sign-in-attempts.ts';
import { openSession } from './sessions.ts';

/**
 * Opens a session for whoever knows the password.
 * @throws UnauthenticatedError alike for an unknown address, a wrong password and a person who is switched off
 * @throws RateLimitedError
 */
export async function signIn(
  ctx: Ctx,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const address = normalEmail(email);
  const attempt = await countAttempt(ctx, address);
  const person = await ctx.db.getRepository(Person).findOneBy({ email: address, isActive: true });
  const isRight = person
    ? await verifyPassword(person.passwordHash, password)
    : await verifyAgainstNobody(password);
  if (!person || !isRight)
    throw new UnauthenticatedError({
      ru: 'Почта или пароль не подходят.',
      en: 'The e-mail or the password does not match.',
    });
  await attempt.succeeded();
  const session = await openSession(ctx, person);
  const members = await ctx.db.getRepository(SectionMember).findBy({ personId: person.id });
  return {
    person,
    sessionId: session.id,
    memberships: new Map(members.map(({ sectionId, role }) => [sectionId, role])),
  };
}

/** Addresses are compared without regard to case, as mail servers do in practice. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
