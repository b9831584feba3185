import type { Audience, SectionInput } from '#lib/graphql/generated.ts';
import { formText } from '#lib/server/form-text.ts';

export const SECTION_FIELDS = ['ru', 'en', 'slug', 'audience', 'parentId'] as const;

/** What `SectionFields.svelte` sends; an address left empty is made of the name. */
export const sectionInput = (form: FormData): SectionInput => ({
  names: { ru: formText(form, 'ru'), en: formText(form, 'en') },
  slug: formText(form, 'slug') || null,
  audience: formText(form, 'audience') as Audience,
  parentId: formText(form, 'parentId') || null,
});
