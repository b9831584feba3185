import { fail, redirect } from '@sveltejs/kit';
import * as m from '#lib/paraglide/messages.js';
import { action, type Refusal } from '#lib/server/api.ts';
import { AdminSearchDraft, ImportSearchDictionary } from '../../queries.ts';
import type { Actions } from './$types';

const LARGEST = 1_000_000;

export const actions: Actions = {
  default: action(async ({ locals }, form) => {
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0 || file.size > LARGEST) {
      const message = m.admin_search_import_file_missing();
      return fail<Refusal>(400, { message, fields: [{ path: 'file', message }], typed: {} });
    }
    const { searchDictionaryDraft } = await locals.api.run(AdminSearchDraft);
    const { importSearchDictionary } = await locals.api.run(ImportSearchDictionary, {
      file: {
        name: file.name,
        bytes: Buffer.from(await file.arrayBuffer()).toString('base64'),
        isReplacing: form.has('isReplacing'),
        version: searchDictionaryDraft?.version ?? 0,
      },
    });
    if (importSearchDictionary.draft) redirect(303, '/admin/search/words/preview');
    return { rows: importSearchDictionary.rows };
  }),
};
