import { redirect } from '@sveltejs/kit';
import type { Api } from '#lib/server/api.ts';
import { action } from '#lib/server/api.ts';
import { type ImportSettings, settingsOf, startVariables } from './import-settings.ts';
import { StartImport } from './queries.ts';

/** Starts what the form describes and goes on to its page, which keeps the settings in its address. */
export const start = action(
  async ({ locals }, form) => await startWith(locals.api, settingsOf(form), form.get('mode') !== 'apply'),
  { keep: ['importer', 'section', 'audience', 'locale', 'drafts', 'gone', 'missing'] },
);

export async function startWith(api: Api, settings: ImportSettings, isDryRun: boolean): Promise<never> {
  const { startImport } = await api.run(StartImport, startVariables(settings, isDryRun));
  redirect(303, `/admin/imports/${startImport.id}?${new URLSearchParams(settings)}`);
}
