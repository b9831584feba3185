import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { anonymous, type Viewer } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { SectionMember } from '../sections/section.entity.ts';
import { Person, Session } from './person.entity.ts';

export const sessionCookie = 'fieldlore_session';

const day = 24 * 3600 * 1000;
/** A session in use moves its end; writing that on every request would cost a write per page. */
const touchEvery = 3600 * 1000;

/** Opens a session and hands its cookie to the answer. The token itself is kept nowhere. */
export async function openSession(ctx: Ctx, person: Person): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + ctx.app.config.session.days * day);
  const sessions = ctx.db.getRepository(Session);
  const session = sessions.create({
    tokenHash: hashToken(token),
    personId: person.id,
    lastSeenAt: now,
    expiresAt,
    userAgent: ctx.request.userAgent?.slice(0, 300) ?? null,
  });
  await sessions.save(session);
  ctx.request.setCookie(cookieHeader(ctx, token, ctx.app.config.session.days * 24 * 3600));
  return session;
}

export function forgetCookie(ctx: Ctx): void {
  ctx.request.setCookie(cookieHeader(ctx, '', 0));
}

/** Who the cookie belongs to; anonymous when the session is unknown, over, revoked, or its person is switched off. */
export async function viewerOf(db: DataSource, token: string | undefined, now: Date): Promise<Viewer> {
  if (!token) return anonymous;
  const found = await db
    .getRepository(Session)
    .createQueryBuilder('session')
    .innerJoinAndMapOne(
      'session.person',
      Person,
      'person',
      'person.id = session.person_id AND person.is_active',
    )
    .leftJoinAndMapMany('session.memberships', SectionMember, 'member', 'member.person_id = person.id')
    .where('session.token_hash = :hash AND session.expires_at > :now', { hash: hashToken(token), now })
    .getOne();
  if (!found) return anonymous;
  const { person, memberships, ...session } = found as Session & {
    person: Person;
    memberships: SectionMember[];
  };
  await touch(db, session, now);
  const { id, name, role, locale } = person;
  return {
    person: { id, name, role, locale },
    sessionId: session.id,
    memberships: new Map(memberships.map((member) => [member.sectionId, member.role])),
  };
}

async function touch(db: DataSource, session: Session, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < touchEvery) return;
  const lasts = session.expiresAt.getTime() - session.lastSeenAt.getTime();
  await db
    .getRepository(Session)
    .update(session.id, { lastSeenAt: now, expiresAt: new Date(now.getTime() + lasts) });
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function cookieHeader(ctx: Ctx, value: string, maxAgeSeconds: number): string {
  const secure = ctx.app.config.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
