import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { AdminSearchDraft, AdminSearchPreview, PublishSearchDictionary } from '../../queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { searchDictionaryDraft } = await locals.api.run(AdminSearchDraft);
  if (!searchDictionaryDraft) redirect(303, '/admin/search/words');
  const { searchDictionaryPreview, indexHealth } = await locals.api.run(AdminSearchPreview);
  return { preview: searchDictionaryPreview, engine: indexHealth.engine };
};

export const actions: Actions = {
  publish: action(
    async ({ locals }, form) => {
      const version = Number(formText(form, 'version'));
      const { publishSearchDictionary } = await locals.api.run(PublishSearchDictionary, {
        version,
        note: formText(form, 'note'),
      });
      redirect(303, `/admin/search/versions?published=${publishSearchDictionary.number}`);
    },
    { keep: ['note'] },
  ),
};
