import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot, type Config } from '../config.ts';
import { StartupError } from '../startup-error.ts';
import type { PageHandler } from './page-cache.ts';

const build = resolve(projectRoot, 'web/build/handler.js');

/** SvelteKit's built handler, told the public address by the variables it reads. @throws StartupError where it was not built */
export async function loadPages(config: Config): Promise<PageHandler> {
  if (!existsSync(build))
    throw new StartupError({
      ru: 'Страницы не собраны. Выполните: npm run build',
      en: 'The pages are not built. Run: npm run build',
    });
  process.env['ORIGIN'] ??= config.publicUrl;
  const { handler } = (await import(pathToFileURL(build).href)) as { handler: PageHandler };
  return handler;
}
