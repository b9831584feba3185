import type { Locale, OrganisationRole } from '#lib/graphql/generated.ts';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { newPassword } from '../new-password.ts';
import { CreatePerson } from '../queries.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: action(
    async ({ locals }, form) => {
      const password = String(form.get('password') ?? '') || newPassword();
      const { createPerson } = await locals.api.run(CreatePerson, {
        input: {
          name: formText(form, 'name'),
          email: formText(form, 'email'),
          role: formText(form, 'role') as OrganisationRole,
          locale: formText(form, 'locale') as Locale,
          password,
        },
      });
      return { created: { ...createPerson, password } };
    },
    { keep: ['name', 'email', 'role', 'locale'] },
  ),
};
