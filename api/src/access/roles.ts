import { registerEnumType } from 'type-graphql';

export enum OrganisationRole {
  CLIENT = 'CLIENT',
  STAFF = 'STAFF',
  /** Keeps the knowledge healthy: sees reviews and insights of all sections. */
  COACH = 'COACH',
  ADMIN = 'ADMIN',
}

/** What a person may do in a section and everything below it; each role includes the one before. */
export enum SectionRole {
  READER = 'READER',
  CONTRIBUTOR = 'CONTRIBUTOR',
  PUBLISHER = 'PUBLISHER',
}

export enum Audience {
  PUBLIC = 'PUBLIC',
  /** Signed-in people of any role. */
  CLIENTS = 'CLIENTS',
  STAFF = 'STAFF',
  /** Members of the section. */
  SECTION = 'SECTION',
}

registerEnumType(OrganisationRole, { name: 'OrganisationRole' });
registerEnumType(SectionRole, { name: 'SectionRole' });
registerEnumType(Audience, { name: 'Audience' });

const order = [SectionRole.READER, SectionRole.CONTRIBUTOR, SectionRole.PUBLISHER];

export function atLeast(role: SectionRole | undefined, needed: SectionRole): boolean {
  return role !== undefined && order.indexOf(role) >= order.indexOf(needed);
}

export function stronger(a: SectionRole | undefined, b: SectionRole | undefined): SectionRole | undefined {
  return a && b ? (order.indexOf(a) >= order.indexOf(b) ? a : b) : (a ?? b);
}
