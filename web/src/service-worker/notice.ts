import { relativeTime } from '#lib/i18n/format.ts';
import * as m from '#lib/paraglide/messages.js';
import { isLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

/**
 * A page as it was kept, with its age above everything. Its links load whole pages: each comes through the service
 * worker, from the network where it is back, else with an age of its own.
 * @param keptAt milliseconds
 * @param isWrong a correction of it is out, and was not fetched yet
 */
export async function withNotice(copy: Response, keptAt: number, isWrong: boolean): Promise<Response> {
  const html = await copy.text();
  const locale = /<html[^>]* lang="(\w+)"/.exec(html)?.[1];
  overwriteGetLocale(() => (isLocale(locale) ? locale : 'ru'));
  const age = relativeTime(new Date(keptAt).toISOString());
  const notice =
    `<p class="kept-copy no-print" role="status"><strong>${m.offline_copy({ age })}</strong> ` +
    `${isWrong ? m.offline_copy_wrong() : m.offline_copy_hint()} <a href="/offline">${m.offline_copy_list()}</a></p>`;
  return new Response(
    html.replace(/<body[^>]*>/, () => `<body data-sveltekit-reload>${notice}`),
    { status: 200, headers: copy.headers },
  );
}
