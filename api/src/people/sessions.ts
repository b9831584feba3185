import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { SectionRole } from '../access/roles.ts';
import { anonymous, type Viewer } from '../access/viewer.ts';
import type { Ctx } from '../context.ts';
import { selectFromPrimary } from '../database/rows.ts';
import { type Person, Session } from './person.entity.ts';

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
  // By hand: this runs before every answer, and building the query would take longer than the query.
  const [found] = (await selectFromPrimary(
    db.manager,
    `SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt",
            person.id, person.name, person.email, person.role, person.locale, person.is_active AS "isActive",
            COALESCE((SELECT jsonb_object_agg(section_id, role) FROM section_member WHERE person_id = person.id), '{}') AS memberships
     FROM session JOIN person ON person.id = session.person_id AND person.is_active
     WHERE session.token_hash = $1 AND session.expires_at > $2`,
    [hashToken(token), now],
  )) as SessionRow[];
  if (!found) return anonymous;
  await touch(db, found, now);
  const { sessionId, lastSeenAt: _, expiresAt: __, memberships, ...person } = found;
  return { person, sessionId, memberships: new Map(Object.entries(memberships)) };
}

type SessionRow = NonNullable<Viewer['person']> & {
  sessionId: string;
  lastSeenAt: Date;
  expiresAt: Date;
  memberships: Record<string, SectionRole>;
};

async function touch(
  db: DataSource,
  { sessionId, lastSeenAt, expiresAt }: SessionRow,
  now: Date,
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < touchEvery) return;
  const lasts = expiresAt.getTime() - lastSeenAt.getTime();
  await db
    .getRepository(Session)
    .update(sessionId, { lastSeenAt: now, expiresAt: new Date(now.getTime() + lasts) });
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function cookieHeader(ctx: Ctx, value: string, maxAgeSeconds: number): string {
  const secure = ctx.app.config.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}
