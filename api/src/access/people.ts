import type { Ctx } from '../context.ts';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from '../errors.ts';
import { isAdmin, isStaff, type Viewer } from './viewer.ts';

export type SignedIn = Viewer & { person: NonNullable<Viewer['person']> };

/** @throws UnauthenticatedError */
export function mustBeSignedIn(ctx: Ctx): SignedIn {
  if (!ctx.viewer.person) throw new UnauthenticatedError();
  return ctx.viewer as SignedIn;
}

/** @throws UnauthenticatedError, ForbiddenError */
export function mustBeStaff(ctx: Ctx): SignedIn {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new ForbiddenError();
  return viewer;
}

/** What belongs to the admin does not exist for clients. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export function mustBeAdmin(ctx: Ctx): SignedIn {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  if (!isAdmin(viewer)) throw new ForbiddenError();
  return viewer;
}
