import { action } from '#lib/server/api.ts';
import { AdminImports, DeleteImportMapping, RemoveImportMatch, RenameImportMapping } from './queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.api.run(AdminImports);

export const actions: Actions = {
  rename: action(async ({ locals }, form) => {
    const [id, name] = ['id', 'name'].map((field) => String(form.get(field) ?? ''));
    await locals.api.run(RenameImportMapping, { id: id!, name: name! });
    return { renamed: true };
  }),
  forget: action(async ({ locals }, form) => {
    await locals.api.run(DeleteImportMapping, { id: String(form.get('id')) });
    return { forgotten: true };
  }),
  unmatch: action(async ({ locals }, form) => {
    await locals.api.run(RemoveImportMatch, { id: String(form.get('id')) });
    return { unmatched: true };
  }),
};
