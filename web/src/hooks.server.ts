import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import * as m from '#lib/paraglide/messages.js';
import { defineCustomServerStrategy } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { createApi } from '#lib/server/api.ts';
import { isTheme, THEME_COOKIE } from '#lib/theme.ts';

const HELP_ADDRESS = /^\/help\/(ru|en)(?:\/|$)/;

// A link to the English help shows English, whatever the reader's browser prefers.
defineCustomServerStrategy('custom-page', {
  getLocale: (request) => HELP_ADDRESS.exec(new URL(request!.url).pathname)?.[1],
});

export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, async ({ locale }) => {
    const theme = event.cookies.get(THEME_COOKIE);
    event.locals.theme = isTheme(theme) ? theme : 'system';
    event.locals.requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID().slice(0, 8);
    event.locals.setCookies = [];
    event.locals.api = createApi(event);

    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          // The first of each is the template's; a page may speak of `%lang%` further down.
          .replace('lang="%lang%"', `lang="${locale}"`)
          .replace('%lang%.webmanifest', `${locale}.webmanifest`)
          .replace('data-theme="%theme%"', `data-theme="${event.locals.theme}"`),
    });
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('referrer-policy', 'same-origin');
    for (const cookie of event.locals.setCookies) response.headers.append('set-cookie', cookie);
    return response;
  });

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind === 'unknown') {
    // oxlint-disable-next-line no-console -- the web server's own log
    console.error(
      JSON.stringify({ level: 'error', requestId, path: event.url.pathname, error: describe(error) }),
    );
    return { message: m.error_internal(), requestId };
  }
  return { requestId, ...(error.status === 404 && { message: m.error_not_found() }) };
};

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
