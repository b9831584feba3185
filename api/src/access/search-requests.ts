import type { Ctx } from '../context.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { mustBeSignedIn, type SignedIn } from './people.ts';
import { OrganisationRole, SectionRole } from './roles.ts';
import { isStaff } from './viewer.ts';

/** Those who can do something about it: admins, coaches, publishers of any section. */
export async function keepsKnowledge(ctx: Ctx): Promise<boolean> {
  const { person } = ctx.viewer;
  if (!person || !isStaff(ctx.viewer)) return false;
  if (person.role !== OrganisationRole.STAFF) return true;
  return (await ctx.visibility()).sectionsWith(SectionRole.PUBLISHER).length > 0;
}

/** What people looked for in vain does not exist for clients. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function mustKeepKnowledge(ctx: Ctx): Promise<SignedIn> {
  const viewer = mustBeSignedIn(ctx);
  if (!isStaff(viewer)) throw new NotFoundError();
  if (!(await keepsKnowledge(ctx))) throw new ForbiddenError();
  return viewer;
}
