import type { Ctx } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { mustBeSignedIn, type SignedIn } from './people.ts';
import { isStaff } from './viewer.ts';

/** What readers missed does not exist for clients; staff get it of what they may edit. @throws UnauthenticatedError, NotFoundError */
export function mustReadComments(ctx: Ctx): SignedIn {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  return viewer;
}
