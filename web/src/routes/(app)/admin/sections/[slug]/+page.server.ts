import { fail, redirect } from '@sveltejs/kit';
import type { SectionRole } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';
import { action, found, type Api, type Refusal } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { SetSectionMember } from '../../queries.ts';
import { AdminSection, DeleteSection, FindPerson, SaveSection } from '../queries.ts';
import { SECTION_FIELDS, sectionInput } from '../section-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { section, sections, people } = await locals.api.run(AdminSection, { slug: params.slug });
  return { section: found(section), sections, people: people.nodes };
};

export const actions: Actions = {
  save: action(
    async ({ locals, params }, form) => {
      const input = { ...sectionInput(form), id: formText(form, 'id') };
      const { saveSection } = await locals.api.run(SaveSection, { input });
      if (saveSection.slug !== params.slug) redirect(303, `/admin/sections/${saveSection.slug}`);
      return { saved: true };
    },
    { keep: SECTION_FIELDS },
  ),
  add: action(async ({ locals }, form) => {
    const typed = formText(form, 'person');
    const person = await personMeant(locals.api, typed);
    if (!person)
      return fail<Refusal>(400, {
        message: m.admin_person_unclear(),
        fields: [{ path: 'person', message: m.admin_person_unclear() }],
        typed: { person: typed },
      });
    await locals.api.run(SetSectionMember, memberOf(form, person.id));
    return { saved: true };
  }),
  member: action(async ({ locals }, form) => {
    await locals.api.run(SetSectionMember, memberOf(form, formText(form, 'personId')));
    return { saved: true };
  }),
  delete: action(async ({ locals }, form) => {
    await locals.api.run(DeleteSection, { id: formText(form, 'id') });
    redirect(303, '/admin/sections');
  }),
};

/** The one whose address or name was typed in full, else the only one who has it in them. */
async function personMeant(api: Api, typed: string) {
  if (!typed) return undefined;
  const { nodes } = (await api.run(FindPerson, { text: typed })).people;
  const same = (text: string | null) => text?.toLowerCase() === typed.toLowerCase();
  return (
    nodes.find(({ email }) => same(email)) ??
    onlyOne(nodes.filter(({ name }) => same(name))) ??
    onlyOne(nodes)
  );
}

const onlyOne = <T>(list: T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

const memberOf = (form: FormData, personId: string) => ({
  sectionId: formText(form, 'id'),
  personId,
  role: (formText(form, 'role') || null) as SectionRole | null,
});
