import { audienceWord, localized } from '#lib/entries/words.ts';
import type { OrganisationRole, SectionRole } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

export interface Option {
  value: string;
  label: string;
}

export const roleWord: Record<OrganisationRole, () => string> = {
  CLIENT: m.admin_role_client,
  STAFF: m.admin_role_staff,
  COACH: m.admin_role_coach,
  ADMIN: m.admin_role_admin,
};

const sectionRoleWord: Record<SectionRole, () => string> = {
  READER: m.role_reader,
  CONTRIBUTOR: m.role_contributor,
  PUBLISHER: m.role_publisher,
};

const optionsOf = (words: Record<string, () => string>): Option[] =>
  Object.entries(words).map(([value, word]) => ({ value, label: word() }));

export const roleOptions = (): Option[] => optionsOf(roleWord);
export const sectionRoleOptions = (): Option[] => optionsOf(sectionRoleWord);
export const audienceOptions = (): Option[] => optionsOf(audienceWord);

/** A plain select can't indent: each section stands under a dash for every level above it. */
export const sectionOptions = (
  sections: { id: string; names: { ru: string; en: string }; ancestors: unknown[] }[],
): Option[] =>
  sections.map(({ id, names, ancestors }) => ({
    value: id,
    label: `${'— '.repeat(ancestors.length)}${localized(names)}`,
  }));
