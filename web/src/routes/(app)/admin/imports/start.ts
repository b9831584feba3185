import { redirect } from '@sveltejs/kit';
import { action } from '#lib/server/api.ts';
import { settingsOf, startVariables } from './import-settings.ts';
import { StartImport } from './queries.ts';

/** Starts what the form describes and goes on to its page, which keeps the settings in its address. */
export const start = action(
  async ({ locals }, form) => {
    const settings = settingsOf(form);
    const isDryRun = form.get('mode') !== 'apply';
    const { startImport } = await locals.api.run(StartImport, startVariables(settings, isDryRun));
    redirect(303, `/admin/imports/${startImport.id}?${new URLSearchParams(settings)}`);
  },
  { keep: ['importer', 'section', 'audience', 'locale', 'drafts', 'gone'] },
);
