import { redirect, type RequestHandler } from '@sveltejs/kit';
import { safePath } from '#lib/server/safe-path.ts';

/**
 * Where the service worker sends a page's own navigation when there is no network: an address without a page is loaded by
 * the browser, and so comes back to the worker as a whole page. With the network back again it only leads on.
 */
export const GET: RequestHandler = ({ url }) => redirect(303, safePath(url.searchParams.get('to')));
