import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import { formText } from '#lib/server/form-text.ts';
import { AdminSearchVersions, RestoreSearchDictionary } from '../queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { searchDictionaryVersions, searchDictionaryDraft, indexHealth } =
    await locals.api.run(AdminSearchVersions);
  const published = Number(url.searchParams.get('published'));
  return {
    versions: searchDictionaryVersions,
    draftVersion: searchDictionaryDraft?.version ?? 0,
    rebuilding: indexHealth.copies.filter(({ isRebuilding }) => isRebuilding),
    published: searchDictionaryVersions[0]?.number === published ? published : null,
  };
};

export const actions: Actions = {
  restore: action(async ({ locals }, form) => {
    await locals.api.run(RestoreSearchDictionary, {
      number: Number(formText(form, 'number')),
      version: Number(formText(form, 'version')),
    });
    redirect(303, '/admin/search/words/preview');
  }),
};
