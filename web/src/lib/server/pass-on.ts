import type { RequestEvent } from '@sveltejs/kit';
import { API_URL } from '$app/env/private';

const REQUEST_HEADERS = [
  'cookie',
  'content-type',
  'content-length',
  'range',
  'if-none-match',
  'accept',
  'accept-language',
];
/** What belongs to one connection, or no longer holds once `fetch` has unpacked the body. */
const HOP_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'content-encoding', 'content-length'];

/** Hands a request to the API as it is and streams the answer back: files, where web and API run apart. */
export async function passOn({ request, url }: RequestEvent): Promise<Response> {
  const headers = new Headers();
  for (const name of REQUEST_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const answer = await fetch(new URL(url.pathname + url.search, API_URL), {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'manual',
    // Node's fetch sends a stream only when told that the answer comes after it.
    ...(request.body && { duplex: 'half' }),
  });
  const kept = [...answer.headers].filter(([name]) => !HOP_HEADERS.includes(name));
  return new Response(answer.body, { status: answer.status, headers: kept });
}
