import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequestHandler } from 'express';
import { projectRoot } from '../config.ts';
import { StartupError } from '../startup-error.ts';
import type { PageHandler } from './page-cache.ts';

/** A whole entry with its document, in bytes; pictures travel apart, as files. */
export const largestRequest = 8 * 1024 * 1024;

const build = resolve(projectRoot, 'web/build/handler.js');

/**
 * How SvelteKit learns what the client asked for. It would take every request for HTTPS and refuse forms sent over
 * plain HTTP as foreign; and it would see the proxy's address. Express knows better (`trust proxy`), so each
 * request carries its answer in these headers, whatever the client wrote there.
 */
const headersOfPages = {
  PROTOCOL_HEADER: 'x-forwarded-proto',
  HOST_HEADER: 'x-forwarded-host',
  ADDRESS_HEADER: 'x-forwarded-for',
};

/** SvelteKit's built handler. @throws StartupError where it was not built */
export async function loadPages(): Promise<RequestHandler> {
  if (!existsSync(build))
    throw new StartupError({
      ru: 'Страницы не собраны. Выполните: npm run build',
      en: 'The pages are not built. Run: npm run build',
    });
  // The handler reads its settings from the environment when it is loaded.
  Object.assign(process.env, headersOfPages, { BODY_SIZE_LIMIT: largestRequest });
  const { handler } = (await import(pathToFileURL(build).href)) as { handler: PageHandler };
  return (req, res, next) => {
    req.headers['x-forwarded-proto'] = req.protocol;
    req.headers['x-forwarded-host'] = req.host;
    req.headers['x-forwarded-for'] = req.ip ?? req.socket.remoteAddress;
    handler(req, res, next);
  };
}
