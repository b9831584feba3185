import { action, found } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { SaveTypeChecklist, TypeChecklists } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';
import { readChecklistForm } from './checklist-form.ts';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  await parent();
  const { typeChecklists } = await locals.api.run(TypeChecklists);
  return { list: found(typeChecklists.find(({ type }) => type === params.type)) };
};

export const actions: Actions = {
  save: action(
    async ({ locals, params }, form) => {
      const version = Number(formText(form, 'version'));
      await locals.api.run(SaveTypeChecklist, {
        input: { type: params['type']!, version, ...readChecklistForm(form) },
      });
      return { saved: true };
    },
    { keep: () => true },
  ),
};
