import { OrganisationRole, SectionRole, stronger } from './roles.ts';
import type { Person } from '../people/person.entity.ts';
import type { SectionTree } from '../sections/section-tree.ts';

/** Who asks: nobody in particular, a client, or one of the staff, with their roles in sections. */
export interface Viewer {
  readonly person: Readonly<Pick<Person, 'id' | 'role' | 'name' | 'email' | 'locale' | 'isActive'>> | null;
  readonly sessionId: string | null;
  /** Roles given directly; they hold for everything below the section too, see {@link sectionRoles}. */
  readonly memberships: ReadonlyMap<string, SectionRole>;
}

export const anonymous: Viewer = { person: null, sessionId: null, memberships: new Map() };

/** Imports, demo content and maintenance from the command line act with every right. */
export function systemViewer(person: Viewer['person']): Viewer {
  return { person, sessionId: null, memberships: new Map() };
}

export function isSignedIn(viewer: Viewer): boolean {
  return viewer.person !== null;
}

export function isStaff(viewer: Viewer): boolean {
  return viewer.person !== null && viewer.person.role !== OrganisationRole.CLIENT;
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.person?.role === OrganisationRole.ADMIN;
}

/**
 * The viewer's role in each section, own or inherited from a section above. Admins publish everywhere. Clients read at
 * the most: whoever writes sees the drafts and the parts for staff, and who leaves the staff keeps no such role.
 */
export function sectionRoles(viewer: Viewer, tree: SectionTree): Map<string, SectionRole> {
  const roles = new Map<string, SectionRole>();
  for (const section of tree.inOrder) {
    const inherited = section.parentId === null ? undefined : roles.get(section.parentId);
    const own = isAdmin(viewer) ? SectionRole.PUBLISHER : givenRole(viewer, section.id);
    const role = stronger(inherited, own);
    if (role) roles.set(section.id, role);
  }
  return roles;
}

function givenRole(viewer: Viewer, sectionId: string): SectionRole | undefined {
  const role = viewer.memberships.get(sectionId);
  return role && !isStaff(viewer) ? SectionRole.READER : role;
}
