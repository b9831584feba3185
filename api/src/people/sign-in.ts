import type { Ctx } from '../context.ts';
import { UnauthenticatedError } from '../errors.ts';
import { verifyAgainstNobody, verifyPassword } from './passwords.ts';
import { Person } from './person.entity.ts';
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
): Promise<Person> {
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
  await openSession(ctx, person);
  return person;
}

/** Addresses are compared without regard to case, as mail servers do in practice. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
