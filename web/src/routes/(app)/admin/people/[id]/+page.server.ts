import type { Locale, OrganisationRole, SectionRole } from '#lib/graphql/generated.ts';
import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { SetSectionMember } from '../../queries.ts';
import { newPassword } from '../new-password.ts';
import { AdminPerson, UpdatePerson } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { person, sections } = await locals.api.run(AdminPerson, { id: params.id });
  return { person: found(person), sections };
};

export const actions: Actions = {
  save: action(
    async ({ locals, params }, form) => {
      await locals.api.run(UpdatePerson, {
        input: {
          id: params.id,
          name: formText(form, 'name'),
          role: formText(form, 'role') as OrganisationRole,
          locale: formText(form, 'locale') as Locale,
        },
      });
      return { done: 'save' };
    },
    { keep: ['name', 'role', 'locale'] },
  ),
  activate: action(async ({ locals, params }, form) => {
    const isActive = formText(form, 'isActive') === 'true';
    await locals.api.run(UpdatePerson, { input: { id: params.id, isActive } });
    return { done: isActive ? 'on' : 'off' };
  }),
  password: action(async ({ locals, params }, form) => {
    const password = String(form.get('password') ?? '') || newPassword();
    await locals.api.run(UpdatePerson, { input: { id: params.id, password } });
    return { done: 'password', password };
  }),
  member: action(async ({ locals, params }, form) => {
    await locals.api.run(SetSectionMember, {
      personId: params.id,
      sectionId: formText(form, 'sectionId'),
      role: (formText(form, 'role') || null) as SectionRole | null,
    });
    return { done: 'member' };
  }),
};
